"""The stage."""

from dataclasses import replace

import numpy as np

from rushes.engines.previs.scene import Time
from rushes.engines.previs.world import interior, street
from rushes.engines.previs.world.bands import (
    Board,
    Falling,
    Ground,
    Rays,
    Setting,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.clearing import covers
from rushes.engines.previs.world.colour import rgb
from rushes.engines.previs.world.light import Rig
from rushes.engines.previs.world.settings.rooms import plain_backdrop


def _stage_rig(rig: Rig) -> Rig:
    return replace(
        rig,
        key=rgb("#ffe2b8") * 0.72,
        ambient=rgb("#4a3a66") * 0.50,
        haze=rgb("#3a2444"),
        haze_density=0.012,
        facing=0.45,
        sun=(-0.3, 0.9),
        lamps=1,
        falling="",
        wet=0.0,
        snow=0.0,
    )


PAINTED: dict[Time, tuple[str, str, str]] = {
    "dawn": ("#33408a", "#c8788a", "#ffb48a"),
    "morning": ("#22508c", "#5f8cae", "#e8d8b0"),
    "noon": ("#18488c", "#4a84b8", "#d8e4e8"),
    "afternoon": ("#2c4c84", "#a8825c", "#f0c080"),
    "dusk": ("#1c1a4a", "#8a3f70", "#ff9a62"),
    "night": ("#0a0e2c", "#2c2f7a", "#7a86e0"),
}
"""The painted cloth at the back, from top to foot, and the glow upon it, by the time of day that is played."""


def _stage_marks(brush: Brush) -> None:
    for k in range(-30, 31):
        brush.line([(k * 0.30, 1), (k * 0.30, 12)], 0.014, "#1c0e0c", 0.5)
    for s in (-1.6, 0, 1.6):
        brush.soft(s, 5.6, 1.5, 1.0, "#ffdfa8", 0.34, plus=True)


def _audience(brush: Brush) -> None:
    """Heads of those who watch, along the lower edge, where nobody on stage is hidden."""
    view = brush.plate.view
    if not view.is_wide:
        return
    foot = (view.height - view.hy) * brush.z / view.f - view.eye
    for k, share in enumerate(np.linspace(-1.06, 1.06, 10).tolist()):
        x = brush.u(share) + 0.06 * brush.rng.random()
        rise = 0.10 + 0.05 * brush.rng.random()
        if covers(brush.clear, x - 0.2, x + 0.2, foot - rise):
            continue
        ink = ("#1a1020", "#22141e", "#160e1c")[k % 3]
        brush.oval(x, foot - rise + 0.10, 0.088, 0.105, ink)
        brush.poly(
            [(x - 0.22, foot + 0.2), (x - 0.16, foot + 0.075), (x + 0.16, foot + 0.075), (x + 0.22, foot + 0.2)], ink
        )


STAGE = Setting(
    "stage",
    (
        Ground("stage", _stage_marks, shine=0.28),
        Board(
            "cyc",
            11,
            lambda brush: (
                brush.rect(
                    brush.x0, brush.top * 1.3, brush.x1 - brush.x0, -brush.top * 1.3, PAINTED[brush.rig.time][:2]
                ),
                brush.soft(0, -1.2, brush.half * 0.95, 3.4, PAINTED[brush.rig.time][2], 0.30, plus=True),
                street.string_lights(brush, brush.u(-0.9), brush.u(0.9), brush.top * 0.55, 1.0, 18),
            ),
            rim=0,
            haze=0.0,
        ),
        Board(
            "drape2",
            9,
            lambda brush: [
                interior.curtain(
                    brush,
                    brush.u(s) if s < 0 else brush.u(s - 0.34),
                    brush.u(s + 0.34) if s < 0 else brush.u(s),
                    brush.top * 1.2,
                    0,
                    "#6a1826",
                    7,
                )
                for s in (-1.3, 1.3)
            ],
            rim=0.2,
        ),
        Board(
            "drape1",
            7.2,
            lambda brush: (
                [
                    interior.curtain(
                        brush,
                        brush.u(s) if s < 0 else brush.u(s - 0.42),
                        brush.u(s + 0.42) if s < 0 else brush.u(s),
                        brush.top * 1.3,
                        0,
                        "#a3202f",
                        8,
                    )
                    for s in (-1.25, 1.25)
                ],
                interior.curtain(brush, brush.x0, brush.x1, brush.top * 1.4, brush.top * 0.80, "#a3202f", 26),
            ),
            rim=0.2,
        ),
        Rays((0.22, -0.12), 1, 0.40, 0.30, 1.18, "#ffe6b8", 6.9, False, 0.07),
        Rays((0.78, -0.12), 1, 0.40, 0.30, 1.96, "#ffd2c0", 6.4, False, 0.07),
        Rays((0.5, -0.15), 1, 0.30, 0.34, 1.57, "#fff2d8", 6.0, False, 0.02),
        Rays((0.02, -0.10), 1, 0.22, 0.16, 0.95, "#8fb4ff", 7.0, False, 0.16),
        Rays((0.98, -0.10), 1, 0.22, 0.16, 2.19, "#ff9ad8", 6.7, False, 0.16),
        Board(
            "foot",
            4.3,
            lambda brush: [
                (
                    brush.oval(brush.u(s), 0.10, 0.10, 0.07, "#2a2020"),
                    brush.light(brush.u(s), 0.06, 0.07, "#ffd08a", 0.8),
                )
                for s in np.linspace(-1.05, 1.05, 9)
            ],
            rim=0,
        ),
        Board("audience", 2.5, _audience, rim=1.4, sway=0.006),
        Falling("motes", 60),
    ),
    indoor=True,
    backdrop=plain_backdrop("#2a1c3a"),
    relight=(_stage_rig,),
    soft_beyond=8,
)
