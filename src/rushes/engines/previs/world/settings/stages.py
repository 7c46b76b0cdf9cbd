"""Stage and studio."""

from dataclasses import replace

import numpy as np

from rushes.engines.previs.world import interior, street
from rushes.engines.previs.world.bands import (
    Board,
    Falling,
    Ground,
    Rays,
    Setting,
)
from rushes.engines.previs.world.brush import Brush
from rushes.engines.previs.world.colour import mix, rgb
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


def _stage_marks(brush: Brush) -> None:
    for k in range(-30, 31):
        brush.line([(k * 0.30, 1), (k * 0.30, 12)], 0.014, "#1c0e0c", 0.5)
    for s in (-1.6, 0, 1.6):
        brush.soft(s, 5.6, 1.5, 1.0, "#ffdfa8", 0.34, plus=True)


STAGE = Setting(
    "stage",
    (
        Ground("stage", _stage_marks, shine=0.28),
        Board(
            "cyc",
            11,
            lambda brush: (
                brush.rect(brush.x0, brush.top * 1.3, brush.x1 - brush.x0, -brush.top * 1.3, ("#1c1a4a", "#6a3a7a")),
                brush.soft(0, -1.2, brush.half * 0.95, 3.4, "#ff9a6a", 0.55, plus=True),
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
        Rays((0.22, -0.12), 1, 0.40, 0.30, 1.18, "#ffe6b8", 6.5, False),
        Rays((0.78, -0.12), 1, 0.40, 0.30, 1.96, "#ffd2c0", 6.4, False),
        Rays((0.5, -0.15), 1, 0.30, 0.34, 1.57, "#fff2d8", 6.3, False),
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
        Falling("motes", 60),
    ),
    indoor=True,
    backdrop=plain_backdrop("#2a1c3a"),
    relight=(_stage_rig,),
    soft_beyond=8,
)


STUDIO = Setting(
    "studio",
    (
        Ground("studio"),
        Board(
            "cyc",
            9,
            lambda brush: (
                brush.rect(
                    brush.x0,
                    brush.top * 1.3,
                    brush.x1 - brush.x0,
                    -brush.top * 1.3 + 0.05,
                    (mix("#6f7a8c", "#3a3f52", 0.3), "#aab1bc"),
                ),
                brush.soft(0, -1.6, brush.half * 0.9, 3.0, "#f4ead8", 0.42, plus=True),
            ),
            rim=0,
            haze=0.0,
        ),
        Board(
            "boxes",
            7.4,
            lambda brush: [
                (
                    brush.line([(brush.u(s), 0), (brush.u(s), -2.6)], 0.06, "#1c1e24"),
                    brush.line([(brush.u(s) - 0.5, 0), (brush.u(s), -0.6), (brush.u(s) + 0.5, 0)], 0.05, "#1c1e24"),
                    brush.poly(
                        [
                            (brush.u(s) - 0.6, -3.3),
                            (brush.u(s) + 0.6, -3.5),
                            (brush.u(s) + 0.6, -2.2),
                            (brush.u(s) - 0.6, -2.0),
                        ],
                        "#15171c",
                    ),
                    brush.poly(
                        [
                            (brush.u(s) - 0.52, -3.2),
                            (brush.u(s) + 0.52, -3.4),
                            (brush.u(s) + 0.52, -2.28),
                            (brush.u(s) - 0.52, -2.08),
                        ],
                        "#fff6e4",
                    ),
                    brush.soft(brush.u(s), -2.7, 2.0, 1.8, "#fff0d8", 0.26, plus=True),
                )
                for s in (-0.86, 0.86)
            ],
            rim=0,
        ),
        Falling("motes", 24),
    ),
    indoor=True,
    backdrop=plain_backdrop("#7a8496"),
)
