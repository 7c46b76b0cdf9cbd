"""The `openai` SDK, unmodified, with another `base_url`."""

import asyncio
import json
import os
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from clients.matrix import PYTHON, missing
from support.scripted import ScriptedEngine
from support.server import running

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
PROGRAM = Path(__file__).parent / "checks" / "openai_videos.py"


async def test_its_videos_are_made_downloaded_changed_listed_and_deleted(tmp_path: Path) -> None:
    if (why := missing("python")) is not None:
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    async with running(tmp_path, ScriptedEngine()) as server:
        process = await asyncio.create_subprocess_exec(PYTHON, PROGRAM, f"{server.base}/v1", stdout=PIPE, stderr=PIPE)
        out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    assert json.loads(out) == {
        "created": ["completed", "1280x720", "4", 100],
        "content": "ftyp",
        "thumbnail": "ffd8ff",
        "remixed": [True, "completed"],
        "from a picture": "completed",
        "character": "Mochi",
        "extended": "completed",
        "edited": "completed",
        "listed": 4,
        "deleted": True,
        "gone": 404,
        "refused": "size",
    }
