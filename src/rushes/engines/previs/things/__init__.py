"""Things that are shown as themselves where nobody is on stage, and what they do."""

from rushes.engines.previs.things.catalogue import THINGS as THINGS
from rushes.engines.previs.things.doings import DOINGS as DOINGS
from rushes.engines.previs.things.performer import ThingPerformer as ThingPerformer
