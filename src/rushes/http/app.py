"""The web application: one port for all of fal's hosts."""

from dataclasses import dataclass

from rushes.core.endpoints import app_id_of
from rushes.errors import UnknownEndpoint
from rushes.http import proxy, videos
from rushes.http.documents import DocumentRoutes
from rushes.http.errors import answer_error, answer_not_found
from rushes.http.files import FileRoutes
from rushes.http.inbox import InboxRoutes
from rushes.http.pages.app import Lifespan, Ready, pages
from rushes.http.pages.site import Server, Services
from rushes.http.platform import PlatformRoutes
from rushes.http.queue import QueueRoutes
from rushes.http.realtime import TOKENS, RealtimeRoutes
from rushes.http.responses import Disconnected, Message, Receive, Send, answer_json, answer_preflight
from rushes.http.run import RunRoutes
from rushes.http.surfaces import Scope, address_of
from rushes.http.uploads import UploadRoutes, takes
from rushes.http.videos import VideoRoutes
from rushes.http.webhooks import WebhookRoutes
from rushes.service.accounts import Accounts
from rushes.service.console import Console
from rushes.service.deliveries import Webhooks
from rushes.service.gateway import Gateway
from rushes.service.inboxes import Inboxes
from rushes.service.keyring import Keyring
from rushes.service.promoting import Promotions
from rushes.service.retention import Collector
from rushes.service.shelf import Shelf
from rushes.service.signing import WebhookSigner
from rushes.service.tickets import Tickets
from rushes.service.uploads import Uploads

JWKS = ".well-known/jwks.json"


@dataclass(frozen=True)
class Files:
    """What brings files in, hands them out and removes them; `redirect` sends readers to the store where it can."""

    shelf: Shelf
    uploads: Uploads
    collector: Collector
    redirect: bool = False


@dataclass(frozen=True)
class Hooks:
    """What shows webhooks, sends them again, and holds the keys that sign them."""

    webhooks: Webhooks
    signer: WebhookSigner


class App:
    """Sends every call to the part that answers it: queue, run and files as plain ASGI, the rest through Starlette.

    `ready` says None, or why the server cannot take work; `lifespan` runs around the server's life; `public_url` is
    the base of the URLs in answers where the caller's own view of the address is wrong (a proxy that hides it).
    """

    def __init__(
        self,
        gateway: Gateway,
        console: Console,
        keyring: Keyring,
        files: Files,
        hooks: Hooks,
        accounts: Accounts,
        promotions: Promotions,
        server: Server,
        tickets: Tickets,
        ready: Ready,
        lifespan: Lifespan,
        public_url: str | None = None,
    ) -> None:
        self._gateway = gateway
        self._public_url = public_url
        self._queue = QueueRoutes(gateway, keyring)
        self._run = RunRoutes(gateway, keyring)
        self._realtime = RealtimeRoutes(gateway, keyring)
        self._files = FileRoutes(files.shelf, keyring, files.redirect)
        self._uploads = UploadRoutes(files.uploads, keyring)
        self._platform = PlatformRoutes(gateway, accounts, promotions, files.collector, keyring)
        self._documents = DocumentRoutes(gateway)
        self._videos = VideoRoutes(gateway, keyring, files.uploads, files.collector, self._files)
        self._webhooks = WebhookRoutes(hooks.webhooks, hooks.signer, keyring)
        inboxes = Inboxes(hooks.signer)
        self._inbox = InboxRoutes(keyring, inboxes)
        services = Services(
            gateway,
            console,
            keyring,
            files.shelf,
            files.uploads,
            files.collector,
            hooks.webhooks,
            inboxes,
            accounts,
            promotions,
            server,
        )
        self._pages = pages(services, tickets, ready, lifespan)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI entry point."""
        if scope["type"] == "websocket":
            await self._realtime(scope, receive, send, address_of(scope, self._public_url))
            return
        if scope["type"] != "http":
            await self._pages(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            await answer_preflight(scope, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            address = address_of(scope, self._public_url)
            if address.surface == "own" and address.path == proxy.PATH:
                scope, address = proxy.targeted(scope, address)
            if address.surface == "queue":
                await self._queue(scope, receive, watched, address)
            elif address.surface == "run":
                await self._run(scope, receive, watched, address)
            elif address.path.startswith("storage/") and address.surface in ("own", "rest"):
                await self._uploads(scope, receive, watched, address)
            elif address.path.startswith("files/") and address.surface in ("own", "media"):
                if takes(scope["method"], address.path):
                    await self._uploads(scope, receive, watched, address)
                else:
                    await self._files(scope, receive, watched, address.path.removeprefix("files/"))
            elif address.path in TOKENS and address.surface in ("own", "rest"):
                await self._realtime.answer_token(scope, receive, watched)
            elif address.path == JWKS and address.surface in ("own", "rest"):
                await self._webhooks.answer_jwks(scope, watched)
            elif address.path.startswith("inbox/") and address.surface == "own":
                await self._inbox(scope, receive, watched, address.path.removeprefix("inbox/"))
            elif f"{address.path}/".startswith("v1/webhooks/") and address.surface in ("own", "api"):
                await self._webhooks(scope, watched, address.path.removeprefix("v1/webhooks").strip("/"))
            elif f"{address.path}/".startswith(f"{videos.PREFIX}/") and address.surface == "own":
                await self._videos(scope, receive, watched, address)
            elif address.path.startswith("v1/") and address.surface in ("own", "api"):
                await self._platform(scope, receive, watched, address)
            elif self._documents.takes(address.path) and address.surface in ("own", "site"):
                await self._documents(scope, watched, address)
            elif address.surface == "own":
                await self._pages(scope, receive, watched)
            else:
                await answer_not_found(watched, f"Path /{address.path} not found")
        except Disconnected:
            return
        except proxy.NoTarget:
            await answer_json(watched, 400, proxy.REFUSAL, [])
        except UnknownEndpoint as error:
            await answer_not_found(watched, self._unknown(error.endpoint_id))
        except Exception as error:
            if started:
                raise
            await answer_error(send, error)

    def _unknown(self, endpoint_id: str) -> str:
        """fal's two texts: for an application that is not there, and for a path inside one that is."""
        app_id = app_id_of(endpoint_id)
        if app_id in self._gateway.catalog.app_ids:
            return f"Path /{endpoint_id.removeprefix(app_id).strip('/')} not found"
        return f'Application "{app_id.partition("/")[2] or app_id}" not found'
