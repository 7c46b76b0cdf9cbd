"""Who looks at a page, and that nobody else acts in their name.

Open servers let everybody on this machine in; elsewhere a key signs in and its cookie stands for it. What changes
something carries a token that only our own pages know (CSRF), and comes from our own origin. Pages run no script but
ours: the policy below allows nothing else.
"""

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from rushes.errors import Unauthorized
from rushes.service.keyring import OPEN_KEY_ID, Caller, Keyring
from rushes.service.tickets import Tickets

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Asgi = Callable[..., Awaitable[None]]
Page = Callable[[Request], Awaitable[Response]]

COOKIE = "rushes_session"
SESSION, CSRF = "page session", "page csrf"
SESSION_SECONDS = 12 * 3600.0
SAFE = ("GET", "HEAD")
PUBLIC = ("/login", "/static/", "/health/")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


@dataclass(frozen=True)
class Session:
    """Somebody who looks: whose requests they see, whether they see everybody's, and an id that only they have."""

    caller: Caller
    admin: bool
    id: str
    open: bool

    @property
    def sees(self) -> str | None:
        """Whose things they see: those of one key id, or (None) everybody's."""
        return None if self.admin else self.caller.key_id


def session_of(request: Request) -> Session:
    """Who looks at this page."""
    return request.scope["rushes.session"]


def for_admins(page: Page) -> Page:
    """A page that only admins see; everybody else is refused with 403."""

    @wraps(page)
    async def checked(request: Request) -> Response:
        if not session_of(request).admin:
            raise HTTPException(403, "Only a key with admin rights sees this page")
        return await page(request)

    return checked


class Guard:
    """Wraps the pages. Without a session a page leads to `/login`, and everything else is refused with 401."""

    def __init__(self, app: Asgi | None, keyring: Keyring, tickets: Tickets) -> None:
        self.app = app
        self._keyring = keyring
        self._tickets = tickets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a call through to the pages, or answer in their place."""
        assert self.app is not None
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        fresh: str | None = None
        session = await self._session(request)
        if session is None and self._keyring.open_mode:
            session = Session(Caller(OPEN_KEY_ID), admin=True, id=secrets.token_urlsafe(12), open=True)
            fresh = self._cookie(session, request)

        async def dressed(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if fresh is not None:
                    headers.append("set-cookie", fresh)
            await send(message)

        refusal = self._refusal(request, session)
        if refusal is not None:
            await refusal(scope, receive, dressed)
            return
        scope["rushes.session"] = session
        await self.app(scope, receive, dressed)

    def token(self, session: Session | None) -> str:
        """What calls from our own pages carry in `x-csrf-token`."""
        return "" if session is None else self._tickets.issue(CSRF, {"id": session.id}, SESSION_SECONDS)

    def sign_in(self, response: Response, caller: Caller, admin: bool, request: Request) -> None:
        """Let the response's cookie stand for a key from now on."""
        session = Session(caller, admin, secrets.token_urlsafe(12), open=False)
        response.headers.append("set-cookie", self._cookie(session, request))

    def sign_out(self, response: Response) -> None:
        """Forget who looked."""
        response.delete_cookie(COOKIE, path="/")

    def _cookie(self, session: Session, request: Request) -> str:
        claims = {"key_id": session.caller.key_id, "admin": session.admin, "id": session.id}
        ticket = self._tickets.issue(SESSION, claims, SESSION_SECONDS)
        secure = "; Secure" if request.url.scheme == "https" else ""
        return f"{COOKIE}={ticket}; Path=/; HttpOnly; SameSite=Strict; Max-Age={SESSION_SECONDS:.0f}{secure}"

    async def _session(self, request: Request) -> Session | None:
        """The session of a cookie that holds, of a key that is not revoked."""
        ticket = request.cookies.get(COOKIE)
        if ticket is None:
            return None
        try:
            claims = self._tickets.open(SESSION, ticket)
        except Unauthorized:
            return None
        key_id: str = claims["key_id"]
        is_open = key_id == OPEN_KEY_ID
        if is_open != self._keyring.open_mode or not (is_open or await self._keyring.holds(key_id)):
            return None
        return Session(Caller(key_id), claims["admin"], claims["id"], is_open)

    def _refusal(self, request: Request, session: Session | None) -> Response | None:
        path, headers = request.url.path, request.headers
        if self._keyring.open_mode and not _is_local(headers):
            # A name of somebody else's that leads to this machine: their pages would be of our origin (DNS rebinding).
            return PlainTextResponse("This server answers pages to this machine only, by a name of this machine.", 403)
        if path.startswith(PUBLIC):
            return None
        if session is None:
            if request.method in SAFE and "text/html" in headers.get("accept", ""):
                return RedirectResponse(f"/login?next={quote(path)}", 303)
            return JSONResponse({"detail": "Sign in first"}, 401)
        if request.method not in SAFE and not self._is_ours(request, session):
            return JSONResponse({"detail": "This page is too old: reload it"}, 403)
        return None

    def _is_ours(self, request: Request, session: Session) -> bool:
        """Whether what wants to change something is one of our pages, in this session."""
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
            return False
        try:
            return self._tickets.open(CSRF, request.headers.get("x-csrf-token", ""))["id"] == session.id
        except Unauthorized:
            return False


def _is_local(headers: Headers) -> bool:
    host = headers.get("host", "")
    name = host[1 : host.find("]")] if host.startswith("[") else host.partition(":")[0]
    return name.lower() in LOOPBACK
