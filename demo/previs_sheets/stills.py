"""One frame of a setting, with one person in it for scale."""

import numpy as np

from demo.previs_sheets.grid import Image
from rushes.engines.previs.figures import perform
from rushes.engines.previs.film import SUBJECT_Z, Actor, Camera, CameraKey, Clip, Shot
from rushes.engines.previs.scene import Framing, Season, Time, Weather
from rushes.engines.previs.world.shoot import ShotPicture

TIMES: tuple[Time, ...] = ("dawn", "morning", "noon", "afternoon", "dusk", "night")
SECONDS, MOMENT = 4.0, 1.3
INDOOR = (
    "living room", "kitchen", "office", "cafe", "stage", "studio",
    "gym", "workshop", "classroom", "hospital", "shop", "library", "throne room", "subway station",
    "log cabin", "restaurant", "wedding hall", "hospital corridor", "television studio",
    "bedroom", "control room",
)  # fmt: skip
APART = ("cave", "underwater", "shipwreck", "sunken city", "open sky", "space", "deep space", "orbit")
"""Settings without weather or seasons of their own."""
SLIDE = Camera(keys=(CameraKey(t=0, x=-0.25), CameraKey(t=SECONDS, x=0.25, z=0.3)))


def still(
    setting: str,
    size: tuple[int, int],
    time: Time = "afternoon",
    weather: Weather = "clear",
    season: Season = "summer",
    framing: Framing = "wide",
) -> Image:
    """The frame at `MOMENT`, RGB, shape (height, width, 3), without grain."""
    actor = Actor(id="somebody", kind="human", attributes={"sex": "female"}, x=-0.2, z=SUBJECT_Z[framing])
    shot = Shot(
        start=0,
        end=SECONDS,
        setting=setting,
        time=time,
        weather=weather,
        season=season,
        mood="neutral",
        framing=framing,
        camera=SLIDE,
        actors=(actor,),
        seed=7,
    )
    clip = Clip(width=size[0], height=size[1], fps=24, frames=round(24 * SECONDS))
    picture = ShotPicture(shot, clip, [perform(actor)])
    return np.ascontiguousarray(picture.frame(MOMENT)[..., :3])
