"""Who is in a shot, from left to right, with what must be known of each to place it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rushes.engines.previs.direct.bodies import KITS, Attributes, Extent, extent_of, speed_of
from rushes.engines.previs.direct.deeds import CHASED, CHASES, TRAVELS, Deed, action_at
from rushes.engines.previs.direct.leads import leader
from rushes.engines.previs.direct.looks import element_rng
from rushes.engines.previs.direct.riders import company_of, hosts
from rushes.engines.previs.direct.shots import SetUp
from rushes.engines.previs.figures.works import WORKS, Work
from rushes.engines.previs.scene import Pace, Scene, Spot, Subject

VAST_HALF, BIG_HALF = 3.0, 1.5
"""Kits wider than this to either side stand far behind, wherever somebody else is in the picture; kits wider than that
stand behind people."""

BLOCKS = re.compile(r"\b(blocks?|blocking|blocked|in the way of|crosses the road|stands? in front of)\b")
"""Whoever does so is before the vehicle."""

PACES: dict[Pace, float] = {"slow": 0.55, "normal": 1.0, "fast": 1.35}
"""How fast everybody goes in films of each pace, as a share of the own speed."""


RAISED: dict[Spot, float] = {"shoulders": 0.62, "shoulder": 0.12}
"""Metres by which somebody who is carried there is above whoever carries it."""


HIGH_UP, BELOW = 0.9, 0.5
"""Whoever is on something higher than this need not be shown with the ground, but with so much of it, in metres."""


@dataclass(frozen=True, slots=True)
class Player:
    """A subject in a shot: its look, its actions over the film, what it does when the shot begins, and its pace.

    `raised` metres of somebody on its shoulders are above it. What it is on is `perched` metres high; what flies low is
    so much lower (negative) than it would. `room` is the space it takes, where that is not its own. `crew` are the
    people aboard it (ids).
    `holds`: somebody small, who is to be seen.
    """

    subject: Subject
    attributes: Attributes
    deeds: Sequence[Deed]
    action: str
    pace: float = 1.0
    raised: float = 0.0
    perched: float = 0.0
    room: Extent | None = None
    crew: tuple[str, ...] = ()
    holds: bool = False

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
        moves = self.action == "ride" if kit is None else self.action in (kit.moves, *kit.also)
        return moves and self.speed > 0

    @property
    def extent(self) -> Extent:
        """The space it takes when the shot begins."""
        if self.room is not None:
            return self.room
        extent = extent_of(self.subject.kind, self.attributes, self.action)
        low = max(0.0, extent.bottom + min(0.0, self.perched))
        if self.perched > HIGH_UP:
            low = self.perched - BELOW
        return replace(extent, top=extent.top + self.raised + self.perched, bottom=low)

    @property
    def speed(self) -> float:
        """Metres a second at the film's pace."""
        return self.pace * speed_of(self.subject.kind, self.attributes, self.action)

    @property
    def work(self) -> Work:
        """What goes with what it does when the shot begins."""
        return WORKS.get(self.action, Work())

    @property
    def cabin(self) -> tuple[float, float] | None:
        """Where its crew is seen: metres ahead of its middle, and the height of their eyes; None: nowhere close."""
        kit = KITS.get(self.subject.kind)
        return kit.cabin if kit is not None and self.crew else None

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
        return self.action in ("swim", "wade") or (
            self.subject.kind in KITS and KITS[self.subject.kind].moves == "sail"
        )


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
    ahead = leader(scene)
    if len(scene.subjects) == 2 and ahead is not None:
        return list(
            scene.subjects if (ahead is scene.subjects[0]) == (heading_of(scene, seed) < 0) else scene.subjects[::-1]
        )
    drives = [s for s in scene.subjects if s.kind in KITS and KITS[s.kind].moves == "drive"]
    if drives and BLOCKS.search(scene.prompt.lower()):
        behind = [drives[0], *[subject for subject in scene.subjects if subject is not drives[0]]]
        return behind if heading_of(scene, seed) > 0 else behind[::-1]
    mirrored = float(element_rng(seed, "sides").random()) < 0.5
    return list(scene.subjects[::-1] if mirrored else scene.subjects)


def players_in(
    shot: SetUp, scene: Scene, looks: Mapping[str, Attributes], deeds: Mapping[str, Sequence[Deed]], seed: int
) -> list[Player]:
    """The players of a shot from left to right; who is carried, aboard or ridden is no player of its own."""
    if shot.of_place:
        return []
    together = hosts(scene)
    focus = {together.get(name, name) for name in shot.focus}
    return [
        Player(
            subject,
            looks[subject.id],
            deeds[subject.id],
            action_at(deeds[subject.id], shot.start),
            PACES[scene.pace],
            max((RAISED.get(spot, 0.0) for spot, _ in company_of(subject, scene)), default=0.0),
            holds=any(spot in ("arms", "shoulder", "hand") for spot, _ in company_of(subject, scene)),
            crew=tuple(guest.id for _, guest in company_of(subject, scene) if guest.kind == "human"),
        )
        for subject in from_left(scene, seed)
        if subject.id not in together and (not focus or subject.id in focus)
    ]
