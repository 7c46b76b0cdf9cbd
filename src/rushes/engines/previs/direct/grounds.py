"""Where in each setting somebody can stand, drive or float: depths in metres."""

from rushes.engines.previs.direct.players import Player
from rushes.engines.previs.scene import Scene

ROOMS = frozenset(
    ("living room", "kitchen", "office", "cafe", "stage", "studio", "cave",
     "gym", "workshop", "classroom", "hospital", "shop", "library", "throne room", "subway station",
     "log cabin", "restaurant", "wedding hall", "television studio",
     "bedroom", "control room")
)  # fmt: skip
HIGH_PLACES = frozenset(("open sky", "space", "deep space", "orbit", "above the city"))
DEEPEST_IN_ROOM, DEEPEST_OUTSIDE = 5.9, 7.4
"""Metres to the farthest mark: a room's back wall, and the nearest houses and trees, stand behind it."""

ROAD = 7.4
"""Metres to what drives past."""

ROADS = {"viaduct": 34.0}
"""The same where a setting has its way elsewhere."""

SHORES = {
    "lake": 9.3, "seashore": 9.8, "waterfall": 8.8, "river": 8.0, "rocky coast": 9.6, "lighthouse": 9.6,
    "open sea": 7.0, "deck": 11.0,
}  # fmt: skip
"""Metres to the nearest mark on the water, a little beyond the water's edge."""

BEFORE_SHORE = 1.2
"""Metres from the water's edge to those who run along it."""

UNDER_WATER = 0.52
"""Share of a swimmer's height that does not show."""

WADING = 0.56
"""Share of the height of whoever stands in the water that does not show."""

KEEL = 0.22
"""Metres of a rowing boat that are under water."""


def draught_of(player: Player) -> float:
    """How deep somebody is in the water, in metres; 0 for what floats on it."""
    if player.action == "wade":
        return WADING * player.extent.top
    if player.swims:
        return player.extent.bottom + UNDER_WATER * (player.extent.top - player.extent.bottom)
    return KEEL if "rowing boat" in (player.subject.kind, player.attributes.get("mount")) else 0.0


def farthest_mark(scene: Scene) -> float:
    """Metres to the farthest mark on the ground."""
    return DEEPEST_IN_ROOM if scene.setting in ROOMS else DEEPEST_OUTSIDE
