"""Status, submit, start and idling of a server process."""

import json
import sqlite3
import tempfile
import time
from datetime import datetime
from pathlib import Path
from statistics import median

import httpx

from bench.processes import call, cpu_seconds, free_port, resident_mb, server
from bench.report import Report, ratio

QUEUE = "/queue/fal-ai/sora-2"
BODY = json.dumps({"prompt": "A cat sits in a meadow at dusk and looks at the camera"})
ROUNDS, SECONDS = 3, 3.0
FAKE = '[engines.fake]\ntype = "fake"\n'


def measure(report: Report) -> None:
    """Run everything that needs no picture."""
    with tempfile.TemporaryDirectory() as folder:
        _status_and_submit(report, Path(folder) / "hang", FAKE + "hang = true\nconcurrency = 1\n")
        _start(report, Path(folder) / "start", FAKE + 'lines = ["first line"]\n')
        _idle(report, Path(folder) / "idle")


def up(folder: Path, config: str, port: int) -> dict[str, str]:
    """A folder with its `rushes.toml`, and the environment of a server in it."""
    folder.mkdir()
    (folder / "rushes.toml").write_text(config)
    return {
        "RUSHES_PORT": str(port),
        "RUSHES_DATA_DIR": str(folder),
        "RUSHES_CONFIG": str(folder / "rushes.toml"),
        "RUSHES_LOG_LEVEL": "error",
        "RUSHES_DRAIN_SECONDS": "0",
    }


def _status_and_submit(report: Report, folder: Path, config: str) -> None:
    ours, bare = free_port(), free_port()
    with (
        server("bench.echo", str(bare), ready="/", port=bare),
        server("rushes", "up", ready="/health/ready", port=ours, environment=up(folder, config, ours)),
    ):
        web = httpx.Client(base_url=f"http://127.0.0.1:{ours}", headers={"Authorization": "Key a:b"})
        request_id = web.post(f"{QUEUE}/text-to-video", content=BODY).json()["request_id"]
        status = f"{QUEUE}/requests/{request_id}/status"
        while web.get(status).json()["status"] != "IN_PROGRESS":
            time.sleep(0.01)
        echo: list[float] = []
        cached: list[float] = []
        missed: list[float] = []
        for _ in range(ROUNDS):
            echo.append(call(bare, 32, SECONDS, "GET", "/")["per_second"])
            cached.append(call(ours, 32, SECONDS, "GET", status)["per_second"])
            missed.append(call(ours, 32, SECONDS, "GET", f"{status}?logs=1")["per_second"])
        report.note("bare Starlette echo", f"{median(echo):,.0f}/s")
        report.at_least("status, cached / echo", ratio(cached, echo), 0.75)
        report.at_least("status, on a miss (with logs) / echo", ratio(missed, echo), 0.3)

        insert: list[float] = []
        submit: list[float] = []
        for _ in range(ROUNDS):
            insert.append(_bare_inserts(folder / "bare.db", SECONDS / 3))
            submit.append(call(ours, 32, SECONDS, "POST", f"{QUEUE}/text-to-video", BODY)["per_second"])
        alone = [call(ours, 1, SECONDS, "POST", f"{QUEUE}/text-to-video", BODY)["p50_ms"] for _ in range(ROUNDS)]
        report.note("bare SQLite FULL insert loop", f"{median(insert):,.0f}/s")
        report.at_least("submit, 32 connections", median(submit), 2000, "/s")
        report.at_least("submit / insert loop", ratio(submit, insert), 0.4)
        report.at_most("submit, one connection, p50", median(alone), 1.5, " ms")


def _bare_inserts(path: Path, seconds: float) -> float:
    """Rows of 400 bytes, one commit each, WAL and synchronous FULL: the limit of one writer."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, body TEXT)")
    row, count, began = "x" * 400, 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        database.execute("INSERT INTO rows (body) VALUES (?)", (row,))
        count += 1
    database.close()
    return count / (time.perf_counter() - began)


def _start(report: Report, folder: Path, config: str) -> None:
    port = free_port()
    with server("rushes", "up", ready="/health/ready", port=port, environment=up(folder, config, port)):
        web = httpx.Client(base_url=f"http://127.0.0.1:{port}", headers={"Authorization": "Key a:b"}, timeout=30)
        waits: list[float] = []
        for _ in range(40):
            asked = time.time()
            request_id = web.post(f"{QUEUE}/text-to-video", content=BODY).json()["request_id"]
            web.get(f"{QUEUE}/requests/{request_id}/status/stream")
            logs = web.get(f"{QUEUE}/requests/{request_id}/status?logs=1").json()["logs"]
            waits.append(1e3 * (datetime.fromisoformat(logs[0]["timestamp"]).timestamp() - asked))
        report.at_most("submit to the engine's first line, p50", median(waits), 15, " ms")


def _idle(report: Report, folder: Path) -> None:
    port = free_port()
    environment = up(folder, "", port)
    with server("rushes", "up", ready="/health/ready", port=port, environment=environment, pin=False) as (pid, seconds):
        report.at_most("ready after", seconds, 2, " s")
        time.sleep(8)  # the render processes warm up; what is measured is what comes after
        before, began = cpu_seconds(pid), time.monotonic()
        time.sleep(10)
        share = 100 * (cpu_seconds(pid) - before) / (time.monotonic() - began)
        report.at_most("idle CPU of the server", share, 1, " %")
        report.at_most("idle resident memory of the server", resident_mb(pid), 120, " MB")
