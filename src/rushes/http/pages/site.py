"""What all pages share: templates, assets under names that change with their content, and the services behind them."""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Protocol

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from rushes import __version__
from rushes.core.deliveries import redacted
from rushes.core.endpoints import Endpoint
from rushes.core.keys import KeyLimits
from rushes.http.pages.guard import Guard, session_of
from rushes.service.accounts import Accounts
from rushes.service.console import Console
from rushes.service.deliveries import Webhooks
from rushes.service.diagnosis import Check
from rushes.service.gateway import Gateway
from rushes.service.inboxes import Inboxes
from rushes.service.keyring import Keyring
from rushes.service.promoting import Promotions
from rushes.service.retention import Collector
from rushes.service.shelf import Shelf
from rushes.service.uploads import Uploads

ASSETS = files("rushes.http.pages").joinpath("static")
KEPT = "/kept"
"""Where pages find stored files: by their key below it (`keep.KeptFiles`)."""
YEAR_SECONDS = 31_536_000
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".md": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
}
PACKED = frozenset(KINDS[ending] for ending in (".css", ".js", ".svg", ".md", ".txt"))
"""What is compressed on its way; pictures and fonts are already."""


@dataclass(frozen=True)
class Place:
    """An entry of the rail."""

    path: str
    name: str
    icon: str
    admin: bool = False

    def holds(self, path: str) -> bool:
        """Whether a page stands below this entry; the pages of models do below the first."""
        if self.path == "/":
            return path == "/" or path.startswith("/models/")
        return path.startswith(self.path)


PLACES = (
    Place("/", "Models", "layers"),
    Place("/requests", "Requests", "list-video"),
    Place("/gallery", "Gallery", "gallery-horizontal-end"),
    Place("/webhooks", "Webhooks", "webhook"),
    Place("/files", "Files", "folder"),
    Place("/usage", "Usage", "chart-column"),
    Place("/keys", "Keys", "key-round", admin=True),
    Place("/engines", "Engines", "cpu", admin=True),
    Place("/system", "System", "settings", admin=True),
)


class Server(Protocol):
    """What only the composition root knows of the server, and can do with it."""

    @property
    def limits(self) -> KeyLimits:
        """How far every key may go that has no limits of its own."""
        ...

    def system(self) -> dict[str, str]:
        """Version, storage, retention, disk, as names and texts in the order in which they are shown."""
        ...

    def checks(self) -> list[Check]:
        """What `rushes doctor` finds of the machine."""
        ...

    def valuables(self) -> dict[str, str]:
        """What a backup must hold, as places and what they are."""
        ...

    async def copy_database(self) -> Path:
        """A consistent copy of the database as one new file, made while the server goes on; the caller removes it."""
        ...


@dataclass(frozen=True)
class Services:
    """What the pages show and do. They reach nothing else."""

    gateway: Gateway
    console: Console
    keyring: Keyring
    shelf: Shelf
    uploads: Uploads
    collector: Collector
    webhooks: Webhooks
    inboxes: Inboxes
    accounts: Accounts
    promotions: Promotions
    server: Server


