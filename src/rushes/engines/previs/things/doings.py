"""What things do: stances over time, and what is seen of it around them. One table, for every thing.

Deeds that happen once are well under way in the middle of a shot and done before its end; all others go on.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rushes.engines.previs.figures.geometry import smoothstep
from rushes.engines.previs.things import effects, liquids, pieces
from rushes.engines.previs.things.moment import Show, Stance
from rushes.engines.previs.things.pen import Pen

TELLING = 0.45
"""The share of a shot at which a spin shows its face."""

FALLEN = 0.80
"""The share of a shot at which what falls is on the ground."""

Effect = Callable[[Pen, Show], None]


def _nothing(pen: Pen, show: Show) -> None:
    """No effect."""


@dataclass(frozen=True, slots=True)
class Doing:
    """How a thing moves, and what is drawn on the ground under it, behind it, and before it."""

    stance: Callable[[Show], Stance] = lambda show: Stance()
    under: Effect = _nothing
    behind: Effect = _nothing
    before: Effect = _nothing


def _rotates(show: Show) -> Stance:
    return Stance(turn=math.tau * (show.u - TELLING) + 0.14)


def _rises(show: Show) -> Stance:
    return Stance(y=0.85 * (1 - smoothstep(0.05, 0.80, show.u)), turn=0.5 * (show.u - TELLING), floor=0.02)


def _twists(show: Show) -> Stance:
    return Stance(slid=smoothstep(0.02, 0.55, show.u), turn=2.4 * (show.u - TELLING))


def _bounces(show: Show) -> Stance:
    beat = effects.beat_of(show.t)
    height = effects.BOUNCE_HEIGHT * 4 * beat * (1 - beat)
    near = max(0.0, 1 - height / 0.07)
    return Stance(y=-height, wide=1 + 0.22 * near, tall=1 - 0.26 * near, turn=0.9 * show.t * show.thing.turns)


def _floats(show: Show) -> Stance:
    return Stance(
        y=-0.17 + 0.04 * math.sin(1.6 * show.t), roll=0.05 * math.sin(1.1 * show.t), turn=0.35 * math.sin(0.9 * show.t)
    )


def _leaps(show: Show) -> Stance:
    """Lands in a puddle, toe up."""
    return Stance(y=-0.10 + 0.03 * math.sin(1.4 * show.t), roll=-0.17 + 0.05 * math.sin(1.1 * show.t))


def _opens(show: Show) -> Stance:
    return Stance(opened=smoothstep(0.04, 0.42, show.u))


def _falls_apart(show: Show) -> Stance:
    if show.u >= pieces.BREAKS_AT:
        return Stance(gone=True)
    fall = 1 - (show.u / pieces.BREAKS_AT) ** 2
    return Stance(y=-0.75 * fall, roll=0.9 * fall)


def _bursts(show: Show) -> Stance:
    return Stance(
        gone=show.u >= pieces.BREAKS_AT, roll=0.02 * math.sin(60 * show.t) * (show.u > 0.5 * pieces.BREAKS_AT)
    )


def _comes_together(show: Show) -> Stance:
    return Stance(gone=show.u < pieces.WHOLE_AT)


def _is_cut(show: Show) -> Stance:
    slides = smoothstep(0.08, 0.40, show.u)
    return Stance(slid=slides, gone=not show.thing.cuts_itself and slides > 0)


def _falls(show: Show) -> Stance:
    """Falls out of the picture's top and lands; what is in the air turns."""
    gone = min(1.0, show.u / FALLEN)
    return Stance(y=-1.9 * (1 - gone**1.6), roll=2.4 * (1 - gone))


def _rolls(show: Show) -> Stance:
    way = 2.2 * (show.u - TELLING) + 0.22
    return Stance(x=way, roll=way / 0.5)


def _melts(show: Show) -> Stance:
    gone = smoothstep(0.05, 0.95, show.u)
    return Stance(tall=1 - 0.30 * gone, wide=1 + 0.12 * gone)


def _grows(show: Show) -> Stance:
    size = 0.35 + 0.65 * smoothstep(0.0, 0.85, show.u)
    return Stance(wide=size, tall=size)


def _shakes(show: Show) -> Stance:
    return Stance(roll=0.07 * math.sin(19 * show.t), x=0.02 * math.sin(23 * show.t))


def _trembles(show: Show) -> Stance:
    return Stance(y=0.006 * math.sin(23 * show.t))


DOINGS: Mapping[str, Doing] = {
    "rotate": Doing(_rotates, under=effects.turntable, before=effects.swoosh),
    "rise": Doing(_rises, under=effects.cloth_behind, before=effects.cloth_before),
    "twist up": Doing(_twists, before=effects.spiral),
    "bounce": Doing(_bounces, under=effects.bounce_marks, behind=effects.bounce_trail),
    "fall": Doing(_falls, behind=effects.fall_lines),
    "float": Doing(_floats, under=effects.hover_rings),
    "puddle": Doing(_leaps, under=liquids.puddle, behind=liquids.splash_behind, before=liquids.splash),
    "splash": Doing(behind=liquids.crown_behind, before=liquids.crown),
    "drop in": Doing(behind=liquids.fallers, before=liquids.crown),
    "pour": Doing(behind=liquids.stream),
    "steam": Doing(behind=effects.steam),
    "drip": Doing(under=liquids.wet_ring, before=liquids.drips),
    "open": Doing(_opens, behind=effects.opening_light),
    "shatter": Doing(_falls_apart, under=effects.impact, before=pieces.shards),
    "explode": Doing(_bursts, behind=effects.blast, before=pieces.particles_out),
    "assemble": Doing(_comes_together, before=pieces.particles_in),
    "slice": Doing(_is_cut, before=pieces.halves),
    "roll": Doing(_rolls, behind=effects.speed_lines),
    "melt": Doing(_melts, under=liquids.melt_pool, before=liquids.melt_drips),
    "burn": Doing(behind=effects.flames_behind, before=effects.flames),
    "smoke": Doing(behind=effects.smoke),
    "glow": Doing(behind=effects.glow, before=effects.sparkle),
    "grow": Doing(_grows),
    "shake": Doing(_shakes, before=effects.shake_marks),
    "type": Doing(_trembles, before=effects.typing_hands),
    "work": Doing(),
}
"""What a thing can do, by the lexicon's name for it. What `work`s moves by itself: wheels, hands, marbles."""
