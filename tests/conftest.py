"""What every test gets: an environment without our settings, and asyncio as the one event loop."""

import os

import pytest

for name in list(os.environ):
    if name.startswith(("RUSHES_", "FAL_")):
        del os.environ[name]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
