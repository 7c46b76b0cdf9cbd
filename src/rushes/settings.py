"""Every setting, in one place: `RUSHES_*` in the environment, and `rushes.toml` for engines and routes."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ByteSize, ConfigDict, Field, NonNegativeFloat, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from rushes.errors import SettingsError

LOOPBACK_NAMES = ("localhost", "ip6-localhost")
LOOPBACK_NETWORKS = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
EVERYWHERE = (ip_network("0.0.0.0/0"), ip_network("::/0"))


def _split(value: object) -> object:
    """A list in a variable is written with commas."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Pauses = Annotated[tuple[NonNegativeFloat, ...], NoDecode, BeforeValidator(_split)]
Networks = Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    """What an operator may choose. With nothing set: a working server on loopback, everything in one directory."""

    model_config = SettingsConfigDict(env_prefix="RUSHES_", extra="forbid", use_attribute_docstrings=True)

    host: str = "127.0.0.1"
    """The address to listen on. Anything but loopback needs keys (`rushes keys create`)."""
    port: int = Field(default=8085, ge=0, le=65535)
    """The port to listen on; 0 takes a free one."""
    tls: bool = False
    """Answer https for all of fal's names too, with a certificate of an own authority, and be a CONNECT proxy."""
    tls_port: int = Field(default=8443, ge=0, le=65535)
    """The port for https."""
    proxy_port: int = Field(default=8088, ge=0, le=65535)
    """The port of the CONNECT proxy: what stands in `HTTPS_PROXY`."""
    data_dir: Path = Path("data")
    """The directory that holds everything the server keeps."""
    database_url: str = ""
    """Where requests are kept; empty: an SQLite file in the data directory."""
    storage_url: str = ""
    """Where files are kept: `file:////path`, `s3://bucket/prefix`, `gs://`, `az://`; empty: in the data directory."""
    downloads: Literal["proxy", "redirect"] = "proxy"
    """Whether media in a cloud's store go through this server, or callers are sent to the store."""
    max_upload_bytes: ByteSize = ByteSize(5 * 10**9)
    """The largest file that callers may upload, e.g. `5GB`."""
    min_free_bytes: ByteSize = ByteSize(2 * 10**9)
    """How much of the data directory's disk stays free: below it nothing new is accepted, reading goes on."""
    min_free_percent: float = Field(default=0, ge=0, le=100)
    """The same as a share of the disk; the larger of both counts."""
    keep_outputs_days: float = Field(default=0, ge=0)
    """How long results are kept whose callers did not say; 0: for ever."""
    keep_uploads_days: float = Field(default=30, ge=0)
    """How long uploads are kept whose callers did not say; 0: for ever."""
    keep_payloads_days: float = Field(default=30, ge=0)
    """How long inputs and outputs of completed requests are kept; 0: for ever."""
    keep_logs_days: float = Field(default=30, ge=0)
    """How long requests' logs are kept; 0: for ever."""
    keep_deliveries_days: float = Field(default=30, ge=0)
    """How long webhooks that were delivered or have failed are listed, with their attempts; 0: for ever."""
    grace_hours: float = Field(default=1, ge=0)
    """How long the content of an expired file stays on the disk, though nobody can fetch it any more."""
    collect_seconds: float = Field(default=60, gt=0)
    """How often the server removes what has expired."""
    fetch_max_bytes: ByteSize = ByteSize(500 * 10**6)
    """The largest file that is fetched from a URL in an input."""
    fetch_seconds: float = Field(default=60, gt=0)
    """How long fetching a URL in an input may take."""
    example_files: Literal["own", "fetch"] = "own"
    """What stands for the files that the examples of fal's documentation name: own pictures, or what lies there."""
    delete_video_default: bool = True
    """What `delete_video` of the Sora endpoints is when callers do not say; `false`: every video can be remixed."""
    known_names: Path | None = None
    """A file of names that `detect_and_block_ip` looks for besides those that it knows."""
    config: Path | None = None
    """The path of `rushes.toml`; empty: `rushes.toml` in the working directory, if it is there."""
    public_url: str | None = None
    """The base address in answers, where a proxy hides the one that callers use."""
    open_mode: bool | None = None
    """Accept any key. Empty: on loopback yes, elsewhere no. Refused elsewhere."""
    requests_per_key: int | None = Field(default=None, ge=1)
    """How many requests of one key may run at once; empty: no limit."""
    most_per_request: Decimal | None = Field(default=None, ge=0)
    """What one request may cost, in US dollars, by its estimate; empty: any amount. Keys may have their own limit."""
    most_per_day: Decimal | None = Field(default=None, ge=0)
    """What the requests of one key may cost in a day of UTC, in US dollars; empty: any amount."""
    drain_seconds: float = Field(default=10.0, ge=0)
    """How long running requests may take to finish when the server is stopped, before they are handed back."""
    webhook_pauses: Pauses = (10, 30, 60, 120, 300, 600, 1200, 2100, 2700)
    """Seconds between the attempts of a webhook, with commas: one attempt more than pauses; 10 in two hours."""
    webhook_first_timeout: float = Field(default=15, gt=0)
    """How many seconds a receiver may take to answer the first attempt of a webhook."""
    webhook_timeout: float = Field(default=120, gt=0)
    """How many seconds it may take to answer the later ones."""
    webhooks_per_host: int = Field(default=4, ge=1)
    """How many webhooks are on their way to one host at once."""
    private_networks: Networks = ()
    """Networks beside the public internet that callers may have this server call, e.g. `10.0.0.0/8,fd00::/8`."""
    log_level: str = "info"
    """debug, info, warning or error."""

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        if self.host in LOOPBACK_NAMES:
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def callable_networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """Where callers may send the server beside the public internet: where only this machine calls, to itself."""
        return (*self.private_networks, *(LOOPBACK_NETWORKS if self.on_loopback else ()))

    @property
    def tunnelled_networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """Where the CONNECT proxy leads beside the public internet: a program of this machine may go anywhere."""
        return EVERYWHERE if self.on_loopback else self.private_networks

    @property
    def accepts_any_key(self) -> bool:
        """Whether keys are not checked. Raises SettingsError for open mode beyond loopback."""
        if self.open_mode and not self.on_loopback:
            raise SettingsError(
                f"RUSHES_OPEN_MODE is for loopback only, and RUSHES_HOST is {self.host}: unset it and make a key with "
                "`rushes keys create`"
            )
        return self.on_loopback if self.open_mode is None else self.open_mode


