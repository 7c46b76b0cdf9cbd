"""The camera: where it is at any moment of a shot, and the poses that a shot passes through."""

import math
from dataclasses import dataclass

import numpy as np

from rushes.engines.previs.film import Camera, CameraKey
from rushes.engines.previs.world.noise import element_rng

SAMPLES_PER_SECOND = 6
MOST_SAMPLES = 96


@dataclass(frozen=True)
class CameraPose:
    """Metres off the base view (z > 0 is closer), degrees of pan and roll; `zoom` enlarges the finished picture."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    pan: float = 0.0
    roll: float = 0.0
    zoom: float = 1.0


# share of the drift, hertz: three slow waves that never repeat within a clip
SHAKE_WAVES = ((0.55, 0.43), (0.30, 0.97), (0.15, 2.3))
SHAKE_METRES = 0.030
SHAKE_DEGREES = 0.75


def _between(a: float, b: float, share: float, steady: bool) -> float:
    s = min(max(share, 0.0), 1.0)
    return a + (b - a) * (s if steady else s * s * (3 - 2 * s))


class CameraPath:
    """A shot's camera, closed-form in time."""

    def __init__(self, camera: Camera, start: float, end: float, seed: int = 0) -> None:
        self.keys = tuple(sorted(camera.keys, key=lambda key: key.t)) or (CameraKey(t=start),)
        self.shake, self.steady = camera.shake, camera.steady
        self.start, self.end = start, end
        self._phases = element_rng(seed, "camera/shake").random((4, len(SHAKE_WAVES))) * math.tau

    def pose(self, t: float) -> CameraPose:
        """Where the camera is at `t` seconds of the film."""
        before, after = self.keys[0], self.keys[-1]
        for key in self.keys:
            if key.t <= t:
                before = key
        for key in reversed(self.keys):
            if key.t >= t:
                after = key
        if t <= self.keys[0].t:
            after = before = self.keys[0]
        if t >= self.keys[-1].t:
            before = after = self.keys[-1]
        share = (t - before.t) / (after.t - before.t) if after.t > before.t else 0.0
        x, y, pan, roll = (self._drift(row, t) for row in range(4))
        return CameraPose(
            _between(before.x, after.x, share, self.steady) + x * SHAKE_METRES,
            _between(before.y, after.y, share, self.steady) + y * SHAKE_METRES * 0.7,
            _between(before.z, after.z, share, self.steady),
            _between(before.pan, after.pan, share, self.steady) + pan * SHAKE_DEGREES * 0.6,
            _between(before.roll, after.roll, share, self.steady) + roll * SHAKE_DEGREES * 0.7,
        )

    def samples(self) -> tuple[CameraPose, ...]:
        """Poses close enough together that whatever the shot shows is shown by one of them."""
        if self.shake == 0 and all(_same_place(key, self.keys[0]) for key in self.keys):
            return (self.pose(self.start),)
        count = min(MOST_SAMPLES, max(9, int((self.end - self.start) * SAMPLES_PER_SECOND)))
        times = [*np.linspace(self.start, self.end, count).tolist(), *(key.t for key in self.keys)]
        return tuple(self.pose(float(t)) for t in times if self.start <= t <= self.end)

    def _drift(self, row: int, t: float) -> float:
        if self.shake == 0:
            return 0.0
        waves = zip(SHAKE_WAVES, self._phases[row].tolist(), strict=True)
        return self.shake * sum(share * math.sin(math.tau * hertz * t + phase) for (share, hertz), phase in waves)


def _same_place(a: CameraKey, b: CameraKey) -> bool:
    return (a.x, a.y, a.z, a.pan, a.roll) == (b.x, b.y, b.z, b.pan, b.roll)
