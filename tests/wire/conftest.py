"""A server for each wire test."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from support.scripted import ScriptedEngine
from support.server import Server, running


@pytest.fixture
async def server(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path, ScriptedEngine()) as server:
        yield server
