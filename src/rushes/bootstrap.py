"""The composition root: settings become a wired server. The only place that picks adapters."""

import asyncio
import logging
import os
import platform
import shutil
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from importlib.metadata import entry_points
from pathlib import Path
from uuid import uuid4

import structlog

import rushes
from rushes.catalog import Catalog, installed_catalog
from rushes.contracts.remote import AnyEngine
from rushes.contracts.storage import Storage
from rushes.contracts.stores import Store
from rushes.core.keys import KeyLimits
from rushes.core.pricing import Price
from rushes.core.terms import Terms
from rushes.errors import SettingsError
from rushes.http.app import App, Files, Hooks
from rushes.media.example_files import EXAMPLE_FILES
from rushes.media.fetch import Fetcher, Limits
from rushes.service.accounts import Accounts
from rushes.service.authority import FOLDER, Authority
from rushes.service.billing import Billing
from rushes.service.caller_keys import CallerKeys
from rushes.service.claiming import ended
from rushes.service.console import Console
from rushes.service.deliveries import Deliveries, DeliveryPolicy, Webhooks
from rushes.service.diagnosis import Check, machine
from rushes.service.feed import Feed
from rushes.service.gateway import Gateway
from rushes.service.keyring import Keyring
from rushes.service.known_names import known_names
from rushes.service.posting import Poster
from rushes.service.preparing import Preparation
from rushes.service.promoting import Promotions
from rushes.service.retention import Collector
from rushes.service.room import Room
from rushes.service.routing import Router
from rushes.service.runner import Runner
from rushes.service.shelf import Retention, Shelf
from rushes.service.signing import KEY_FILE, WebhookSigner
from rushes.service.tickets import Tickets, own_secret
from rushes.service.uploads import Uploads
from rushes.settings import Configuration, EngineChoice, Settings
from rushes.storage import open_storage
from rushes.stores import open_store, sqlite_path
from rushes.stores.lock import DataDirLock

ENGINE_GROUP = "rushes.engines"
TICKETS_FILE = "tickets.secret"
WORK = "work"
"""What is half done; a new start empties it."""
LAST_DELIVERIES_SECONDS = 2.0
"""What a webhook on its way gets at most when the server stops; it is sent again at the next start."""


@dataclass(frozen=True)
class Parts:
    """A wired server, before it is started."""

    settings: Settings
    catalog: Catalog
    router: Router
    store: Store
    storage: Storage
    keyring: Keyring
    gateway: Gateway
    runner: Runner
    deliveries: Deliveries
    files: Files
    fetcher: Fetcher
    app: App


def build_engines(configuration: Configuration) -> dict[str, AnyEngine]:
    """The engines of the configuration; raises SettingsError for a type that no package provides."""
    found = {point.name: point for point in entry_points(group=ENGINE_GROUP)}
    engines: dict[str, AnyEngine] = {}
    for name, choice in configuration.engines.items():
        if choice.type not in found:
            raise SettingsError(f"engines.{name}: no engine type {choice.type!r}; installed: {sorted(found)}")
        build: Callable[[Mapping[str, object]], AnyEngine] = found[choice.type].load()
        options = {option: _from_environment(name, option, value) for option, value in choice.options.items()}
        engines[name] = build({"name": name, **options})
    return engines


def _from_environment(engine: str, option: str, value: object) -> object:
    """An option's value: `{ env = "NAME" }` is that variable's, so that keys need not be written into files."""
    match value:
        case {"env": str(variable)}:
            if variable not in os.environ:
                raise SettingsError(f"engines.{engine}.{option}: the environment has no variable {variable}")
            return os.environ[variable]
        case _:
            return value


def build_router(configuration: Configuration) -> Router:
    """Engines and routes; raises SettingsError for a route to nowhere."""
    engines = build_engines(configuration)
    terms = {name: _terms(name, choice) for name, choice in configuration.engines.items()}
    try:
        return Router(engines, configuration.routes, configuration.default or tuple(engines), terms)
    except ValueError as error:
        raise SettingsError(str(error)) from None


def _terms(engine: str, choice: EngineChoice) -> Terms:
    """What `rushes.toml` says of an engine beside its own options."""
    prices = tuple(
        Price(
            price.endpoints,
            price.unit,
            price.price,
            None,
            f"engines.{engine}.prices in rushes.toml",
            Decimal(1) if price.unit == "second" and price.seconds is None else price.seconds,
            price.least,
            {name: value if isinstance(value, tuple) else (value,) for name, value in price.when.items()},
        )
        for price in choice.prices
    )
    sunset = choice.sunset if isinstance(choice.sunset, Mapping) else {"*": choice.sunset}
    return Terms(sunset, prices, choice.submits_per_minute)


def open_keyring(settings: Settings) -> tuple[Store, Keyring]:
    """The keys of a server that may be running or not."""
    store = open_store(_database_url(settings), settings.data_dir)
    return store, _keyring(settings, store)


