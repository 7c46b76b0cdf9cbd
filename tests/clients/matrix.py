"""fal's own clients, unmodified, against every check (fal protocol, 9.3) in every way of leading them here.

    python tests/clients/matrix.py      runs them all, prints the table and writes docs/reference/compatibility.md

`tests/clients/install.py` installs the clients; CLIENTS=newest takes the newest ones instead of the pinned.
"""
# ruff: noqa: T201 - it speaks to whoever runs it

import asyncio
import json
import os
import shutil
import sys
import tempfile
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).parents[1]))

from clients.laboratory import laboratory
from rushes.bootstrap import configure_logging, open_authority
from support.server import Server

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "reference" / "compatibility.md"
INSTALLED = Path(sys.prefix) / "clients" / os.environ.get("CLIENTS", "pinned")
PYTHON = INSTALLED / "python" / "bin" / "python"
NODE_MODULES = INSTALLED / "node" / "node_modules"
SECONDS = 300
"""What all checks of one way may take together."""

Language = Literal["python", "node", "curl"]

CHECKS = {
    "C01": "`run`, with a path",
    "C02": "`run_async` with `start_timeout` and `hint`",
    "C03": "`submit`: URLs of a handle, and handles that are equal",
    "C04": "`status` while queued, running and completed",
    "C05": "`subscribe` with logs: every event in its order",
    "C06": "status codes: 202 until completed, then 200, with and without a trailing slash",
    "C07": "the `fal` package's own client",
    "C08": "invalid input: completed with an error, then 422 with a list",
    "C09": "a failure of the platform: 503, asked for once",
    "C10": "`start_timeout` passes: 504, asked for once",
    "C11": "429 twice, then success: three attempts",
    "C12": "`cancel` while queued, when completed, for an unknown id",
    "C13": "`client_timeout`: cancelled here, and completed",
    "C14": "`stream`: several events, the last one the result",
    "C15": "`upload`, `upload_async`, `upload_image`, and the bytes come back",
    "C16": "`upload_file` of 100 MiB + 1 in 11 parts",
    "C17": "the CDN answers 500: the client falls back, and the file arrives",
    "C18": "lifecycle and access of an upload; gone when it has expired",
    "C19": "`fal.run`: data and `requestId`",
    "C20": "`subscribe` by polling and by streaming, with logs",
    "C21": "422 is a `ValidationError` with field errors",
    "C22": "a `Blob` in the input is uploaded, a data URI passes as it is",
    "C23": "upload of 95 MiB in 10 parts",
    "C24": "cancel, `stream`, and the true status of an error",
    "C25": "webhooks: repeated after a 500, signed, for successes and errors",
}
OF_PYTHON = tuple(f"C{number:02}" for number in (*range(1, 6), *range(7, 19), 25))
OF_NODE = tuple(f"C{number}" for number in range(19, 25))


@dataclass(frozen=True)
class Way:
    """One way of leading one client here. `checks` are those that it claims."""

    name: str
    title: str
    language: Language
    checks: tuple[str, ...]


WAYS = (
    Way("python-run", "Python, `rushes run`", "python", OF_PYTHON),
    Way("python-proxy", "Python, TLS mode: `HTTPS_PROXY`", "python", OF_PYTHON),
    Way("python-hosts", "Python, `FAL_RUN_HOST`", "python", tuple(f"C{n:02}" for n in (*range(1, 6), *range(7, 15)))),
    Way("node-run", "JavaScript, `rushes run`", "node", OF_NODE),
    Way("node-proxy-url", "JavaScript, `proxyUrl`", "node", OF_NODE),
    Way("node-server-proxy", "JavaScript, behind `@fal-ai/server-proxy`", "node", ("C19", "C20", "C22", "C24")),
    Way("curl-proxy", "curl, TLS mode: `HTTPS_PROXY`", "curl", ("C06",)),
    Way("curl-own", "curl, the server's own address", "curl", ("C06",)),
)


def missing(language: Language) -> str | None:
    """Why the client cannot be run on this machine; None when it can."""
    if language == "curl":
        return None if shutil.which("curl") else "curl is not installed"
    if not (INSTALLED / f"{language}.stamp").exists():
        return f"fal's clients for {language} are not installed: python tests/clients/install.py says why"
    return None if language == "python" or shutil.which("node") else "node is not installed"


async def outcomes(way: Way) -> dict[str, str | None]:
    """Run the checks of one way: None for each that holds, else what was wrong. A program that ends early fails."""
    folder = Path(tempfile.mkdtemp())
    try:
        async with laboratory(folder / "server") as server, _led(way, server, folder) as (command, variables):
            process = await asyncio.create_subprocess_exec(
                *command, cwd=folder, env={**_clean(), "LAB": server.base, **variables}, stdout=PIPE, stderr=PIPE
            )
            try:
                async with asyncio.timeout(SECONDS):
                    out, err = await process.communicate()
            finally:
                if process.returncode is None:
                    process.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    told = [json.loads(line) for line in out.decode().splitlines() if line.startswith('{"check"')]
    found: dict[str, str | None] = dict.fromkeys(way.checks, f"it ended before: {err.decode()[-2000:]}")
    return {**found, **{one["check"]: one["wrong"] for one in told}}


