"""What a prompt means: `read` makes a `Scene` of it, `revise` changes one. The words they know are data in `lexicon/`."""

from rushes.engines.previs.understand.reading import read
from rushes.engines.previs.understand.revising import revise

__all__ = ["read", "revise"]