@asynccontextmanager
async def assembled(settings: Settings, router: Router) -> AsyncGenerator[Parts]:
    """A wired server that holds its data directory; closed at the end. Raises SettingsError, OperatorError."""
    data_dir = _own_directory(settings.data_dir)
    with DataDirLock(data_dir):
        store = open_store(_database_url(settings), data_dir)
        try:
            storage = open_storage(settings.storage_url or "file:///files", data_dir)
            files = _files(settings, data_dir, store, storage)
            room = _room(settings, data_dir)
            keyring = _keyring(settings, store)
            await _refuse_without_keys(settings, keyring)
            catalog = installed_catalog({"delete_video": settings.delete_video_default})
            feed = Feed()
            store.listen(feed.heard)
            terms = {name: router.terms(name) for name in router.engines}
            billing, caller_keys = Billing(catalog.prices, terms, _limits(settings)), CallerKeys()
            gateway = Gateway(
                store, catalog, router, feed, room, known_names(settings.known_names), billing, caller_keys
            )
            fetcher = _fetcher(settings, files.shelf)
            preparation = Preparation(store, files.shelf, fetcher, _example_files(settings))
            workdir = data_dir / WORK
            shutil.rmtree(workdir, ignore_errors=True)  # what a killed server left unfinished
            files.uploads.forget_broken()
            runner = Runner(
                store,
                catalog,
                router,
                preparation,
                files.shelf,
                feed,
                billing,
                caller_keys,
                workdir,
                settings.requests_per_key,
                alone=True,
            )
            signer = WebhookSigner(data_dir / KEY_FILE)
            poster = Poster(settings.callable_networks)
            deliveries = Deliveries(store, poster.post, signer, feed, _policy(settings), alone=True)
            app = App(
                gateway,
                Console(store, feed),
                keyring,
                files,
                Hooks(Webhooks(store), signer),
                Accounts(store),
                Promotions(store, gateway),
                RunningServer(settings, store),
                _tickets(settings),
                _readiness(store),
                _life(settings, router, runner, deliveries, files.collector),
                settings.public_url,
            )
            yield Parts(
                settings, catalog, router, store, storage, keyring, gateway, runner, deliveries, files, fetcher, app
            )
            await poster.close()
        finally:
            await store.close()


@asynccontextmanager
async def collecting(settings: Settings) -> AsyncGenerator[Collector]:
    """What removes expired things, for a server that may be running or not."""
    data_dir = _own_directory(settings.data_dir)
    store = open_store(_database_url(settings), data_dir)
    try:
        storage = open_storage(settings.storage_url or "file:///files", data_dir)
        yield _files(settings, data_dir, store, storage).collector
    finally:
        await store.close()


@asynccontextmanager
async def open_tables(settings: Settings) -> AsyncGenerator[Store]:
    """The database of a server that may be running or not."""
    store = open_store(_database_url(settings), _own_directory(settings.data_dir))
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def open_webhooks(settings: Settings) -> AsyncGenerator[Webhooks]:
    """The webhooks of a server that may be running or not."""
    store = open_store(_database_url(settings), _own_directory(settings.data_dir))
    try:
        yield Webhooks(store)
    finally:
        await store.close()


def open_authority(settings: Settings) -> Authority:
    """The certificate authority of TLS mode, of a server that may be running or not."""
    return Authority(_own_directory(settings.data_dir) / FOLDER)


def open_signer(settings: Settings) -> WebhookSigner:
    """The keys that sign webhooks, of a server that may be running or not."""
    return WebhookSigner(_own_directory(settings.data_dir) / KEY_FILE)


def _keyring(settings: Settings, store: Store) -> Keyring:
    return Keyring(store, settings.accepts_any_key, _tickets(settings))


def _limits(settings: Settings) -> KeyLimits:
    return KeyLimits(settings.requests_per_key, settings.most_per_request, settings.most_per_day)


def _tickets(settings: Settings) -> Tickets:
    return Tickets(own_secret(settings.data_dir / TICKETS_FILE))


