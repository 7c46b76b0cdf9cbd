"""What a prompt means. `read` makes a `Scene` of it; the words it knows are data in `lexicon/`."""

from rushes.engines.previs.understand.reading import read as read
