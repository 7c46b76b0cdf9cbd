"""What a prompt means: `read` makes a `Scene` of it, `revise` changes one. `lexicon/` holds the words they know."""

from rushes.engines.previs.understand.reading import read
from rushes.engines.previs.understand.revising import revise

__all__ = ["read", "revise"]
