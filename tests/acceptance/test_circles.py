"""Servers that give their jobs to themselves: once round, and no further; and one server behind another."""

import asyncio
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rushes.media.probe import probe
from support.desk import MEADOW, VIDEOS
from support.front import front
from support.process import ServerProcess, rushes_up

pytestmark = [pytest.mark.anyio, pytest.mark.slow]


def free_port() -> int:
    """A port that a server can be told of before it runs."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def config(base_url: str | None, kind: str = "fal") -> str:
    lines = ["[engines.far]", f'type = "{kind}"', f'model = "{VIDEOS}"', "first_look_seconds = 0.05"]
    return "\n".join([*lines, 'api_key = "a:b"', *([f'base_url = "{base_url}"'] if base_url else [])])


async def ended(server: ServerProcess) -> tuple[int, dict[str, Any]]:
    submitted = await server.web.post(f"/queue/{VIDEOS}", json=MEADOW)
    requests = f"/queue/{VIDEOS}/requests/{submitted.json()['request_id']}"
    async with asyncio.timeout(30):
        await server.web.get(f"{requests}/status/stream")
    answer = await server.web.get(requests)
    return answer.status_code, answer.json()


def asked(data_dir: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(data_dir / "rushes.db")) as connection:
        return connection.execute(query).fetchall()


def require_one_round(data_dir: Path, status: int, answer: dict[str, Any]) -> None:
    assert status == 500
    assert "tell this server's operator" in answer["detail"][0]["msg"]
    assert asked(data_dir, "SELECT count(*) FROM requests") == [(1,)]
    ((state, problem),) = asked(data_dir, "SELECT state, problem FROM engine_attempts")
    assert state == "refused"
    assert "Change its base_url in rushes.toml" in problem
    assert "HTTPS_PROXY" in problem


@pytest.mark.parametrize(("kind", "path"), [("fal", "queue"), ("openai_videos", "v1")])
async def test_a_server_that_is_its_own_upstream_says_so(kind: str, path: str, tmp_path: Path) -> None:
    port = free_port()
    async with rushes_up(tmp_path, config(f"http://127.0.0.1:{port}/{path}", kind), RUSHES_PORT=str(port)) as server:
        require_one_round(tmp_path, *await ended(server))


async def test_a_server_whose_own_calls_of_fal_are_led_to_it_says_so(tmp_path: Path) -> None:
    port = free_port()
    data_dir = tmp_path / "data"
    async with (
        front(f"http://127.0.0.1:{port}", tmp_path) as led,
        rushes_up(data_dir, config(None), RUSHES_PORT=str(port), **led.environment()) as server,
    ):
        require_one_round(data_dir, *await ended(server))


async def test_a_circle_of_two_ends_where_it_began(tmp_path: Path) -> None:
    one, other = free_port(), free_port()
    async with (
        rushes_up(tmp_path / "one", config(f"http://127.0.0.1:{other}/queue"), RUSHES_PORT=str(one)) as server,
        rushes_up(tmp_path / "other", config(f"http://127.0.0.1:{one}/queue"), RUSHES_PORT=str(other)),
    ):
        status, _ = await ended(server)
        assert status == 500
    assert asked(tmp_path / "one", "SELECT count(*) FROM requests") == [(1,)]
    require_one_round(tmp_path / "other", 500, {"detail": [{"msg": "tell this server's operator"}]})


async def test_a_clip_goes_through_two_servers(tmp_path: Path) -> None:
    async with rushes_up(tmp_path / "behind", '[engines.fake]\ntype = "fake"') as behind:
        text = f"{config(f'{behind.base}/queue')}\npaid = false\nidempotent = true"
        async with rushes_up(tmp_path / "before", text) as before:
            status, answer = await ended(before)
            assert status == 200
            clip = tmp_path / "came.mp4"
            clip.write_bytes((await before.web.get(answer["video"]["url"])).content)
    facts = probe(clip)
    assert (facts.width, facts.height, facts.fps, facts.frames, facts.has_audio) == (320, 256, 12, 12, True)
    assert asked(tmp_path / "behind", "SELECT engine, outcome FROM requests") == [("fake", "success")]
    ((via,),) = asked(tmp_path / "behind", "SELECT via FROM requests")
    assert asked(tmp_path / "before", "SELECT id || '-1' FROM requests") == [(via.strip('["]'),)]