@dataclass(frozen=True)
class RunningServer:
    """`rushes.http.pages.site.Server`: what the settings say of this server, and a copy of its database."""

    settings: Settings
    store: Store

    @property
    def limits(self) -> KeyLimits:
        """How far every key may go that has no limits of its own."""
        return _limits(self.settings)

    def checks(self) -> list[Check]:
        """What `rushes doctor` finds of the machine."""
        return machine(self.settings.data_dir)

    def valuables(self) -> dict[str, str]:
        """What a backup must hold, as places and what they are."""
        settings, folder = self.settings, self.settings.data_dir.absolute()
        return {
            str(sqlite_path(_database_url(settings), folder)): "requests, keys, the ledger",
            settings.storage_url or str(folder / "files"): "uploads and results",
            str(folder / TICKETS_FILE): "what seals links and sessions",
            str(folder / KEY_FILE): "the keys that sign webhooks",
            **({str(folder / FOLDER): "the certificate authority"} if settings.tls else {}),
        }

    async def copy_database(self) -> Path:
        """A consistent copy of the database as one new file, made while the server goes on; the caller removes it."""
        copy = self.settings.data_dir / WORK / f"copy-{uuid4().hex}.db"
        copy.parent.mkdir(exist_ok=True)
        await self.store.copy(copy)
        return copy

    def system(self) -> dict[str, str]:
        """Names and texts, in the order in which they are shown."""
        settings = self.settings
        free = shutil.disk_usage(settings.data_dir)

        def days(number: float) -> str:
            return f"{number:g} days" if number else "for ever"

        return {
            "Version": rushes.__version__,
            "Python": platform.python_version(),
            "Data directory": str(settings.data_dir.absolute()),
            "Database": settings.database_url or "SQLite in the data directory",
            "Storage": settings.storage_url or "the data directory",
            "Free disk": f"{free.free / 10**9:.1f} of {free.total / 10**9:.1f} GB",
            "Results are kept": days(settings.keep_outputs_days),
            "Uploads are kept": days(settings.keep_uploads_days),
            "Inputs and outputs are kept": days(settings.keep_payloads_days),
            "Logs are kept": days(settings.keep_logs_days),
            "Largest upload": f"{settings.max_upload_bytes / 10**9:g} GB",
        }


def _policy(settings: Settings) -> DeliveryPolicy:
    return DeliveryPolicy(
        settings.webhook_pauses, settings.webhook_first_timeout, settings.webhook_timeout, settings.webhooks_per_host
    )


def _files(settings: Settings, data_dir: Path, store: Store, storage: Storage) -> Files:
    def days(number: float) -> timedelta | None:
        return timedelta(days=number) if number else None

    retention = Retention(
        outputs=days(settings.keep_outputs_days),
        uploads=days(settings.keep_uploads_days),
        payloads=days(settings.keep_payloads_days),
        logs=days(settings.keep_logs_days),
        deliveries=days(settings.keep_deliveries_days),
        grace=timedelta(hours=settings.grace_hours),
    )
    shelf = Shelf(store, storage, retention)
    room = _room(settings, data_dir)
    uploads = Uploads(store, shelf, room, _tickets(settings), data_dir / "incoming", settings.max_upload_bytes)
    collector = Collector(store, storage, uploads, retention)
    return Files(shelf, uploads, collector, redirect=settings.downloads == "redirect")


def _fetcher(settings: Settings, shelf: Shelf) -> Fetcher:
    networks = settings.callable_networks
    return Fetcher(Limits(settings.fetch_max_bytes, settings.fetch_seconds, networks=networks), shelf.own)


def _example_files(settings: Settings) -> Mapping[str, Path]:
    return EXAMPLE_FILES if settings.example_files == "own" else {}


def _room(settings: Settings, data_dir: Path) -> Room:
    return Room(data_dir, settings.min_free_bytes, settings.min_free_percent)


def _database_url(settings: Settings) -> str:
    return settings.database_url or "sqlite:///rushes.db"


def _own_directory(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"RUSHES_DATA_DIR {path} cannot be used: {error.strerror}") from error
    return path


async def _refuse_without_keys(settings: Settings, keyring: Keyring) -> None:
    if keyring.open_mode or any(key.revoked_at is None for key in await keyring.all()):
        return
    raise SettingsError(
        f"RUSHES_HOST is {settings.host}, which others can reach, and there is no key: make one with "
        "`rushes keys create NAME`, or listen on 127.0.0.1"
    )


def _readiness(store: Store) -> Callable[[], Awaitable[str | None]]:
    async def ready() -> str | None:
        try:
            await store.read(lambda tx: tx.now())
        except Exception as error:
            return f"the database does not answer: {type(error).__name__}"
        return None

    return ready


def _life(
    settings: Settings, router: Router, runner: Runner, deliveries: Deliveries, collector: Collector
) -> Callable[[], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def life() -> AsyncGenerator[None]:
        for engine in router.engines.values():
            await engine.start()
        await runner.start()
        await deliveries.start()
        chore = asyncio.create_task(collector.forever(settings.collect_seconds))
        yield
        await ended(chore)
        await runner.drain(settings.drain_seconds)
        await deliveries.drain(min(settings.drain_seconds, LAST_DELIVERIES_SECONDS))
        for engine in router.engines.values():
            await engine.stop()

    return life


def configure_logging(level: str) -> None:
    """Structured lines on standard error: readable on a terminal, JSON elsewhere."""

    number = logging.getLevelNamesMapping().get(level.upper())
    if number is None:
        raise SettingsError(f"RUSHES_LOG_LEVEL must be debug, info, warning or error, not {level!r}")
    renderer = structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
