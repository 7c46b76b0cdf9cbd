"""Bake: a setting, seen in one view and light, becomes a scenery that can be drawn at any moment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rushes.engines.previs.film import STAND_HEIGHT, Actor, Clip, Shot
from rushes.engines.previs.performer import Performer
from rushes.engines.previs.world import air, displays, signs, sky
from rushes.engines.previs.world.abstractions import ABSTRACTIONS, abstract
from rushes.engines.previs.world.bands import Falling, Moving, Setting
from rushes.engines.previs.world.camera import CameraPath
from rushes.engines.previs.world.clearing import sightings
from rushes.engines.previs.world.colour import full, rgb
from rushes.engines.previs.world.light import make_rig, warmed
from rushes.engines.previs.world.sandstorm import SANDSTORM
from rushes.engines.previs.world.scenery import PlacedLamp, Scenery
from rushes.engines.previs.world.settings import SETTINGS
from rushes.engines.previs.world.settings.studio import STUDIO, hung
from rushes.engines.previs.world.stage import View

PARTICLES = {"dust": "dust", "leaves": "leaves", "petals": "petals", "stars": "stars", "snow": "snow", "rain": "rain"}
"""What a shot may ask for beyond its weather."""


FREEFALL, BREEZE = (-60.0, -620.0), (-46.0, -6.0)
"""How fast the air passes those who fall, and those who do not: pixels at 720 lines a second."""


@dataclass(frozen=True)
class Baked:
    """A baked shot: its scenery and its camera."""

    scenery: Scenery
    path: CameraPath


def bake(shot: Shot, clip: Clip, performers: Sequence[Performer] = ()) -> Baked:
    """Bake the setting of a shot. An unknown setting is the studio: neutral ground for everything else.

    Plants near the camera keep clear of the `performers`.
    """
    setting = _place_of(shot)
    path = CameraPath(shot.camera, shot.start, shot.end, shot.seed)
    view = View(
        clip.width,
        clip.height,
        shot.framing,
        shot.eye + setting.altitude,
        setting.horizon_shift,
        shot.shallow_focus,
        path.samples(),
        shot.focus,
    )
    view.aperture *= setting.focus
    return Baked(_build(setting, view, shot, path, performers), path)


def _place_of(shot: Shot) -> Setting:
    if shot.display and shot.display.kind in ABSTRACTIONS:
        return abstract(shot.display, shot.studio)
    setting = SETTINGS.get(shot.setting, STUDIO)
    return hung(shot.studio) if setting is STUDIO else setting


def _build(setting: Setting, view: View, shot: Shot, path: CameraPath, performers: Sequence[Performer]) -> Scenery:
    gain = setting.haze_gain * (setting.fog_gain if shot.weather == "fog" else 1.0)
    rig = make_rig(shot.time, shot.weather, shot.season, shot.mood, setting.indoor, gain)
    if shot.time in setting.sun:
        rig = replace(rig, sun=setting.sun[shot.time])
    for change in setting.relight:
        rig = change(rig)
    rig = warmed(rig, shot.warmth)
    scenery = Scenery(
        name=setting.name,
        view=view,
        rig=rig,
        seed=shot.seed,
        seconds=shot.end - shot.start,
        haze_gain=setting.haze_gain,
        soft_beyond=setting.soft_beyond,
        floor=-setting.altitude - (STAND_HEIGHT[shot.display.stand] if shot.display and shot.display.stand else 0.0),
        aloft=setting.altitude > 0,
        airflow=FREEFALL if _somebody_falls(shot) else BREEZE,
        bloom_threshold=setting.bloom_threshold + (18 if rig.snow > 0.5 and rig.time != "night" else 0),
        practical=setting.practical,
        figures=sightings(performers, view, path.pose, (shot.start, shot.end), -setting.altitude),
    )
    scenery.lamps += [_lamp_of(actor, scenery.floor) for actor in shot.actors if actor.kind in GLOWING]
    glow = sky.glow_map(view, rig)
    scenery.glow = None if rig.indoor else glow
    if setting.backdrop:
        scenery.backdrop = setting.backdrop(scenery)
    else:
        scenery.backdrop = sky.paint_sky(view, rig, scenery.rng("sky"), glow)
    for band in setting.bands:
        band.build(scenery)
    if shot.display:
        for band in displays.bands(shot.display.stand or "floor", setting.name, view):
            band.build(scenery)
    for sign in _signs(shot, setting):
        sign.build(scenery)
    for name in shot.particles:
        if name in PARTICLES and name != rig.falling:
            Falling(PARTICLES[name]).build(scenery)
    if setting.altitude and _somebody_falls(shot):
        Falling("streaks").build(scenery)
    if shot.weather == "storm" and not setting.indoor:
        Moving("lightning", 3500, air.lightning).build(scenery)
    if shot.weather == "sandstorm" and not setting.indoor:
        for band in SANDSTORM:
            band.build(scenery)
    for finish in scenery.late:
        finish()
    scenery.late.clear()
    scenery.layers.sort(key=lambda plate: -plate.order)
    return scenery


GLOWING = {"campfire": ("#ff9440", 0.55), "portal": ("#4fb4ff", 1.30)}
"""Actors that light those about them: their light's colour, and how high above their ground it is, in metres."""
GLOW_RADIUS, GLOW_STRENGTH = 0.5, 1.2


def _lamp_of(actor: Actor, floor: float) -> PlacedLamp:
    colour, high = GLOWING[actor.kind]
    own = str(actor.attributes.get("body", colour))
    return PlacedLamp(actor.x, floor - high, actor.z, GLOW_RADIUS, full(rgb(own)), GLOW_STRENGTH)


def _signs(shot: Shot, setting: Setting) -> tuple[signs.Sign, ...]:
    """What is written in the place, but for what is written on the thing that is shown."""
    if shot.display is None:
        return signs.bands(shot.writing, setting.name)
    return signs.titles([text for text in shot.writing if text != shot.display.label])


def _somebody_falls(shot: Shot) -> bool:
    return any(act.action in ("freefall", "fall", "skydive") for actor in shot.actors for act in actor.acts)
