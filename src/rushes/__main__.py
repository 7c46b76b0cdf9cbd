"""`python -m rushes`."""

from rushes.cli import app

app()
