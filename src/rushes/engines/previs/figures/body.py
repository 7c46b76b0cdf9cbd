"""What an action is: a pure function of time, `action(t, body, energy) -> Pose`.

`t` counts seconds from the start of the action, `energy` 0..1 is how loudly the figure speaks just then.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rushes.engines.previs.figures.pose import Pose


@dataclass(frozen=True, slots=True)
class Body:
    """What an action must know of the body: it changes gait, where the hips are, and how somebody rides."""

    female: bool = False
    child: bool = False
    elder: bool = False
    mount: str = ""

    @property
    def hip(self) -> float:
        """Height of the hips in body heights."""
        return 0.428 if self.child else 0.51


Action = Callable[[float, Body, float], Pose]
