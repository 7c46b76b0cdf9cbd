"""Figures that can be drawn at any moment of a film."""

from rushes.engines.previs.figures.animal_performer import AnimalPerformer
from rushes.engines.previs.figures.attributes import checked
from rushes.engines.previs.figures.bestiary import SPECIES
from rushes.engines.previs.figures.colours import colour_value
from rushes.engines.previs.figures.company import Guest
from rushes.engines.previs.figures.critters import CRITTERS
from rushes.engines.previs.figures.kit_performer import KitPerformer
from rushes.engines.previs.figures.perched import Perched
from rushes.engines.previs.figures.person_performer import HumanPerformer
from rushes.engines.previs.figures.radiance import GOLD, Glowing, SeenThrough
from rushes.engines.previs.figures.set_pieces import SET_PIECES
from rushes.engines.previs.figures.stand_ins import STAND_INS
from rushes.engines.previs.figures.timeline import phase_of
from rushes.engines.previs.figures.vehicles import VEHICLES
from rushes.engines.previs.figures.vocabulary import ACTIONS, ATTRIBUTES
from rushes.engines.previs.figures.water import InWater
from rushes.engines.previs.film import Actor
from rushes.engines.previs.performer import Performer
from rushes.engines.previs.scene import Spot


def performer_of(actor: Actor) -> Performer:
    """The performer of an actor. Raises ValueError for a kind, action or attribute that no kit knows."""
    if actor.kind not in ATTRIBUTES:
        raise ValueError(f"No figure of kind {actor.kind!r}; there are: {', '.join(sorted(ATTRIBUTES))}")
    for action in (name for act in actor.acts for name in (act.action, act.meanwhile) if name):
        if action not in ACTIONS[actor.kind]:
            known = ", ".join(ACTIONS[actor.kind])
            raise ValueError(f"A {actor.kind} cannot {action!r}; it can: {known}")
    performer: Performer = _dry(actor)
    if actor.perched:
        performer = Perched(performer, actor.perched)
    elif actor.sunk:
        performer = InWater(performer, actor.sunk, phase_of(actor.id, "ripples"))
    return _radiant(actor, performer)


def _radiant(actor: Actor, performer: Performer) -> Performer:
    """The performer with the light that is in it."""
    if actor.attributes.get("see_through"):
        performer = SeenThrough(performer)
    if actor.attributes.get("glow"):
        colour = colour_value(str(actor.attributes.get("coat", GOLD)), {}) or GOLD
        performer = Glowing(performer, colour, phase_of(actor.id, "glow"))
    return performer


def _dry(actor: Actor) -> "HumanPerformer | AnimalPerformer | KitPerformer":
    guests: list[tuple[Spot, Guest]] = [(companion.spot, _dry(companion.actor)) for companion in actor.company]
    if actor.kind == "human":
        return HumanPerformer(actor, guests)
    given = checked(actor.kind, ATTRIBUTES[actor.kind], actor.attributes)
    if actor.kind in SPECIES:
        return AnimalPerformer(actor, given)
    return KitPerformer(actor, {**CRITTERS, **VEHICLES, **SET_PIECES, **STAND_INS}[actor.kind], given, guests)
