"""A film of previs made again from the recipe that its file carries."""

import asyncio
import tempfile
from pathlib import Path

import rushes
from rushes.contracts.engine import Reporter
from rushes.engines.previs.film import Clip
from rushes.engines.previs.messages import Order
from rushes.engines.previs.recipe import Recipe, read_recipe
from rushes.engines.previs.studio import Studio
from rushes.errors import EngineError
from rushes.media.probe import UnreadableMedia, probe


def make_again(video: Path, out: Path, report: Reporter) -> str | None:
    """Make the film in `video` again as `out`; None when it came out as the same bytes, else why it did not.

    Raises EngineError, which says why, when its recipe does not hold all that it was made from.
    """
    try:
        recipe, facts = read_recipe(video), probe(video)
    except UnreadableMedia as error:
        raise EngineError(f"{video.name} is no video that can be read") from error
    if recipe is None:
        raise EngineError(f"{video.name} carries no recipe of previs, so nobody knows how it was made")
    if why := _why_not(recipe):
        raise EngineError(f"{video.name} cannot be made again: {why}")
    clip = Clip(
        width=facts.width,
        height=facts.height,
        fps=recipe.clip.fps,
        frames=recipe.clip.frames,
        audio=recipe.clip.audio,
    )
    order = Order(prompt=recipe.scene.prompt, clip=clip, seed=recipe.seed, again=str(video.absolute()))
    before = video.read_bytes()
    with tempfile.TemporaryDirectory(dir=out.absolute().parent, prefix=".rerender-") as folder:
        asyncio.run(_make(order, Path(folder), report))
        (Path(folder) / "output.mp4").replace(out)
    if out.read_bytes() == before:
        return None
    if recipe.version != rushes.__version__:
        return f"it was made by version {recipe.version}, this is {rushes.__version__}"
    return "the file was changed since it was made, or was made on another kind of machine"


async def _make(order: Order, folder: Path, report: Reporter) -> None:
    studio = Studio()
    studio.start()
    try:
        await studio.make(order, folder, report)
    finally:
        await studio.stop()


def _why_not(recipe: Recipe) -> str | None:
    if recipe.onward:
        return "it goes on from another film, and the two were put together"
    if recipe.stills or recipe.footage or recipe.references:
        return "it shows pictures or a video of its caller's, which are not in the recipe"
    return None
