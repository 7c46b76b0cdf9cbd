"""The snippets of docs/howto/webhooks.md verify what the server sends, and nothing else."""

import json
import re
import shutil
import subprocess
from collections.abc import AsyncGenerator, Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from support.receiver import Call, receiving
from support.scripted import ScriptedEngine
from support.server import running

pytestmark = pytest.mark.anyio
PAGE = Path(__file__).parents[2] / "docs" / "howto" / "webhooks.md"
Verify = Callable[[Mapping[str, str], bytes, Mapping[str, Any]], bool]


def snippet(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return found


def in_python(_: Path) -> Verify:
    names: dict[str, Any] = {}
    exec(compile(snippet("python"), str(PAGE), "exec"), names)
    return names["verify_webhook"]


def in_node(folder: Path) -> Verify:
    if (node := shutil.which("node")) is None:
        pytest.skip("node is not installed")
    (folder / "verify.mjs").write_text(snippet("js"), "utf-8")
    (folder / "main.mjs").write_text(
        'import { verifyWebhook } from "./verify.mjs";\n'
        'import { readFileSync } from "node:fs";\n'
        "const [headers, body, jwks] = JSON.parse(readFileSync(0));\n"
        'console.log(verifyWebhook(headers, Buffer.from(body, "hex"), jwks));\n'
    )

    def verify(headers: Mapping[str, str], body: bytes, jwks: Mapping[str, Any]) -> bool:
        given = json.dumps([dict(headers), body.hex(), jwks])
        done = subprocess.run([node, "main.mjs"], cwd=folder, input=given, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip() == "true"

    return verify


@pytest.fixture
async def sent(tmp_path: Path) -> AsyncGenerator[tuple[Call, dict[str, Any]]]:
    """A webhook as it came, and the published keys."""
    async with running(tmp_path / "data", ScriptedEngine()) as server, receiving() as receiver:
        await server.submit(query=f"?fal_webhook={quote(receiver.base, safe='')}")
        (call,) = await receiver.has(1)
        yield call, (await server.web.get("/.well-known/jwks.json")).json()


@pytest.mark.parametrize("language", [in_python, in_node])
async def test_the_snippet_verifies_what_the_server_sends_and_nothing_else(
    sent: tuple[Call, dict[str, Any]], language: Callable[[Path], Verify], tmp_path: Path
) -> None:
    (call, jwks), verify = sent, language(tmp_path)
    assert verify(call.headers, call.body, jwks)
    assert not verify(call.headers, call.body + b"\n", jwks)
    assert not verify({**call.headers, "x-fal-webhook-request-id": "another"}, call.body, jwks)
    assert not verify({**call.headers, "x-fal-webhook-timestamp": "1700000000"}, call.body, jwks)
    assert not verify({**call.headers, "x-fal-webhook-signature": "no hex"}, call.body, jwks)
    assert not verify({}, call.body, jwks)
    assert not verify(call.headers, call.body, {"keys": []})
