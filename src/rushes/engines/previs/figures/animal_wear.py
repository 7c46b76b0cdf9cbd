"""What an animal can have on and in its mouth: data, for whoever reads prompts and for whoever draws."""

from dataclasses import dataclass

from rushes.engines.previs.figures.look import EARED_HOODS, HATS

ANIMAL_HATS = tuple(hat for hat in HATS if hat not in ("none", "hood", "space", "robot", "alien", *EARED_HOODS))
"""Hats that need no human head inside."""
HELD_IN_MOUTHS = ("ball", "stick", "leaf", "bone", "fish", "pizza", "carrot", "nut", "flower", "newspaper")
BREATHS = ("steam", "fire")


@dataclass(frozen=True, slots=True)
class Wear:
    """What one animal has on and in the mouth; "" where it has nothing."""

    hat: str = ""
    hat_colour: str = ""
    glasses: bool = False
    collar: str = ""
    scarf: str = ""
    holds: str = ""
    breath: str = ""

    @property
    def headroom(self) -> float:
        """How far a hat reaches above the middle of the head, in head radii."""
        return 2.9 if self.hat else 0.0


BARE = Wear()
