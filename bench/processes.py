"""Starting the servers that are measured, pinned to a core, and what the kernel says of them."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

SERVER_CORE, LOAD_CORE = 0, os.cpu_count() and min(1, (os.cpu_count() or 1) - 1)
TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def pinned(core: int | None, *command: str) -> list[str]:
    return ["taskset", "-c", str(core or 0), *command] if Path("/usr/bin/taskset").exists() else list(command)


@contextmanager
def server(
    *arguments: str,
    ready: str,
    port: int,
    environment: Mapping[str, str] | None = None,
    pin: bool = True,
    core: int | None = SERVER_CORE,
) -> Generator[tuple[int, float]]:
    """Run `python -m ...` until the end of the block: (process id, seconds until `ready` answered).

    With `pin` it stays on the `core`.
    """
    command = [sys.executable, "-m", *arguments]
    began = time.monotonic()
    process = subprocess.Popen(
        pinned(core, *command) if pin else command,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
    )
    try:
        while True:
            try:
                if httpx.get(f"http://127.0.0.1:{port}{ready}").is_success:
                    break
            except httpx.TransportError:
                time.sleep(0.01)
            if process.poll() is not None or time.monotonic() - began > 60:
                raise SystemExit(f"{' '.join(arguments)} did not start")
        yield process.pid, time.monotonic() - began
    finally:
        process.terminate()
        process.wait(30)


def call(port: int, connections: int, seconds: float, method: str, path: str, body: str = "") -> dict[str, float]:
    """Run the load generator against a server on this machine."""
    arguments = ["127.0.0.1", str(port), str(connections), str(seconds), method, path, *([body] if body else [])]
    command = pinned(LOAD_CORE, sys.executable, "-m", "bench.load", *arguments)
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, timeout=seconds + 30).stdout)
    if found["bad"]:
        raise SystemExit(f"{found['bad']} wrong answers from {method} {path}")
    return found


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_mb(pid: int) -> float:
    line = next(x for x in Path(f"/proc/{pid}/status").read_text().splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def together_mb(pids: Iterable[int]) -> float:
    """Resident memory of processes, pages that they share counted once (`Pss` of proc(5))."""
    rollups = [Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines() for pid in pids]
    return sum(int(line.split()[1]) for lines in rollups for line in lines if line.startswith("Pss:")) / 1024


def children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(word) for word in found.stdout.split()]
