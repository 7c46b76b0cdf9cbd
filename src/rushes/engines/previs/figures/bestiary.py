"""All four-legged animals, by kind."""

from rushes.engines.previs.figures.species import HOME_SPECIES, Species
from rushes.engines.previs.figures.wild_species import WILD_SPECIES

SPECIES: dict[str, Species] = {**HOME_SPECIES, **WILD_SPECIES}
