"""Kits of the large things that people and animals do something on, in, under or at."""

from rushes.engines.previs.figures.blooms import BLOOMS
from rushes.engines.previs.figures.camp import CAMP
from rushes.engines.previs.figures.centrepieces import CENTREPIECES
from rushes.engines.previs.figures.grills import GRILLS
from rushes.engines.previs.figures.household import HOUSEHOLD
from rushes.engines.previs.figures.kits import Kit
from rushes.engines.previs.figures.perches import PERCHES
from rushes.engines.previs.figures.thresholds import THRESHOLDS

SET_PIECES: dict[str, Kit] = {**CAMP, **CENTREPIECES, **THRESHOLDS, **HOUSEHOLD, **PERCHES, **BLOOMS, **GRILLS}
"""By name; each is drawn in metres. The `front` of one is before whoever is in it."""
