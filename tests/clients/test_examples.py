"""The published examples for both endpoints, run word for word with nothing but environment variables set.

`examples/` holds them as fal's pages print them. Python's client reaches the server over plain HTTP (a hook on
PYTHONPATH) and over TLS through a proxy; curl, which only knows `https://fal.run`, through the proxy.
"""

import ast
import asyncio
import json
import os
import shutil
import sys
from collections.abc import AsyncGenerator, Mapping
from pathlib import Path

import pytest

import rushes.cli
from support.front import Front, front
from support.scripted import ScriptedEngine
from support.server import Server, running

pytestmark = pytest.mark.anyio
EXAMPLES = Path(__file__).parent / "examples"
SHIM = Path(rushes.cli.__file__).parent / "shim"
ENDPOINTS = {
    "text_to_video": "fal-ai/sora-2/text-to-video",
    "text_to_video_pro": "fal-ai/sora-2/text-to-video/pro",
}


@pytest.fixture
async def server(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path, ScriptedEngine()) as server:
        yield server


@pytest.fixture
async def proxy(server: Server, tmp_path: Path) -> AsyncGenerator[Front]:
    async with front(server.base, tmp_path) as proxy:
        yield proxy


async def run(environment: Mapping[str, str], *command: str) -> str:
    """Run a program to its end; what it printed. It fails the test when the program fails."""
    clean = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    process = await asyncio.create_subprocess_exec(
        *command, env={**clean, **environment}, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    return out.decode()


def fits(server: Server, name: str, output: object) -> None:
    """The output is what the published schema says, and nothing else."""
    endpoint = server.parts.catalog.get(ENDPOINTS[name])
    assert endpoint.output.model_validate(output).model_dump(mode="json", exclude_none=True) == output


def python(name: str) -> tuple[str, str, str]:
    return sys.executable, "-c", (EXAMPLES / f"{name}.py.txt").read_text()


@pytest.mark.parametrize("name", ENDPOINTS)
async def test_the_python_example_works_through_the_hook_over_plain_http(server: Server, name: str) -> None:
    environment = {"PYTHONPATH": str(SHIM), "FAL_LOCAL_BASE": server.base, "FAL_KEY": "a:b"}
    *logs, result = (await run(environment, *python(name))).strip().splitlines()
    fits(server, name, ast.literal_eval(result))
    assert "Nothing to do" in logs or logs == [], "a quick request may be done before the first poll"


@pytest.mark.parametrize("name", ENDPOINTS)
async def test_the_python_example_works_through_a_proxy_over_tls(server: Server, proxy: Front, name: str) -> None:
    result = (await run(proxy.environment(), *python(name))).strip().splitlines()[-1]
    output = ast.literal_eval(result)
    fits(server, name, output)
    assert output["video"]["url"].startswith("https://v3.fal.media/files/")


@pytest.mark.parametrize("name", ENDPOINTS)
async def test_the_curl_example_works_through_a_proxy_over_tls(server: Server, proxy: Front, name: str) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    fits(server, name, json.loads(await run(proxy.environment(), "bash", str(EXAMPLES / f"{name}.sh"))))


SCRIPT = """
import asyncio, sys, fal_client
from fal_client import Completed, InProgress, Queued

ENDPOINT = "fal-ai/sora-2/text-to-video"
client = fal_client.SyncClient()
handle = client.submit(ENDPOINT, arguments={"prompt": "x"})
assert client.get_handle(ENDPOINT, handle.request_id) == handle, "the URLs must be the rebuilt ones"
seen = [type(update) for update in handle.iter_events(with_logs=True)]
assert seen[-1] is Completed, seen
assert handle.status(with_logs=False).logs is None
assert handle.status(with_logs=True).logs is not None
assert handle.get() == fal_client.result(ENDPOINT, handle.request_id)

failing = fal_client.submit(ENDPOINT, arguments={"prompt": 1})
assert failing.status().error
try:
    failing.get()
except fal_client.client.FalClientHTTPError as error:
    assert error.status_code == 422 and isinstance(error.message, list), error.message
else:
    sys.exit("a bad input must raise")
try:
    handle.cancel()
except fal_client.client.FalClientHTTPError as error:
    assert error.status_code == 400 and "ALREADY_COMPLETED" in error.message
else:
    sys.exit("a completed request cannot be cancelled")

async def asynchronous():
    result = await fal_client.run_async(ENDPOINT, arguments={"prompt": "x"}, start_timeout=30, hint="h")
    assert result["video"]["num_frames"] == 120
asyncio.run(asynchronous())
"""


async def test_the_official_client_finds_everything_that_it_relies_on(server: Server) -> None:
    environment = {"PYTHONPATH": str(SHIM), "FAL_LOCAL_BASE": server.base, "FAL_KEY": "a:b"}
    await run(environment, sys.executable, "-c", SCRIPT)