class Site:
    """Renders templates for whoever looks, and hands out assets."""

    def __init__(self, services: Services, guard: Guard) -> None:
        self.services = services
        self.guard = guard
        self._packs: dict[str, bytes] = {}
        self._templates = Environment(
            loader=PackageLoader("rushes.http.pages", "templates"),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        shared: dict[str, object] = self._templates.globals  # pyright: ignore[reportAssignmentType] - Jinja's own type is too narrow
        shared |= {
            "asset": self.asset,
            "icon": self._icon,
            "preview": self._preview,
            "version": __version__,
            "places": PLACES,
        }
        filters: dict[str, Callable[..., str]] = {
            "ago": ago,
            "ahead": ahead,
            "redacted": redacted,
            "moment": exactly,
            "seconds": length,
            "bytes": amount_of_bytes,
            "money": dollars,
            "figure": figure,
            "json": pretty,
            "title_of": title_of,
        }
        self._templates.filters.update(filters)
        tests: dict[str, Callable[..., bool]] = {"holds": Place.holds}
        self._templates.tests.update(tests)

    def render(self, request: Request, template: str, status: int = 200, **context: Any) -> Response:
        """A page, or with `HX-Request` the same page: htmx takes from it what it asked for (`hx-select`)."""
        session = session_of(request)
        page = self._templates.get_template(template).render(
            request=request,
            path=request.url.path,
            session=session,
            theme=request.cookies.get("theme", ""),
            csrf=self.guard.token(session),
            **context,
        )
        return HTMLResponse(page, status, headers={"cache-control": "no-store"})

    def asset(self, name: str) -> str:
        """The address of an asset: it changes with the content of all of them, so that none is ever stale."""
        return f"/static/{self.stamp}/{name}"

    def _icon(self, name: str) -> Markup:
        return Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>').format(
            self.asset("vendor/icons.svg"), name
        )

    def _preview(self, endpoint: Endpoint[Any, Any]) -> Markup:
        """A moving picture of what an endpoint makes, where there is one."""
        name = f"previews/{endpoint.id.replace('/', '-')}"
        if f"{name}.mp4" not in self._assets:
            return Markup("")
        return Markup(
            '<video muted loop playsinline preload="none" tabindex="-1" aria-hidden="true"'
            ' src="{}" poster="{}"></video>'
        ).format(self.asset(f"{name}.mp4"), self.asset(f"{name}.jpg"))

    @cached_property
    def _assets(self) -> dict[str, Traversable]:
        return dict(_walk(ASSETS))

    @cached_property
    def stamp(self) -> str:
        """A short name for the content of all assets."""
        digest = hashlib.sha256()
        for path, content in sorted(self._assets.items()):
            digest.update(path.encode() + b"\0" + content.read_bytes())
        return digest.hexdigest()[:12]

    def static(self, request: Request) -> Response:
        """One asset, to be kept for ever under this address."""
        name = request.path_params["name"]
        found = self._assets.get(name)
        kind = KINDS.get(name[name.rfind(".") :])
        if found is None or kind is None:
            return Response("Not found", 404, media_type="text/plain")
        headers = {
            "cache-control": f"public, max-age={YEAR_SECONDS}, immutable",
            "x-content-type-options": "nosniff",
        }
        if kind in PACKED:
            headers["vary"] = "accept-encoding"
            if "gzip" in request.headers.get("accept-encoding", ""):
                return Response(self._packed(name), media_type=kind, headers={**headers, "content-encoding": "gzip"})
        return Response(found.read_bytes(), media_type=kind, headers=headers)

    def _packed(self, name: str) -> bytes:
        """A text among the assets, compressed once."""
        if name not in self._packs:
            self._packs[name] = gzip.compress(self._assets[name].read_bytes(), mtime=0)
        return self._packs[name]


def _walk(folder: Traversable, prefix: str = "") -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        found += _walk(entry, f"{name}/") if entry.is_dir() else [(name, entry)]
    return found


def ago(moment: datetime) -> str:
    """How long ago a moment was, for people: "12 s ago"."""
    return f"{_span(max(0.0, (datetime.now(UTC) - moment).total_seconds()))} ago"


def ahead(moment: datetime) -> str:
    """How far off a moment is, for people: "in 3 d"."""
    seconds = max(0.0, (moment - datetime.now(UTC)).total_seconds())
    return f"in {_span(seconds)}"


def _span(seconds: float) -> str:
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def amount_of_bytes(size: float) -> str:
    """A number of bytes for people."""
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" or size >= 100 else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"


def length(seconds: float) -> str:
    """A length of time for people: "4.2 s", "3 min"."""
    return f"{seconds:.1f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def dollars(amount: Decimal) -> str:
    """An amount of US dollars; small ones to a tenth of a cent where it is not zero."""
    if amount < 1 and amount * 1000 % 10:
        return f"${amount:.3f}"
    return f"${amount:,.2f}"


def figure(amount: Decimal | None) -> str:
    """An amount as a field of a form holds it; nothing for None."""
    return "" if amount is None else f"{amount.normalize():f}"


def exactly(moment: datetime) -> str:
    """A moment to the second."""
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def pretty(value: object) -> str:
    """JSON for people."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()


def title_of(name: str) -> str:
    """A field's name for people: "image_url" is "Image URL"."""
    words = name.replace("_", " ").capitalize()
    return words.replace(" url", " URL").replace(" id", " ID")
