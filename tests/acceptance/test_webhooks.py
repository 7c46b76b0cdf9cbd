"""No webhook is lost and nothing is left over: the server is killed while its receiver fails, again and again."""

import asyncio
import json
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from tests.acceptance.test_cli import rushes

from support.ed25519 import verified
from support.process import ServerProcess, rushes_up
from support.receiver import Answer, Call, receiving

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
QUEUE = "/queue/fal-ai/sora-2"
FAKE = '[engines.fake]\ntype = "fake"\nconcurrency = 4\n'
PATIENT = {"RUSHES_WEBHOOK_PAUSES": ",".join(["0.2"] * 60)}
KILLS = 5
PER_LIFE = 40
MIB = 1 << 20


async def submit(server: ServerProcess, hook: str, count: int) -> list[str]:
    path = f"{QUEUE}/text-to-video?fal_webhook={quote(hook, safe='')}"
    # Some have no prompt: they complete while they are submitted.
    bodies = [{"prompt": f"take {number}"} if number % 5 else {} for number in range(count)]
    return [(await server.web.post(path, json=body)).json()["request_id"] for body in bodies]


async def half_uploaded(server: ServerProcess) -> tuple[str, asyncio.Task[None]]:
    """An upload of which half is sent, and the rest when the server is gone: its path, and the call."""
    ticket = (await server.web.post("/storage/upload/initiate", json={"file_name": "half.bin"})).json()
    path = httpx.URL(ticket["upload_url"]).path
    sent = asyncio.Event()

    async def half() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield bytes(MIB)
        sent.set()
        await server.process.wait()
        yield bytes(MIB)

    async def send() -> None:
        with pytest.raises(httpx.TransportError):
            await server.web.put(path, content=half())

    sending = asyncio.create_task(send())
    await sent.wait()
    return path, sending


def audit(data: Path, uploaded: list[str]) -> None:
    """Nothing is in storage that no record knows, no record points to nothing, and nothing is on its way."""
    with closing(sqlite3.connect(data / "rushes.db")) as database:
        recorded = {key for (key,) in database.execute("SELECT key FROM files WHERE deleted_at IS NULL")}
        answers = database.execute("SELECT files FROM requests").fetchall()
        waiting = database.execute("SELECT id FROM queue_entries").fetchall()
    named = {key for (files,) in answers for key in json.loads(files)}
    stored = {path.relative_to(data / "files").as_posix() for path in (data / "files").rglob("*") if path.is_file()}
    assert stored - recorded == set(), "in storage, and no record knows it"
    assert recorded - stored == set(), "recorded, and not in storage"
    assert recorded == named | set(uploaded), "recorded, and of no use to anybody"
    assert waiting == []
    assert [path for folder in ("incoming", "work") for path in (data / folder).rglob("*") if path.is_file()] == []


async def test_every_webhook_arrives_and_nothing_is_left_over_though_the_server_is_killed_five_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(20)
    taken: set[str] = set()

    async def unreliable(call: Call) -> Answer:
        assert call.target == "/hook?token=a%20b"
        if dice.random() < 0.4:
            return Answer(dice.choice([400, 429, 500, 503]))
        taken.add(call.json["request_id"])
        return Answer()

    async with receiving() as receiver:
        receiver.script = unreliable
        hook = f"{receiver.base}/hook?token=a%20b"
        ids: list[str] = []
        uploads: list[str] = []
        for _ in range(KILLS):
            async with rushes_up(tmp_path / "data", FAKE, **PATIENT) as server:
                ids += await submit(server, hook, PER_LIFE)
                path, sending = await half_uploaded(server)
                uploads.append(path)
                await receiver.has(len(receiver.calls) + dice.randrange(1, PER_LIFE), seconds=60)
                await server.killed()
                await sending
        async with rushes_up(tmp_path / "data", FAKE, **PATIENT) as server:
            repeated = [(await server.web.put(path, content=b"whole")).json()["file_url"] for path in uploads]
            while set(ids) - taken:
                await receiver.has(len(receiver.calls) + 1, seconds=60)
            await receiver.answered(len(receiver.calls))
            jwks = (await server.web.get("/.well-known/jwks.json")).json()
            first = (await server.web.get("/v1/webhooks?limit=100")).json()
            second = (await server.web.get(f"/v1/webhooks?limit=100&cursor={first['next_cursor']}")).json()
    assert taken == set(ids)
    assert len(ids) == len(taken) == KILLS * PER_LIFE
    listed = [webhook["request_id"] for page in (first, second) for webhook in page["webhooks"]]
    assert (sorted(listed), second["has_more"]) == (sorted(ids), False), "one delivery for each request"
    for call in receiver.calls:
        assert verified(call.headers, call.body, jwks)
    bodies = {(call.json["request_id"], call.body) for call in receiver.calls}
    assert len(bodies) == len(ids), "every attempt of a webhook says the same"
    monkeypatch.setenv("RUSHES_GRACE_HOURS", "0")
    collected = rushes(tmp_path, "gc")
    assert collected.returncode == 0, collected.stderr
    audit(tmp_path / "data", [httpx.URL(url).path.removeprefix("/files/") for url in repeated])


async def test_the_command_line_lists_webhooks_sends_them_again_and_rotates_their_key(tmp_path: Path) -> None:
    async with receiving() as receiver:
        receiver.answers(302)
        async with rushes_up(tmp_path / "data", FAKE) as server:
            (request_id,) = await submit(server, f"{receiver.base}/hook?token=secret", 1)
            await receiver.answered(1)
        listed = rushes(tmp_path, "webhooks", "list", "--request", request_id)
        assert f"delivery-{request_id}  failed, 1 attempt, last answer 302\n" in listed.stdout
        assert f"{receiver.base}/hook?token=***\n" in listed.stdout
        assert "secret" not in listed.stdout
        again = rushes(tmp_path, "webhooks", "redeliver", f"delivery-{request_id}")
        assert (again.returncode, "secret" in again.stdout) == (0, False)
        unknown = rushes(tmp_path, "webhooks", "redeliver", "delivery-x")
        assert (unknown.returncode, "no webhook delivery-x" in unknown.stderr) == (1, True)
        rotated = rushes(tmp_path, "webhooks", "rotate-key")
        async with rushes_up(tmp_path / "data", FAKE) as server:
            _, second = await receiver.has(2)
            keys = (await server.web.get("/.well-known/jwks.json")).json()["keys"]
        assert len(keys) == 2
        assert keys[0]["kid"] in rotated.stdout
        assert verified(second.headers, second.body, {"keys": keys[:1]})
