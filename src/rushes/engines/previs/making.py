"""How a film is made, step by step, in a folder: plan, draw, mix, join. Runs inside the render processes."""

import ctypes
import gc
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import cv2
import numpy as np

import rushes
from rushes.engines.previs.film import Film
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.picture import Picture, enlarge
from rushes.engines.previs.subtitles import web_vtt
from rushes.media.encode import SegmentWriter, join, write_sound
from rushes.media.thumbnails import poster_index, tile, tile_indices, write_poster, write_sheet

CRF, CRF_OF_PICTURES = 23, 16
"""How faithful the encoder is: of what is drawn 43 dB, nothing is seen to go. A caller's own picture must come out as
it went in."""

MOST_BITS, OF_PIXELS = 1_000_000, 1280 * 720
"""A second of what is drawn, of so many pixels: with its sound and its key frames 1.5 Mbit. Rain in every frame, or a
camera that runs along, would take three times as much; larger pictures may take more, by the power `GROWTH`."""
GROWTH = 0.75

PREVIEW_WIDTH = 480


class FilmMaker:
    """`render_process.Maker`: films from prompts.

    Planning and sound (`planning`) are imported where they are used, and only the back does: their libraries take as
    much time to load and as much memory as all others together.
    """

    def __init__(self, role: Literal["front", "back"]) -> None:
        cv2.setNumThreads(1)
        self._opened: tuple[Path, Picture] | None = None
        if role == "back":
            from rushes.engines.previs import planning

            planning.warm()

    def prepare(self, order: Order, folder: Path, say: Callable[[str], None]) -> dict[str, Any]:
        """Plan the film. The facts hold the scene."""
        from rushes.engines.previs import planning

        recipe = planning.plan(order, Parts.made_in(folder), say)
        return {"scene": recipe.scene.model_dump(mode="json")}

    def segment(self, folder: Path, number: int, first: int, end: int, drawn: Callable[[Path | None], None]) -> None:
        """The frames as a closed group of pictures; those that the stills show are kept small as well."""
        picture, parts = self._picture(folder), Parts(folder)
        clip = picture.film.clip
        poster, tiles = poster_index(clip.frames), set(tile_indices(clip.frames))
        times = picture.film.enlarged
        with _writer(parts.segment(number), picture.film) as writer:
            for index in range(first, end):
                frame = picture.frame(index)
                writer.write(frame if times == 1 else enlarge(frame, times))
                if index == poster:
                    write_poster(frame, parts.poster)
                if index in tiles:
                    np.save(parts.tile(index), tile(frame))
                if index == 0:
                    write_poster(frame, parts.preview, PREVIEW_WIDTH)
                drawn(parts.preview if index == 0 else None)

    def sound(self, folder: Path) -> None:
        """Everything that is heard."""
        from rushes.engines.previs import planning

        parts = Parts(folder)
        planning.mix_sound(parts)
        write_sound(np.load(parts.sound), parts.track)

    def join(self, folder: Path, segments: int) -> dict[str, Any]:
        """`output.mp4` with its recipe in the `comment` tag, `thumbnail.jpg`, `spritesheet.jpg`; the parts go.

        Where somebody speaks, `subtitles.vtt` too.
        """
        parts = Parts(folder)
        film = parts.film()
        video = folder / "output.mp4"
        join(
            [parts.segment(number) for number in range(segments)],
            parts.track if film.clip.audio else None,
            video,
            film.clip.fps,
            {"comment": parts.recipe().canonical()},
        )
        if (said := web_vtt(film)) is not None:
            (folder / "subtitles.vtt").write_text(said)
        parts.poster.rename(folder / "thumbnail.jpg")
        tiles = (np.load(parts.tile(index)) for index in tile_indices(film.clip.frames))
        write_sheet(tiles, folder / "spritesheet.jpg")
        shutil.rmtree(parts.folder)
        return {"version": rushes.__version__, "seed": film.seed, "shots": len(film.shots)}

    def forget(self) -> None:
        """Free the plates and figures of the last film."""
        self._opened = None
        gc.collect()
        if (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)) is not None:
            trim(0)  # glibc keeps what is freed; a server waits most of its life

    def _picture(self, folder: Path) -> Picture:
        if self._opened is None or self._opened[0] != folder:
            parts = Parts(folder)
            self._opened = (folder, Picture(parts.film(), parts.folder))
        return self._opened[1]


def _writer(path: Path, film: Film) -> SegmentWriter:
    width, height = film.clip.width * film.enlarged, film.clip.height * film.enlarged
    if film.stills:
        return SegmentWriter(path, width, height, film.clip.fps, CRF_OF_PICTURES)
    larger = max(1.0, width * height / OF_PIXELS) ** GROWTH
    return SegmentWriter(path, width, height, film.clip.fps, CRF, round(MOST_BITS * larger))
