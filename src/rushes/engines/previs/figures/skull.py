"""The space of a turning head: keyed contours, and where a point of its surface falls on the picture.

Units: half a head's height, origin at the head's centre, x to the side it turns to, y down. Heads that turn to the
left are drawn on a mirrored canvas (with mirrored light), so everything here sees a yaw of 0..pi.
"""

import math

from rushes.engines.previs.figures.geometry import Keys, Point, clamp, lerp, linear_curve
from rushes.engines.previs.figures.look import HumanLook
from rushes.engines.previs.figures.paint import FormLight, Tone, cloth, skin
from rushes.engines.previs.figures.pose import Face
from rushes.engines.previs.raster import skia

# Contours at 0, 45 and 90 degrees with matching points: chin, far jaw, cheek, brow, forehead, top, back, nape, jaw.
FRONT: tuple[Point, ...] = (
    (0.0, 1.0),
    (0.25, 0.945),
    (0.47, 0.68),
    (0.615, 0.26),
    (0.665, -0.18),
    (0.635, -0.60),
    (0.38, -0.92),
    (0.0, -1.02),
    (-0.38, -0.92),
    (-0.635, -0.60),
    (-0.665, -0.18),
    (-0.615, 0.26),
    (-0.47, 0.68),
    (-0.25, 0.945),
)
THREE_QUARTER: tuple[Point, ...] = (
    (0.25, 1.0),
    (0.44, 0.925),
    (0.55, 0.66),
    (0.625, 0.28),
    (0.605, -0.10),
    (0.635, -0.55),
    (0.40, -0.92),
    (-0.05, -1.03),
    (-0.50, -0.90),
    (-0.77, -0.45),
    (-0.77, 0.02),
    (-0.62, 0.36),
    (-0.36, 0.68),
    (-0.02, 0.935),
)
PROFILE: tuple[Point, ...] = (
    (0.40, 0.985),
    (0.555, 0.90),
    (0.560, 0.62),
    (0.590, 0.30),
    (0.560, -0.10),
    (0.580, -0.52),
    (0.36, -0.90),
    (-0.08, -1.03),
    (-0.55, -0.90),
    (-0.86, -0.42),
    (-0.83, 0.08),
    (-0.52, 0.50),
    (-0.12, 0.62),
    (0.18, 0.88),
)
DEPTH_CENTRE = -0.13
"""The middle of the skull lies this far behind the axis about which the head turns."""


