"""Rushes: run fal's video endpoints yourself."""

__version__ = "0.1.0"
