"""Visitors of a server's pages that have signed in, without a browser."""

import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from rushes.bootstrap import open_keyring
from rushes.settings import Settings

HTML = {"accept": "text/html"}


async def made_keys(data_dir: Path) -> tuple[str, str]:
    """The texts of two keys of a server that is not running yet: one of an admin, one of anybody."""
    store, keyring = open_keyring(Settings(data_dir=data_dir, open_mode=False))
    admin, plain = await keyring.create("ops", admin=True), await keyring.create("app")
    await store.close()
    return admin.text, plain.text


@asynccontextmanager
async def visitor(base: str, key: str | None = None) -> AsyncGenerator[httpx.AsyncClient]:
    """Somebody who looks at pages, signed in with a key where one is given."""
    async with httpx.AsyncClient(base_url=base, headers=HTML, timeout=30) as web:
        if key is not None:
            answer = await web.post("/login", data={"key": key, "next": "/requests"})
            assert answer.status_code == 303, answer.text
        yield web


async def token(web: httpx.AsyncClient) -> dict[str, str]:
    """The header by which a page's calls are known to be ours."""
    page = (await web.get("/usage")).text
    found = re.search(r'name="csrf-token" content="([^"]+)"', page)
    assert found is not None
    return {"x-csrf-token": found[1]}


async def act(web: httpx.AsyncClient, method: str, url: str, **options: Any) -> httpx.Response:
    """What a button of a page does."""
    return await web.request(method, url, headers=await token(web), **options)
