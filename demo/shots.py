"""`make shots`: a server with films of every kind, and pictures of all its pages at two widths in two themes.

The pictures go to `docs/pages`, the films stay in `out/shots` so that the next run need not make them again.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

OUT = Path("docs/pages")
DATA = Path("out/shots")
WIDTHS = {1280: 800, 390: 844}
THEMES = ("light", "dark")
WAIT_SECONDS = 900.0
SORA = "fal-ai/sora-2/text-to-video"
VEO = "fal-ai/veo3.1/fast"


@dataclass(frozen=True)
class Shot:
    """A page to be shown: the name of its picture, and its path, where names in braces stand for ids of requests."""

    name: str
    path: str


SHOTS = (
    Shot("models", "/"),
    Shot("playground", f"/models/{SORA}"),
    Shot("api", f"/models/{SORA}/api"),
    Shot("examples", f"/models/{SORA}/examples"),
    Shot("requests", "/requests"),
    Shot("request", "/requests/{film}"),
    Shot("gallery", "/gallery"),
    Shot("compare", "/compare?ids={film},{other}"),
    Shot("webhooks", "/webhooks"),
    Shot("webhook", "/webhooks/delivery-{hooked}"),
    Shot("inbox", "/webhooks/inbox/me"),
    Shot("files", "/files"),
    Shot("usage", "/usage"),
    Shot("keys", "/keys"),
    Shot("engines", "/engines"),
    Shot("system", "/system"),
    Shot("login", "/login"),
)

FOX = "A red fox runs through a snowy forest at dawn, the camera follows, wind in the trees"
FILMS = (
    (SORA, {"prompt": "A lighthouse keeper walks along the pier in heavy rain at night, slow push in", "duration": 4}),
    (VEO, {"prompt": 'In a cozy kitchen a grandmother says: "The secret is patience."', "duration": "4s"}),
    (SORA, {"prompt": "Two friends dance on a beach at sunset, gentle waves, joyful", "aspect_ratio": "9:16"}),
    (VEO, {"prompt": "A yellow taxi drives down a rainy city street at night, neon signs", "duration": "4s"}),
    (SORA, {"prompt": "An astronaut stands on the moon and looks up at the stars, wide shot", "duration": 4}),
    (VEO, {"prompt": "A knight rides a horse through a meadow in spring, epic music", "duration": "4s"}),
    (SORA, {"prompt": "A whale swims past a sunken ship, blue light from above", "duration": 4}),
    (SORA, {"prompt": 'A sailor rows a small boat over a stormy sea and shouts: "Hold on!"', "duration": 4}),
    (VEO, {"prompt": FOX, "duration": "4s", "seed": 7}),
    (VEO, {"prompt": FOX, "duration": "4s", "seed": 8}),
)
NEUTRAL = """([here, anywhere]) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) texts.currentNode.nodeValue = texts.currentNode.nodeValue.replaceAll(here, anywhere);
}"""
"""Pictures do not tell where they were made."""
WRONG = (SORA, {"prompt": "A meadow", "duration": 5})


def main() -> None:
    """Make the films that are not there yet, then all pictures of the pages named on the command line, or of all."""
    wanted = sys.argv[1:]
    OUT.mkdir(parents=True, exist_ok=True)
    with _server() as base, sync_playwright() as playwright:
        ids, hooked = _filled(base), _hooked(base)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for shot in SHOTS:
            if not wanted or shot.name in wanted:
                _take(browser, base + shot.path.format(film=ids[0], other=ids[1], hooked=hooked), shot.name)
        browser.close()


@contextmanager
def _server() -> Generator[str]:
    DATA.mkdir(parents=True, exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = str(listening.getsockname()[1])
    settings = {"RUSHES_DATA_DIR": str(DATA), "RUSHES_PORT": port, "RUSHES_LOG_LEVEL": "error"}
    process = subprocess.Popen(
        [sys.executable, "-m", "rushes", "up"], env={**os.environ, **settings}, stdout=subprocess.DEVNULL
    )
    try:
        base = f"http://127.0.0.1:{port}"
        until = time.monotonic() + 60
        while True:
            try:
                httpx.get(f"{base}/health/ready").raise_for_status()
                break
            except httpx.HTTPError:
                if process.poll() is not None or time.monotonic() > until:
                    raise SystemExit("the server did not start") from None
                time.sleep(0.1)
        yield base
    finally:
        process.terminate()
        process.wait(60)


def _filled(base: str) -> list[str]:
    """The ids of two films of one prompt, with all the others in the server beside them."""
    kept = DATA / "ids.txt"
    if kept.exists():
        return kept.read_text().split()
    with httpx.Client(base_url=base, timeout=30) as web:
        made: list[str] = []
        for endpoint, given in FILMS:
            answer = web.post(f"/queue/{endpoint}", json=given).raise_for_status().json()
            made.append(answer["request_id"])
            _completed(web, answer["status_url"])
        upload = {"file_name": "first-frame.jpg", "content_type": "image/jpeg"}
        place = web.post("/storage/upload/initiate", json=upload).raise_for_status().json()["upload_url"]
        web.put(place, content=Path("docs/contact-sheet.jpg").read_bytes()).raise_for_status()
    keys = {"studio": ("--per-request", "2.5", "--per-day", "40"), "nightly tests": ("--running", "2")}
    for name, limits in keys.items():
        rushes = [sys.executable, "-m", "rushes", "keys", "create", name, *limits]
        subprocess.run(rushes, env={**os.environ, "RUSHES_DATA_DIR": str(DATA)}, stdout=subprocess.DEVNULL, check=True)
    kept.write_text(" ".join(made[-2:]))
    return kept.read_text().split()


def _hooked(base: str) -> str:
    """The id of a request that told an inbox of its end: inboxes live as long as their server."""
    with httpx.Client(base_url=base, timeout=30) as web:
        answer = web.post(f"/queue/{WRONG[0]}?fal_webhook={base}/inbox/me", json=WRONG[1]).raise_for_status()
        until = time.monotonic() + WAIT_SECONDS
        while not web.get("/inbox/me").json()["came"]:
            if time.monotonic() > until:
                raise SystemExit("the webhook does not come")
            time.sleep(0.1)
    return answer.json()["request_id"]


def _completed(web: httpx.Client, status_url: str) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while web.get(status_url).json()["status"] != "COMPLETED":
        if time.monotonic() > until:
            raise SystemExit(f"{status_url} takes too long")
        time.sleep(0.5)


def _take(browser: Browser, url: str, name: str) -> None:
    for width, height in WIDTHS.items():
        for theme in THEMES:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
            page = context.new_page()
            page.goto(url)
            _settle(page)
            page.evaluate(NEUTRAL, [str(Path.cwd()), "/srv/rushes"])
            page.screenshot(path=OUT / f"{name}-{width}-{theme}.jpg", type="jpeg", quality=72)
            context.close()


def _settle(page: Page) -> None:
    """Wait for what a reader waits for: fonts and pictures."""
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready")
    page.wait_for_function("[...document.images].every((image) => image.complete || image.loading === 'lazy')")


if __name__ == "__main__":
    main()
