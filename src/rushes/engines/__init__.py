"""Engines: what makes artifacts from jobs."""
