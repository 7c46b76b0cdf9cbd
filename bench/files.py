"""Uploads beside a plain copy, downloads beside sendfile, webhooks in number."""

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

import httpx

from bench.processes import cpu_seconds, free_port, resident_mb, server
from bench.report import Report, ratio
from bench.web import BODY, FAKE, QUEUE, up

GIB = 2**30
SIZE = GIB
ROUNDS = 3
PIECE = 1 << 20
HEADERS = {"Authorization": "Key a:b"}


def measure(report: Report) -> None:
    """Run everything about files and webhooks."""
    with tempfile.TemporaryDirectory() as folder:
        _uploads_and_downloads(report, Path(folder))
        waits = [_first_attempts(Path(folder) / f"hooks{number}") for number in range(ROUNDS)]
        report.at_most("webhook: first attempt after COMPLETED, 50 at once, p95", median(waits), 250, " ms")
        _dead_host(report, Path(folder) / "dead")


def _uploads_and_downloads(report: Report, folder: Path) -> None:
    port, plain = free_port(), free_port()
    source = folder / "source.bin"
    with source.open("wb") as file:
        piece = os.urandom(PIECE)
        for _ in range(SIZE // PIECE):
            file.write(piece)
    environment = up(folder / "server", FAKE, port)
    with (
        server("rushes", "up", ready="/health/ready", port=port, environment=environment, pin=False) as (pid, _),
        _sendfile(source, plain),
    ):
        web = httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=HEADERS, timeout=120)
        idle = resident_mb(pid)
        most = idle
        copies: list[float] = []
        uploads: list[float] = []
        downloads: list[float] = []
        sent: list[float] = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            _copy(source, folder / "copy.bin")
            copies.append(SIZE / (time.perf_counter() - began))
            ticket = web.post(
                "/storage/upload/initiate?storage_type=fal-cdn-v3",
                json={"file_name": "big.bin", "content_type": "application/octet-stream"},
            ).json()
            watch = _Watch(pid)
            began = time.perf_counter()
            with source.open("rb") as file:
                web.put(ticket["upload_url"], content=iter(lambda: file.read(PIECE), b"")).raise_for_status()
            uploads.append(SIZE / (time.perf_counter() - began))
            downloads.append(_fetch(port, ticket["file_url"].split(f":{port}")[1]))
            sent.append(_fetch(plain, "/"))
            most = max(most, watch.stop())
        report.at_least("upload of 1 GB / plain copy", ratio(uploads, copies), 0.6)
        report.at_most("memory above idle while uploading", most - idle, 60, " MB")
        report.at_least("download / sendfile", ratio(downloads, sent), 0.7)
        report.note("  upload, download", f"{median(uploads) / 1e6:,.0f}, {median(downloads) / 1e6:,.0f} MB/s")


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb") as file:
        os.fsync(file.fileno())
    target.unlink()


class _Watch:
    """Keeps the most memory that a process had."""

    def __init__(self, pid: int) -> None:
        self._most = 0.0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(pid,))
        self._thread.start()

    def _look(self, pid: int) -> None:
        while not self._stopped.wait(0.05):
            self._most = max(self._most, resident_mb(pid))

    def stop(self) -> float:
        self._stopped.set()
        self._thread.join()
        return self._most


def _fetch(port: int, path: str) -> float:
    """Bytes per second of one download, thrown away as it comes."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
        buffer, count, began = memoryview(bytearray(PIECE)), 0, time.perf_counter()
        while received := connection.recv_into(buffer):
            count += received
        if count < SIZE:
            raise SystemExit(f"the download of {path} ended early")
        return count / (time.perf_counter() - began)


SENDFILE = """
import os, socket, sys
path, port = sys.argv[1], int(sys.argv[2])
listening = socket.create_server(("127.0.0.1", port))
size = os.path.getsize(path)
while True:
    connection, _ = listening.accept()
    with connection, open(path, "rb") as file:
        if connection.recv(65536):
            connection.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\nConnection: close\\r\\n\\r\\n" % size)
            connection.sendfile(file)
"""


@contextmanager
def _sendfile(path: Path, port: int) -> Generator[None]:
    """A process that does nothing but sendfile: the limit of a download."""
    process = subprocess.Popen([sys.executable, "-c", SENDFILE, str(path), str(port)])
    try:
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.01)
        yield
    finally:
        process.terminate()
        process.wait()


def _first_attempts(folder: Path) -> float:
    """Milliseconds from the completion of a request until its receiver has the first attempt, p95 of fifty."""
    arrived: dict[str, float] = {}

    class Receiver(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            arrived[body["request_id"]] = time.time()
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    receiver = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    hook = f"http://127.0.0.1:{receiver.server_port}/"
    port = free_port()
    environment = up(folder, FAKE + "concurrency = 50\ndelay = 1.0\n", port)
    with server("rushes", "up", ready="/health/ready", port=port, environment=environment, pin=False):
        web = httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=HEADERS, timeout=60)
        ids = [
            web.post(f"{QUEUE}/text-to-video?fal_webhook={hook}", content=BODY).json()["request_id"] for _ in range(50)
        ]
        for request_id in ids:
            web.get(f"{QUEUE}/requests/{request_id}/status/stream")
        deadline = time.monotonic() + 30
        while len(arrived) < len(ids) and time.monotonic() < deadline:
            time.sleep(0.05)
    receiver.shutdown()
    with sqlite3.connect(folder / "rushes.db") as database:
        completed = dict(database.execute("SELECT id, completed_at FROM requests"))
    waits = sorted(1e3 * (arrived[request_id] - completed[request_id] / 1e6) for request_id in ids)
    return waits[int(len(waits) * 0.95)]


def _dead_host(report: Report, folder: Path) -> None:
    port, dead = free_port(), free_port()
    with server("rushes", "up", ready="/health/ready", port=port, environment=up(folder, FAKE, port), pin=False) as (
        pid,
        _,
    ):
        web = httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=HEADERS, timeout=60)
        for _ in range(1000):
            web.post(f"{QUEUE}/text-to-video?fal_webhook=http://127.0.0.1:{dead}/", content=b"{}").raise_for_status()
        time.sleep(25)  # the first and the second attempts are over, the third come after 40 s
        before, began = cpu_seconds(pid), time.monotonic()
        time.sleep(10)
        share = 100 * (cpu_seconds(pid) - before) / (time.monotonic() - began)
        report.at_most("CPU while 1,000 deliveries wait for a dead host", share, 3, " %")
