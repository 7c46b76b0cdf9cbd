"""No webhook is lost: the server is killed while its receiver fails, again and again."""

import random
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.acceptance.test_cli import rushes

from support.ed25519 import verified
from support.process import ServerProcess, rushes_up
from support.receiver import Answer, Call, receiving

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
QUEUE = "/queue/fal-ai/sora-2"
FAKE = '[engines.fake]\ntype = "fake"\nconcurrency = 4\ndelay = 0.02\n'
PATIENT = {"RUSHES_WEBHOOK_PAUSES": ",".join(["0.2"] * 60)}
KILLS = 3
PER_LIFE = 16


async def submit(server: ServerProcess, hook: str, count: int) -> list[str]:
    path = f"{QUEUE}/text-to-video?fal_webhook={quote(hook, safe='')}"
    # Some have no prompt: they complete while they are submitted.
    bodies = [{"prompt": f"take {number}"} if number % 5 else {} for number in range(count)]
    return [(await server.web.post(path, json=body)).json()["request_id"] for body in bodies]


async def test_every_webhook_arrives_though_the_server_is_killed_three_times(tmp_path: Path) -> None:
    dice = random.Random(20)
    taken: list[str] = []

    async def unreliable(call: Call) -> Answer:
        assert call.target == "/hook?token=a%20b"
        if dice.random() < 0.4:
            return Answer(dice.choice([400, 429, 500, 503]))
        taken.append(call.json["request_id"])
        return Answer()

    async with receiving() as receiver:
        receiver.script = unreliable
        hook = f"{receiver.base}/hook?token=a%20b"
        ids: list[str] = []
        for life in range(KILLS):
            async with rushes_up(tmp_path, FAKE, **PATIENT) as server:
                ids += await submit(server, hook, PER_LIFE)
                await receiver.has(len(receiver.calls) + 5 + 3 * life, seconds=60)
                await server.killed()
        async with rushes_up(tmp_path, FAKE, **PATIENT) as server:
            ids += await submit(server, hook, PER_LIFE)
            while missing := set(ids) - set(taken):
                await receiver.has(len(receiver.calls) + 1, seconds=60)
                assert missing
            jwks = (await server.web.get("/.well-known/jwks.json")).json()
            await receiver.answered(len(receiver.calls))
            pages = (await server.web.get("/v1/webhooks?limit=100")).json()
        assert len(ids) == len(set(ids)) == (KILLS + 1) * PER_LIFE
        assert set(taken) == set(ids)
        assert len(pages["webhooks"]) == len(ids), "one delivery for each request, whatever happened"
        for call in receiver.calls:
            assert verified(call.headers, call.body, jwks)
        bodies = {(call.json["request_id"], call.body) for call in receiver.calls}
        assert len(bodies) == len(ids), "every attempt of a webhook says the same"


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
