"""Who is in a shot, from left to right, with what must be known of each to place it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rushes.engines.previs.direct.bodies import KITS, Attributes, Extent, extent_of, speed_of
from rushes.engines.previs.direct.deeds import CHASED, CHASES, TRAVELS, Deed, action_at
from rushes.engines.previs.direct.looks import element_rng
from rushes.engines.previs.direct.riders import mounts
from rushes.engines.previs.direct.shots import SetUp
from rushes.engines.previs.scene import Pace, Scene, Subject

VAST_HALF, BIG_HALF = 3.0, 1.5
"""Kits wider than this to either side stand far behind, wherever somebody else is in the picture; kits wider than that
stand behind people."""

PACES: dict[Pace, float] = {"slow": 0.55, "normal": 1.0, "fast": 1.35}
"""How fast everybody goes in films of each pace, as a share of the own speed."""


@dataclass(frozen=True, slots=True)
class Player:
    """A subject in a shot: its look, its actions over the film, what it does when the shot begins, and its pace."""

    subject: Subject
    attributes: Attributes
    deeds: Sequence[Deed]
    action: str
    pace: float = 1.0

    @property
    def human(self) -> bool:
        """A person."""
        return self.subject.kind == "human"

    @property
    def on_foot(self) -> bool:
        """Whether it walks or runs when the shot begins: its feet set the speed."""
        return self.action in TRAVELS

    @property
    def rolls(self) -> bool:
        """Whether it drives, flies, swims, sails or is ridden: any speed suits it."""
        kit = KITS.get(self.subject.kind)
        moves = self.action == "ride" if kit is None else self.action == kit.moves
        return moves and self.speed > 0

    @property
    def extent(self) -> Extent:
        """The space it takes when the shot begins."""
        return extent_of(self.subject.kind, self.attributes, self.action)

    @property
    def speed(self) -> float:
        """Metres a second at the film's pace."""
        return self.pace * speed_of(self.subject.kind, self.attributes, self.action)

    @property
    def vast(self) -> bool:
        """Too big to stand beside a person."""
        return self.subject.kind in KITS and self.extent.half > VAST_HALF

    @property
    def big(self) -> bool:
        """So big that it would hide a person."""
        return self.subject.kind in KITS and self.extent.half > BIG_HALF

    @property
    def swims(self) -> bool:
        """Whether it is in the water where there is some, rather than on it."""
        return self.action == "swim" and self.extent.bottom > 0

    @property
    def afloat(self) -> bool:
        """Whether it needs water, where there is some."""
        if self.action == "ride":
            return self.attributes.get("mount") in KITS and KITS[str(self.attributes["mount"])].moves == "sail"
        return self.action == "swim" or (self.subject.kind in KITS and KITS[self.subject.kind].moves == "sail")


def heading_of(scene: Scene, seed: int) -> int:
    """-1 or +1: the way that people go and a single figure turns; the prompt's, else the seed's."""
    for subject in scene.subjects:
        if subject.facing in ("left", "right"):
            return 1 if subject.facing == "right" else -1
    return 1 if float(element_rng(seed, "heading").random()) < 0.5 else -1


def from_left(scene: Scene, seed: int) -> list[Subject]:
    """Everybody from left to right, the same in every shot: a chase as it goes, else as the seed says."""
    chased = CHASED.search(scene.prompt.lower())
    if len(scene.subjects) == 2 and (chased or CHASES.search(scene.prompt.lower())):
        first_leads = chased is not None
        return list(scene.subjects if first_leads == (heading_of(scene, seed) < 0) else scene.subjects[::-1])
    mirrored = float(element_rng(seed, "sides").random()) < 0.5
    return list(scene.subjects[::-1] if mirrored else scene.subjects)


def players_in(
    shot: SetUp, scene: Scene, looks: Mapping[str, Attributes], deeds: Mapping[str, Sequence[Deed]], seed: int
) -> list[Player]:
    """The players of a shot from left to right; what somebody rides is no player of its own."""
    if shot.of_place:
        return []
    riders = {mount.id: rider for rider, mount in mounts(scene).items()}
    focus = {riders.get(name, name) for name in shot.focus}
    return [
        Player(
            subject,
            looks[subject.id],
            deeds[subject.id],
            action_at(deeds[subject.id], shot.start),
            PACES[scene.pace],
        )
        for subject in from_left(scene, seed)
        if subject.id not in riders and (not focus or subject.id in focus)
    ]
