"""Figures: everybody and everything that moves in a film. `perform` turns an actor into something that can be drawn.

`KINDS`, `ACTIONS` and `ATTRIBUTES` say what can be shown, as data. Lighting is `figures.relight`.
"""

from typing import TYPE_CHECKING

from rushes.engines.previs.figures.attributes import Attribute
from rushes.engines.previs.figures.vocabulary import ACTIONS, ATTRIBUTES, KINDS
from rushes.engines.previs.film import Actor

if TYPE_CHECKING:
    from rushes.engines.previs.performer import Performer

__all__ = ["ACTIONS", "ATTRIBUTES", "KINDS", "Attribute", "perform"]


def perform(actor: Actor) -> "Performer":
    """The performer of an actor.

    Raises ValueError, naming what is allowed, for a kind, an action, an attribute or a value that no kit knows.
    """
    # Drawing needs the raster libraries; whoever only asks what can be shown does not.
    from rushes.engines.previs.figures.performers import performer_of

    return performer_of(actor)
