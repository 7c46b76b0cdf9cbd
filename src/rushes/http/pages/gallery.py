"""The gallery: finished films to look through and to choose for comparison, and what a clip says of its making."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.core.artifacts import VideoFacts
from rushes.core.requests import GenerationRequest
from rushes.http.pages.films import Film, film_of, title_of
from rushes.http.pages.guard import session_of
from rushes.http.pages.remaking import Remake, remake_of
from rushes.http.pages.requests import FILTERS, SPANS, cursor_of, listing_of, place_of
from rushes.http.pages.scenes import scene_card
from rushes.http.pages.site import Site
from rushes.media.clips import recipe_of
from rushes.media.probe import UnreadableMedia, probe
from rushes.service.console import Entry

PAGE = 36
MOST_COMPARED = 4
MOST_CLIP_BYTES = 500 * 10**6
NO_RECIPE = "This clip carries no recipe. Films of previs do, unless another program has written the file anew."


@dataclass(frozen=True)
class Tile:
    """A film of the gallery."""

    request: GenerationRequest
    film: Film
    title: str


@dataclass(frozen=True)
class Found:
    """What was found in a clip: its form, and the recipe in its comment, where that is JSON."""

    facts: VideoFacts
    recipe: dict[str, Any] | None


def routes(site: Site) -> list[Route]:
    """The pages of films."""
    console, catalog = site.services.console, site.services.gateway.catalog

    def tiles(entries: list[Entry]) -> list[Tile]:
        films = ((entry.request, film_of(entry.request, catalog)) for entry in entries)
        return [Tile(one, film, title_of(one)) for one, film in films if film is not None]

    async def gallery(request: Request) -> Response:
        chosen = listing_of(request, with_output=True)
        found = await console.listed(chosen, place_of(request.query_params.get("before", "")), PAGE)
        picked = ids_of(request, "compare")
        return site.render(
            request,
            "gallery.html",
            tiles=tiles(found.entries),
            end=None if found.end is None else cursor_of(found.end),
            picked=tiles(await console.named(picked, session_of(request).sees)),
            query={name: request.query_params.get(name, "") for name in FILTERS},
            filtered=any(request.query_params.get(name) for name in FILTERS),
            endpoints=[endpoint.id for endpoint in catalog],
            spans={name: words for name, (words, _) in SPANS.items()},
            most=MOST_COMPARED,
        )

    async def recipe(request: Request) -> Response:
        """What a clip, the body, says of its making, as a piece of a page."""
        with TemporaryDirectory() as folder:
            clip = Path(folder) / "clip"
            try:
                size = await _received(request, clip)
            except ClientDisconnect:
                return Response(status_code=499)
            if size > MOST_CLIP_BYTES:
                return JSONResponse({"detail": f"Clips of up to {MOST_CLIP_BYTES // 10**6} MB can be read"}, 413)
            try:
                found = await asyncio.to_thread(_read, clip)
            except UnreadableMedia:
                return JSONResponse({"detail": "This is no video that can be read"}, 422)
        if found.recipe is None:
            return JSONResponse({"detail": NO_RECIPE}, 422)
        remake: Remake | None = await asyncio.to_thread(remake_of, catalog, found.recipe)
        scene = found.recipe.get("scene")
        return site.render(
            request, "recipe.html", found=found, recipe=found.recipe, card=scene_card(scene), remake=remake
        )

    return [Route("/gallery", gallery), Route("/gallery/recipe", recipe, methods=["POST"])]


def ids_of(request: Request, name: str) -> list[str]:
    """Ids in the query, one or more to a parameter, each once, as many as can be compared."""
    given = ",".join(request.query_params.getlist(name)).split(",")
    return list(dict.fromkeys(one for one in given if one))[:MOST_COMPARED]


async def _received(request: Request, clip: Path) -> int:
    """Write the body into a file until it is too large; its size in bytes."""
    size = 0
    with clip.open("wb") as out:
        async for piece in request.stream():
            size += len(piece)
            if size > MOST_CLIP_BYTES:
                break
            await asyncio.to_thread(out.write, piece)
    return size


def _read(clip: Path) -> Found:
    facts, tag = probe(clip), recipe_of(clip)
    try:
        recipe: object = orjson.loads(tag or "")
    except orjson.JSONDecodeError:
        recipe = None
    return Found(facts, cast("dict[str, Any]", recipe) if isinstance(recipe, dict) else None)
