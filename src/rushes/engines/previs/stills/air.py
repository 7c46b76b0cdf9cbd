"""What is in the air before a picture: the weather and the particles that the prompt speaks of."""

from rushes.engines.previs.film import Film
from rushes.engines.previs.world.bake import PARTICLES
from rushes.engines.previs.world.camera import CameraPose
from rushes.engines.previs.world.compositing import Target
from rushes.engines.previs.world.light import make_rig
from rushes.engines.previs.world.noise import element_rng
from rushes.engines.previs.world.particles import falling
from rushes.engines.previs.world.stage import View

MOTES = 26
"""Specks of dust where nothing else is in the air: enough for the air to be there."""


class Air:
    """Lays particles over frames. The first shot of the film says what is in the air, and in which light."""

    def __init__(self, film: Film) -> None:
        shot, clip = film.shots[0], film.clip
        rig = make_rig(shot.time, shot.weather, shot.season, shot.mood)
        self._lens = View(clip.width, clip.height, "medium").lens(CameraPose())
        kinds = dict.fromkeys([rig.falling, *(PARTICLES[name] for name in shot.particles if name in PARTICLES)])
        found = [kind for kind in kinds if kind]
        self._fields = [falling(kind, element_rng(film.seed, f"air {kind}"), rig, ground=False) for kind in found]
        if not found:
            self._fields = [falling("motes", element_rng(film.seed, "air motes"), rig, MOTES)]

    def lay_over(self, target: Target, t: float, share: float) -> None:
        """Draw a share 0..1 of it over an opaque picture."""
        if share <= 0:
            return
        target.aim(self._lens)
        if share < 1:
            target.canvas.saveLayerAlpha(None, round(255 * share))
        for draw in self._fields:
            draw(target, self._lens, t)
        if share < 1:
            target.canvas.restore()
