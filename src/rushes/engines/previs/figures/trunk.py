"""The torso as elliptical sections along the spine: turning is smooth, and bust, belly and seat show in profile."""

import itertools
import math
from collections.abc import Sequence

from rushes.engines.previs.figures.geometry import Frame, Point, View, clamp, lerp
from rushes.engines.previs.figures.paint import Ribbon
from rushes.engines.previs.figures.skeleton import Skeleton

Row = tuple[float, float]
"""A spot of the torso: position along the spine (0 neck base, 1 crotch), azimuth in degrees from its front."""


class Trunk:
    """The torso of one figure at one moment, as seen."""

    def __init__(self, bones: Skeleton, view: View) -> None:
        self.bones, self.view = bones, view
        self._sections: dict[float, tuple[Frame, float, float, float]] = {}
        self._yaws: dict[float, float] = {}
        self.yaw = view.facing(bones.chest)

    @property
    def faces_camera(self) -> bool:
        """The chest rather than the back is seen."""
        return math.cos(self.yaw) > -0.05

    @property
    def front_visible(self) -> bool:
        """The middle of the chest is seen."""
        return math.cos(self.yaw) > 0.02

    def section(self, t: float) -> tuple[Frame, float, float, float]:
        """Frame, half width, half depth and forward shift at `t`."""
        found = self._sections.get(t)
        if found is None:
            found = self._sections[t] = self._measured(t)
        return found

    def _measured(self, t: float) -> tuple[Frame, float, float, float]:
        rows = self.bones.body.sections
        breath = self.bones.pose.breath
        wide, deep, shift = rows[-1][1:]
        for a, b in itertools.pairwise(rows):
            if t <= b[0]:
                k = clamp((t - a[0]) / (b[0] - a[0]))
                k = k * k * (3 - 2 * k)
                wide, deep, shift = lerp(a[1], b[1], k), lerp(a[2], b[2], k), lerp(a[3], b[3], k)
                break
        swell = 1 + 0.018 * breath * math.exp(-(((t - 0.3) / 0.2) ** 2))
        return self.bones.spine(t), wide * swell, deep * swell * (1 + 0.01 * breath), shift

    def ribbon(self, start: float, end: float, loose: float = 1.0, caps: tuple[float, float] = (0.0, 0.3)) -> Ribbon:
        """The torso between two positions, `loose` times as wide as the body."""
        stops = {start, end, *(t for t, *_ in self.bones.body.sections if start + 0.02 < t < end - 0.02)}
        if end - start > 0.5:
            stops |= {t for t in (0.21, 0.43, 0.67) if start <= t <= end}
        points: list[Point] = []
        widths: list[float] = []
        for t in sorted(stops):
            frame, wide, deep, shift = self.section(t)
            points.append(self.view.at(frame.point(0, 0, shift)))
            widths.append(self.view.half_width(frame, wide, deep) * loose)
        return Ribbon(points, widths, *caps)

    def surface(self, t: float, azimuth: float, loose: float = 1.0) -> tuple[Point, bool]:
        """A spot on the surface, and whether it is on the visible side."""
        frame, wide, deep, shift = self.section(t)
        a = math.radians(azimuth)
        p = frame.point(wide * math.sin(a) * loose, 0, shift + deep * math.cos(a) * loose)
        return self.view.at(p), math.cos(self.view.facing(frame) + a) > 0.0

    def line(self, rows: Sequence[Row], loose: float = 1.0) -> list[Point]:
        """Spots on the surface; those that turn away slide to the silhouette."""
        out: list[Point] = []
        for t, azimuth in rows:
            frame, wide, deep, shift = self.section(t)
            yaw = self._yaws.get(t)
            if yaw is None:
                yaw = self._yaws[t] = self.view.facing(frame)
            local = (math.radians(azimuth) + yaw + math.pi) % (2 * math.pi) - math.pi
            a = clamp(local, -math.pi / 2, math.pi / 2) - yaw
            out.append(self.view.at(frame.point(wide * math.sin(a) * loose, 0, shift + deep * math.cos(a) * loose)))
        return out

    def girdle(self, t: float, loose: float) -> list[Point]:
        """The visible half of a belt at `t`."""
        front = (-89, -45, 0, 45, 89)
        return self.line([(t, a if self.faces_camera else a + 180) for a in front], loose)
