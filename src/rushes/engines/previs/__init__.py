"""Previs: the prompt as an illustrated animatic with sound, on the CPU, with no weights.

prompt -> `understand` -> `scene.Scene` -> `direct` -> `film.Film` -> `world` + `figures` (frames), `sound` -> MP4
"""