@asynccontextmanager
async def _led(way: Way, server: Server, folder: Path) -> AsyncGenerator[tuple[list[str], Mapping[str, str]]]:
    """The command that runs the way's checks, and what it has in its environment beside the usual."""
    checks = HERE / "checks"
    key = {"FAL_KEY": "a:b"}
    authority = open_authority(server.settings)
    bundle = str(authority.bundle())
    trusting = {"SSL_CERT_FILE": bundle, "CURL_CA_BUNDLE": bundle, "NODE_EXTRA_CA_CERTS": str(authority.path)}
    proxied = {**key, **trusting, "HTTPS_PROXY": f"http://127.0.0.1:{server.settings.proxy_port}"}
    hooked = [sys.executable, "-m", "rushes", "run", "--strict", "--server", server.base, "--"]
    python = [str(PYTHON), str(checks / "checks.py"), *way.checks]
    if way.language == "node":
        for program in checks.glob("*.mjs"):
            shutil.copy(program, folder)
        (folder / "node_modules").symlink_to(NODE_MODULES)
    node = ["node", "checks.mjs", *way.checks]
    curl = ["sh", str(checks / "checks.sh")]
    match way.name:
        case "python-run":
            yield [*hooked, *python], {}
        case "python-proxy":
            yield python, proxied
        case "python-hosts":
            here = f"localhost:{server.settings.tls_port}"
            yield python, {**key, **trusting, "FAL_RUN_HOST": f"{here}/run", "FAL_QUEUE_RUN_HOST": f"{here}/queue"}
        case "node-run":
            yield [*hooked, *node], {}
        case "node-proxy-url":
            yield node, {**key, "PROXY_URL": f"{server.base}/api/fal/proxy"}
        case "node-server-proxy":
            site = await asyncio.create_subprocess_exec(
                *hooked, "node", "server_proxy.mjs", cwd=folder, env=_clean() | key, stdout=PIPE, stderr=PIPE
            )
            assert site.stdout is not None
            assert site.stderr is not None
            try:
                if not (port := (await site.stdout.readline()).decode().strip()):
                    raise RuntimeError((await site.stderr.read()).decode())
                yield node, {"PROXY_URL": f"http://127.0.0.1:{port}/api/fal/proxy", "ERRORS_ARE_200": "1"}
            finally:
                if site.returncode is None:
                    site.terminate()
                await site.wait()
        case "curl-proxy":
            yield curl, {**proxied, "QUEUE": "https://queue.fal.run"}
        case "curl-own":
            yield curl, {**key, "QUEUE": f"{server.base}/queue"}
        case _:
            raise ValueError(way.name)


def _clean() -> dict[str, str]:
    ours = ("RUSHES_", "FAL_")
    return {k: v for k, v in os.environ.items() if not k.startswith(ours) and not k.lower().endswith("_proxy")}


def versions() -> dict[str, str]:
    """The clients' versions, as they are installed."""
    found = {name: _python_version(name) for name in ("fal_client", "fal")}
    for name in ("@fal-ai/client", "@fal-ai/server-proxy"):
        found[name] = json.loads((NODE_MODULES / name / "package.json").read_text())["version"]
    return {name.replace("_", "-"): version for name, version in found.items()}


def _python_version(name: str) -> str:
    (folder,) = (INSTALLED / "python").glob(f"lib/python*/site-packages/{name}-*.dist-info")
    return folder.name.removeprefix(f"{name}-").removesuffix(".dist-info")


def page(seen: Mapping[str, Mapping[str, str | None]]) -> str:
    """The table as a page of the documentation; `seen` holds the outcomes of every way."""
    clients = ", ".join(f"`{name}` {version}" for name, version in versions().items())
    rows = [["", "what", *(way.title for way in WAYS)], ["---"] * (len(WAYS) + 2)]
    for check, what in CHECKS.items():
        cells = [_cell(seen[way.name], check) for way in WAYS]
        rows.append([check, what, *cells])
    return PREFACE.format(clients=clients) + "".join(f"| {' | '.join(row)} |\n" for row in rows) + NOTES


PREFACE = """\
# Compatibility

What fal's own clients, unmodified, find here. Each check is a program that knows nothing of Rushes; each column is a
way of leading it here. ✓ holds, ✗ does not, – is nothing that this client, or this way, is for.

Clients: {clients}; curl.
`make compatibility` runs all of it and writes this page, and `make test` fails when they differ. `make clients-newest`
runs the same checks with the newest clients.

"""
NOTES = """
- The Express adapter of `@fal-ai/server-proxy` hands every error on as 200 and does not let uploads in parts pass,
  whatever it stands before. Behind it, C21 and C23 are not claimed, and C24 does not look at the status of an error.
- `FAL_RUN_HOST` and `FAL_QUEUE_RUN_HOST` move calls and the queue and need TLS mode; uploads still go to `rest.fal.ai`.
"""


def _cell(seen: Mapping[str, str | None], check: str) -> str:
    if check not in seen:
        return "–"
    return "✓" if seen[check] is None else "✗"


def table(seen: Mapping[str, Mapping[str, str | None]]) -> str:
    """The table for a terminal, and below it what was wrong."""
    width = max(len(way.name) for way in WAYS)
    lines = [" " * width + "  " + " ".join(check.removeprefix("C") for check in CHECKS)]
    for way in WAYS:
        cells = (_cell(seen[way.name], check) if way.name in seen else "?" for check in CHECKS)
        lines.append(f"{way.name:{width}}  " + " ".join(f"{cell:2}" for cell in cells))
    for name, found in seen.items():
        lines += [f"{name} {check}: {wrong}" for check, wrong in found.items() if wrong is not None]
    return "\n".join(lines)


async def _main() -> int:
    configure_logging("warning")
    seen: dict[str, dict[str, str | None]] = {}
    for way in WAYS:
        if (why := missing(way.language)) is not None:
            print(f"{way.name}: left out: {why}")
            continue
        seen[way.name] = await outcomes(way)
    print(f"{versions()}\n{table(seen)}")
    if len(seen) == len(WAYS) and INSTALLED.name == "pinned":
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(seen))
        print(f"written: {PAGE}")
    return any(wrong for found in seen.values() for wrong in found.values())


if __name__ == "__main__":
    sys.exit(asyncio.run(_main()))
