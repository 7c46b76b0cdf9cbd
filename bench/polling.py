"""300 clients that poll and 300 that listen, while 20 requests run: an app at its busiest."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.processes import LOAD_CORE, cpu_seconds, free_port, pinned, server
from bench.report import Report
from bench.web import up

POLLERS, LISTENERS, REQUESTS = 300, 300, 20
SECONDS = 15.0
ENGINE = f"""
[engines.fake]
type = "fake"
concurrency = {REQUESTS}
delay = 3.0
lines = ["one", "two", "three"]
"""


def measure(report: Report) -> None:
    ours, bare = free_port(), free_port()
    with tempfile.TemporaryDirectory() as folder:
        with server("bench.echo", str(bare), ready="/", port=bare):
            echo = _crowd(bare, POLLERS, 0, 0)
        environment = up(Path(folder) / "crowd", ENGINE, ours)
        with server("rushes", "up", ready="/health/ready", port=ours, environment=environment) as (pid, _):
            before = cpu_seconds(pid)
            found = _crowd(ours, POLLERS, LISTENERS, REQUESTS)
            busy = 100 * (cpu_seconds(pid) - before) / SECONDS
    report.note("bare Starlette echo under the same pollers, p99", f"{echo['status_p99_ms']:.1f} ms")
    report.note("statuses a second", f"{found['per_second']:,.0f} at {busy:.0f} % of a core")
    report.note("requests seen to their end by listeners", f"{found['completed']:,} with {found['events']:,} events")
    report.note("status p50, worst", f"{found['status_p50_ms']:.1f} ms, {found['status_max_ms']:.0f} ms")
    report.note("result p99", f"{found['result_p99_ms']:.1f} ms")
    report.note("status p99 / echo's p99", f"{found['status_p99_ms'] / echo['status_p99_ms']:.1f}")
    report.at_most("errors", len(found["bad"]), 0)
    report.at_most("status p99", found["status_p99_ms"], 50, " ms")


def _crowd(port: int, *numbers: int) -> dict[str, Any]:
    arguments = [str(port), str(SECONDS), *(str(number) for number in numbers)]
    command = pinned(LOAD_CORE, sys.executable, "-m", "bench.crowd", *arguments)
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS + 60)
    found = json.loads(done.stdout)
    if found["bad"]:
        print(*found["bad"], sep="\n", file=sys.stderr)
    return found
