"""A hundred paid requests while the server is killed twenty times, wherever it happens to be: each is paid for once."""

import asyncio
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from support.forked import ForkedServer, rushes_forked
from support.upstream_vendor import upstream
from support.upstream_videos import FakeVideos

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

QUEUE = "/queue/openai/videos"
BATCH = 5
LONGEST_ROUND = 0.6
"""Seconds from the submission of a batch to the next kill, at most: as long as a job takes from end to end."""


def config(fake: FakeVideos) -> str:
    return f"""
        [engines.far]
        type = "openai_videos"
        base_url = "{fake.base}/v1"
        model = "the-model"
        dialect = "openai"
        api_key = "{fake.key}"
        idempotent = {str(fake.known_keys).lower()}
        concurrency = 16
        first_look_seconds = 0.05
        longest_pause_seconds = 0.1
    """


async def submitted(server: ForkedServer, prompt: str) -> str:
    """The request id: asked again with the same key, it is the same request."""
    body = {"prompt": prompt, "size": "320x256", "seconds": 1, "fps": 12}
    answer = await server.web.post(QUEUE, json=body, headers={"Idempotency-Key": prompt})
    return answer.raise_for_status().json()["request_id"]


async def outcome(server: ForkedServer, prompt: str) -> tuple[int, dict[str, Any]]:
    request = f"{QUEUE}/requests/{await submitted(server, prompt)}"
    await server.web.get(f"{request}/status/stream")
    answer = await server.web.get(request)
    return answer.status_code, answer.json()


@pytest.mark.parametrize(("knows_keys", "kills"), [(True, 20), (False, 8)])
async def test_killed_again_and_again(knows_keys: bool, kills: int, tmp_path: Path) -> None:
    chance = Random(f"kill -9, {knows_keys}")
    prompts = [f"film {number}" for number in range(kills * BATCH)]
    async with upstream(FakeVideos(known_keys=knows_keys, create_seconds=0.1)) as fake:
        for start in range(0, len(prompts), BATCH):
            last = start + BATCH == len(prompts)
            if last:  # one kill at least comes during a call
                fake.landed.clear()
                fake.creates.append("hang")
            async with rushes_forked(tmp_path, config(fake)) as server:
                asking = [submitted(server, prompt) for prompt in prompts[start : start + BATCH]]
                answers = asyncio.gather(*asking, return_exceptions=True)  # some of them come too late
                await (fake.landed.wait() if last else asyncio.sleep(chance.uniform(0, LONGEST_ROUND)))
                await server.killed()
                await answers
        async with rushes_forked(tmp_path, config(fake)) as server:
            outcomes = await asyncio.gather(*(outcome(server, prompt) for prompt in prompts))
            results = [answer for status, answer in outcomes if status == 200]
            clips = [await server.web.get(result["video"]["url"]) for result in results]
    assert all(clip.content[4:8] == b"ftyp" for clip in clips)
    billed = Counter(job.fields["prompt"] for job in fake.jobs.values())
    assert set(billed.values()) == {1}
    calls = sum(method == "POST" for method, _ in fake.calls)
    if knows_keys:
        assert (len(results), len(billed)) == (len(prompts), len(prompts))
        assert calls > len(prompts)  # it was killed during calls, too
    else:
        unknown = [answer["detail"][0]["msg"] for status, answer in outcomes if status != 200]
        assert unknown
        assert all("may have been accepted and billed" in message for message in unknown)
        assert len(results) <= len(billed) <= calls <= len(prompts)  # a call can be cut before the vendor has read it