class EnginePrice(BaseModel):
    """What the vendor of an engine charges, in US dollars: the shape of a price in `catalog/prices.toml`.

    `endpoints` is a pattern; `when` maps names of input fields to the value, or the values, for which the price holds.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    endpoints: str = "*"
    price: Decimal = Field(ge=0)
    unit: str = "second"
    seconds: Decimal | None = Field(default=None, gt=0)
    """How many seconds of video one unit covers: 1 of the unit `second`, of others all where this is empty."""
    least: Decimal = Field(default=Decimal(0), ge=0)
    when: Mapping[str, bool | int | str | tuple[bool | int | str, ...]] = {}


class EngineChoice(BaseModel):
    """One `[engines.NAME]` table: the kind of engine, its terms, and that engine's own options, unread."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: str
    sunset: date | Mapping[str, date] = {}
    """The day from which it takes nothing any more, or one for each pattern of endpoints."""
    prices: tuple[EnginePrice, ...] = ()
    """What its vendor charges, where that is not the list price of the endpoint; the first that fits holds."""
    submits_per_minute: int | None = Field(default=None, ge=1)
    """How many jobs it is given in any minute; empty: as many as come."""

    @property
    def options(self) -> dict[str, Any]:
        """Everything else."""
        return dict(self.model_extra or {})


class Configuration(BaseModel):
    """`rushes.toml`: which engines there are, and who serves which endpoint."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    engines: Mapping[str, EngineChoice] = {"previs": EngineChoice(type="previs")}
    routes: Mapping[str, tuple[str, ...]] = {}
    """Endpoint patterns (`fal-ai/sora-2/*`), first match first, each with engine names, best first."""
    default: tuple[str, ...] = ()
    """Engines for endpoints that no pattern matches; empty: all engines in their order."""


def load_settings() -> Settings:
    """Settings from the environment; raises SettingsError naming the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"RUSHES_{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"Settings that cannot be used: {wrong}") from None


def load_configuration(settings: Settings) -> Configuration:
    """`rushes.toml`, or the defaults where there is none; raises SettingsError naming the file and the place."""
    path = settings.config or Path("rushes.toml")
    if not path.exists():
        if settings.config is not None:
            raise SettingsError(f"RUSHES_CONFIG names {path}, which is not there")
        return Configuration()
    try:
        return Configuration.model_validate(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}") from None
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"{path}: {wrong}") from None
