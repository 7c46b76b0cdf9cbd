"""Callers: fal's protocol over HTTP."""