class HeadSpace:
    """One head at one moment: who, which face, how it is turned, under which light, drawn on what."""

    def __init__(
        self,
        canvas: skia.Canvas,
        look: HumanLook,
        face: Face,
        light: FormLight,
        radius: float,
        yaw: float,
        pitch: float,
        sway: float,
        stream: float,
        lift: float,
    ) -> None:
        """`radius` is half the head's height in pixels; `sway`, `stream`, `lift` move hair (see `Pose`).

        `bold` is how much stronger the features of a small head are drawn, so that a wide shot still shows a mood.
        """
        self.canvas, self.look, self.face, self.radius = canvas, look, face, radius
        self._contour: list[Point] = []
        self.mirror = -1.0 if yaw < 0 else 1.0
        self.yaw = abs(yaw)
        self.pitch = clamp(pitch, -0.9, 0.9)
        self.light = light.mirrored(self.mirror)
        self.cos, self.sin = math.cos(self.yaw), math.sin(self.yaw)
        self.skin: Tone = skin(look.skin)
        self.hair: Tone = cloth(look.hair_colour)
        self.sway, self.stream, self.lift = sway * self.mirror, stream, lift
        self.detailed = radius > 11
        self.distant = radius < 6.5
        self.close = radius > 40
        self.bold = clamp(34 / radius, 1.0, 1.8)
        self.turned_away = self.yaw > math.radians(105)

    @property
    def covered(self) -> bool:
        """A helmet or a hood hides hair and ears."""
        return self.look.hooded or self.look.hat in ("helmet", "space", "robot", "alien")

    def place(self, side: float, depth: float, y: float) -> Point:
        """A point of the head's surface; pitch slides it up or down the egg."""
        drop = self.pitch * 0.55 * (1 - 0.35 * abs(y))
        turn = 0.55 + 0.45 * self.cos * (1 if self.yaw < 1.7 else -1)
        return side * self.cos + depth * self.sin, y + drop * turn

    def squeeze(self, degrees: float, softness: float = 0.62) -> float:
        """Horizontal foreshortening at an azimuth; 0 when it faces away.

        The exponent below 1 keeps the far eye from shrinking as fast as geometry says, as illustrators draw it.
        """
        c = math.cos(self.yaw + math.radians(degrees))
        return c**softness if c > 0.02 else 0.0

    def contour(self) -> list[Point]:
        """Outline of the head; views from behind reuse those from the front by symmetry."""
        if not self._contour:
            self._contour = self._turned_contour()
        return self._contour

    def _turned_contour(self) -> list[Point]:
        degrees = math.degrees(self.yaw)
        if degrees > 90:
            degrees = 180 - degrees
        near, far = (FRONT, THREE_QUARTER) if degrees <= 45 else (THREE_QUARTER, PROFILE)
        k = degrees / 45 if degrees <= 45 else (degrees - 45) / 45
        look = self.look
        jaw = 1.06 if look.child else 0.94 if look.female else 1.05
        chin = 0.90 if look.child else 0.965 if look.female else 1.02
        full = 1 + 0.10 * max(0.0, look.build) + (0.09 if look.child else 0.0)
        out: list[Point] = []
        for p, q in zip(near, far, strict=True):
            x, y = lerp(p[0], q[0], k), lerp(p[1], q[1], k)
            if y > 0.45:
                x *= jaw
                y = 0.45 + (y - 0.45) * (chin - 0.45) / 0.55
            if -0.1 < y < 0.8:
                x *= full
            out.append((x, y))
        return out

    def half_width(self, y: float, side: int) -> float:
        """x of the head's contour at height `y` on its right (+1) or left (-1) side."""
        points = self.contour()
        best = 0.0
        for p, q in zip(points, [*points[1:], points[0]], strict=True):
            if (p[1] - y) * (q[1] - y) <= 0 and p[1] != q[1]:
                x = lerp(p[0], q[0], (y - p[1]) / (q[1] - p[1]))
                best = max(best, x * side)
        return best * side

    def ear_depth(self, sign: int) -> float:
        """> 0 when the ear on that side (+1 left, -1 right) lies on the visible half."""
        return -sign * self.sin + 0.10 * self.cos - 0.12

    def ring(self, y: float, grow: float) -> float:
        """Radius factor of the skull at height `y`; below its middle it tucks in."""
        q = clamp((y + 0.14) / (0.90 + grow * 0.7), -1, 1)
        if y < -0.14:
            return math.sqrt(max(0.0, 1 - q * q))
        loose = self.look.hair in ("long", "wavy", "bob") or self.look.hat == "helmet"
        return math.sqrt(max(0.44 if loose else 0.34, 1 - q * q * (0.35 if loose else 1.35)))

    def azimuth(self, local: float) -> float:
        """Degrees from the face of the direction `local` degrees right of the viewer's."""
        return abs((local - math.degrees(self.yaw) + 180) % 360 - 180)

    def on_skull(self, local: float, y: float, grow: float) -> Point:
        """The skull's surface in direction `local` (degrees from the viewer, -90..90) at height `y`."""
        ring = self.ring(y, grow)
        a = math.radians(local) - self.yaw
        side = (0.69 + grow) * ring * math.sin(a)
        depth = (0.80 + grow) * ring * math.cos(a) + DEPTH_CENTRE
        front = 1.0 if math.cos(a) > 0 else -1.0
        slide = self.pitch * 0.42 * math.cos(math.radians(local)) * front * abs(math.cos(a))
        return side * self.cos + depth * self.sin, y + slide

    def cap(self, rows: Keys, grow: float, step: int = 15, top: float = -1.04) -> tuple[list[Point], list[Point]]:
        """Lower edge and upper arc of a cap on the skull; `rows` give the edge's height by azimuth."""
        edge = [
            self.on_skull(local, max(linear_curve(self.azimuth(local), rows), top - grow), grow)
            for local in range(-90, 91, step)
        ]
        half = math.hypot((0.69 + grow) * self.cos, (0.80 + grow) * self.sin)
        arc: list[Point] = []
        count = 180 // step
        for i in range(count + 1):
            angle = math.pi * i / count
            # A slightly squared arch: a plain ellipse through a B-spline comes out as a pointed egg.
            x = DEPTH_CENTRE * self.sin + half * math.copysign(abs(math.cos(angle)) ** 0.78, math.cos(angle))
            y = -0.14 - (0.90 + grow) * math.sin(angle)
            if y <= (edge[-1][1] if i < count / 2 else edge[0][1]) - 0.10:
                arc.append((x, y))
        return edge, arc
