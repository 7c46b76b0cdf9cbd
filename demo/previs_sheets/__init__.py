"""Contact sheets of what previs can draw: `python -m demo.previs_sheets KIND... OUT_DIR`.

Each kind of sheet is one module, whose `sheets` yields names and pictures; `__main__.KINDS` lists them.
"""
