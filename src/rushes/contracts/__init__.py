"""What the service layer needs of the world: one protocol a file; its docstring is its law."""
