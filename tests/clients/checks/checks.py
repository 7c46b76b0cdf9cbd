"""What fal's Python clients rely on, as a program that knows nothing of Rushes.

    python checks.py C01 C02 ...      one line of JSON for each: {"check": "C01", "wrong": null or what is wrong}

LAB is the address at which the laboratory (tests/clients/laboratory.py) is told what to do, and tells what it saw.
"""
# pyright: basic, reportMissingImports=false, reportAttributeAccessIssue=false, reportOptionalIterable=false
# pyright: reportArgumentType=false
# ruff: noqa: ANN001, ANN002, ANN201, ANN202, PT017, T201 - a program of its own, whose prints are read

import asyncio
import base64
import hashlib
import http.server
import json
import os
import re
import sys
import tempfile
import threading
import time
import traceback
import urllib.request
from contextlib import contextmanager

import fal_client
import httpx
from fal_client import Completed, InProgress, Queued, StorageACL, StorageACLRule, StorageSettings
from fal_client.client import FalClientHTTPError, FalClientTimeoutError

T2V = "fal-ai/sora-2/text-to-video"
PRO = "fal-ai/sora-2/text-to-video/pro"
APP = "fal-ai/sora-2"
LAB = os.environ["LAB"]
CHECKS = {}
MIB = 1 << 20


def check(name):
    return lambda function: CHECKS.setdefault(name, function)


# --- the laboratory -------------------------------------------------------------------------------------------------


def lab(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(f"{LAB}/lab/{path}", data) as answer:
        return json.load(answer)


def calls(method, pattern):
    """What the server saw since the check began."""
    return [call for call in lab("calls") if call["method"] == method and re.search(pattern, call["path"])]


def fault(path, status, times=1, headers=None, body="{}"):
    """Have the next calls of a path answered without the server."""
    lab("fault", {"path": path, "status": status, "times": times, "headers": headers or {}, "body": body})


@contextmanager
def held():
    """A request that keeps the only engine busy until the end."""
    handle = fal_client.submit(T2V, arguments={"prompt": "hold"})
    until(lambda: isinstance(handle.status(), InProgress))
    try:
        yield handle
    finally:
        lab("open", {})


def until(true, seconds=20):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def refused(call):
    try:
        call()
    except FalClientHTTPError as error:
        return error
    raise AssertionError("the call should have failed")


# --- the checks -----------------------------------------------------------------------------------------------------


@check("C01")
def run():
    result = fal_client.run(APP, path="/text-to-video/pro", arguments={"prompt": "x"})
    assert len(calls("POST", f"/{PRO}$")) == 1, lab("calls")
    assert httpx.get(result["video"]["url"]).content[4:8] == b"ftyp"


@check("C02")
def run_async():
    asyncio.run(fal_client.run_async(T2V, arguments={"prompt": "x"}, start_timeout=30, hint="h"))
    (call,) = calls("POST", f"/{T2V}$")
    assert call["headers"]["x-fal-request-timeout"] == "30.0", call
    assert call["headers"]["x-fal-runner-hint"] == "h", call


@check("C03")
def handle_urls():
    client = fal_client.SyncClient()
    handle = client.submit(PRO, arguments={"prompt": "x"})
    assert handle.response_url.endswith(f"/{APP}/requests/{handle.request_id}"), handle.response_url
    assert handle.status_url == f"{handle.response_url}/status"
    assert handle.cancel_url == f"{handle.response_url}/cancel"
    assert client.get_handle(PRO, handle.request_id) == handle
    handle.get()


@check("C04")
def statuses():
    with held():
        waiting = fal_client.submit(T2V, arguments={"prompt": "hold"})
        queued = waiting.status(with_logs=False)
        assert isinstance(queued, Queued), queued
        assert queued.position == 0, queued
    until(lambda: isinstance(waiting.status(), InProgress))
    assert waiting.status(with_logs=False).logs is None
    assert waiting.status(with_logs=True).logs is not None
    lab("open", {})
    waiting.get()
    done = waiting.status(with_logs=False)
    assert isinstance(done, Completed), done
    assert done.logs is None
    assert isinstance(done.metrics["inference_time"], float)


@check("C05")
def events():
    seen = []

    def update(status):
        seen.append(status)
        if isinstance(status, InProgress):
            lab("open", {})

    with held():
        threading.Timer(0.5, lab, ("open", {})).start()
        fal_client.subscribe(T2V, {"prompt": "hold"}, with_logs=True, on_queue_update=update)
    kinds = [type(event).__name__ for event in seen]
    order = [kind for number, kind in enumerate(kinds) if number == 0 or kinds[number - 1] != kind]
    assert order == ["Queued", "InProgress", "Completed"], order
    lines = [log for event in seen if isinstance(event, Completed) for log in event.logs]
    assert [line["message"] for line in lines][-3:] == ["one", "two", "three"], lines
    assert all("timestamp" in line for line in lines)


@check("C07")
def fal_package():
    import fal.apps

    handle = fal.apps.submit(T2V, arguments={"prompt": "x"})
    assert handle.get()["video"]["url"]
    statuses = calls("GET", rf"/requests/{handle.request_id}/status/$")
    assert statuses, lab("calls")
    assert fal.apps.run(T2V, arguments={"prompt": "x"})["video"]["url"]


@check("C08")
def bad_input():
    handle = fal_client.submit(T2V, arguments={"prompt": 1})
    until(lambda: isinstance(handle.status(), Completed))
    assert handle.status().error
    error = refused(handle.get)
    assert error.status_code == 422
    assert isinstance(error.message, list), error.message
    assert error.message[0]["loc"] == ["body", "prompt"], error.message


@check("C09")
def platform_failure():
    handle = fal_client.submit(T2V, arguments={"prompt": "disconnect"}, headers={"X-Fal-No-Retry": "1"})
    error = refused(handle.get)
    assert (error.status_code, error.error_type) == (503, "runner_disconnected"), (error, error.error_type)
    assert len(calls("GET", rf"/requests/{handle.request_id}$")) == 1


@check("C10")
def start_timeout():
    with held():
        error = refused(lambda: fal_client.run(T2V, arguments={"prompt": "x"}, start_timeout=1.5))
    assert error.status_code == 504, error
    assert error.response_headers["x-fal-request-timeout-type"] == "user", error.response_headers
    assert len([call for call in calls("POST", f"/{T2V}$") if "x-fal-request-timeout" in call["headers"]]) == 1


@check("C11")
def too_many():
    fault(f"/{T2V}$", 429, times=2)
    assert fal_client.run(T2V, arguments={"prompt": "x"})["video"]
    assert len(calls("POST", f"/{T2V}$")) == 3


@check("C12")
def cancel():
    with held():
        waiting = fal_client.submit(T2V, arguments={"prompt": "x"})
        waiting.cancel()
        assert isinstance(waiting.status(), Completed)
    done = fal_client.submit(T2V, arguments={"prompt": "x"})
    done.get()
    error = refused(done.cancel)
    assert error.status_code == 400, error
    assert "ALREADY_COMPLETED" in error.message, error
    unknown = refused(lambda: fal_client.cancel(T2V, "00000000-0000-4000-8000-000000000000"))
    assert unknown.status_code == 404, unknown


@check("C13")
def client_timeout():
    try:
        fal_client.subscribe(T2V, {"prompt": "hold"}, client_timeout=2)
    except FalClientTimeoutError as error:
        assert error.request_id, error
        request_id = error.request_id
    else:
        raise AssertionError("it should have timed out")
    until(lambda: calls("PUT", rf"/requests/{request_id}/cancel$"))
    until(lambda: isinstance(fal_client.status(T2V, request_id), Completed))


@check("C14")
def stream():
    events = list(fal_client.stream(T2V, arguments={"prompt": "x"}))
    assert len(events) >= 2, events
    assert all(isinstance(event, dict) for event in events)
    assert "video" in events[-1], events[-1]
    assert httpx.get(events[-1]["video"]["url"]).is_success


@check("C15")
def small_uploads():
    from PIL import Image

    def content(url):
        answer = httpx.get(url)
        assert "authorization" not in answer.request.headers
        return answer.content, answer.headers["content-type"]

    assert content(fal_client.upload(b"hello", "text/plain")) == (b"hello", "text/plain")
    assert content(asyncio.run(fal_client.upload_async(b"later", "text/plain"))) == (b"later", "text/plain")
    picture, kind = content(fal_client.upload_image(Image.new("RGB", (8, 8)), format="png"))
    assert (picture[:8], kind) == (b"\x89PNG\r\n\x1a\n", "image/png")


@check("C16")
def large_upload():
    with tempfile.NamedTemporaryFile(suffix=".bin") as file:
        for number in range(100):
            file.write(bytes([number, 255 - number]) * (MIB // 2))
        file.write(b"!")
        file.flush()
        url = fal_client.upload_file(file.name)
        file.seek(0)
        wanted = hashlib.file_digest(file, "sha256").hexdigest()
    digest = hashlib.sha256()
    with httpx.stream("GET", url) as answer:
        for part in answer.iter_bytes():
            digest.update(part)
    assert digest.hexdigest() == wanted
    assert len(calls("PUT", r"/multipart/[^/]+/\d+$")) == 11


@check("C17")
def fallback():
    fault("/files/upload$", 500)
    url = fal_client.upload(b"hello", "text/plain", file_name="a.txt")
    assert httpx.get(url).content == b"hello"
    assert calls("POST", "/storage/upload/initiate$"), lab("calls")
    (put,) = calls("PUT", "/files/")
    assert put["headers"]["authorization"].startswith("Key "), put


@check("C18")
def lifecycle():
    acl = StorageACL("allow", [StorageACLRule("x", "forbid")])
    url = fal_client.upload(b"short", "text/plain", lifecycle=StorageSettings(expires_in=2, initial_acl=acl))
    assert httpx.get(url).content == b"short"
    until(lambda: httpx.get(url).status_code == 404)


@check("C25")
def webhooks():
    got = []

    class Receiver(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            first = not any(json.loads(before)["request_id"] == json.loads(body)["request_id"] for _, before in got)
            got.append((dict(self.headers), body))
            self.send_response(500 if first else 200)
            self.end_headers()

        def log_message(self, *_):
            pass

    receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{receiver.server_port}/hook"
    ids = {
        fal_client.submit(T2V, arguments=arguments, webhook_url=address).request_id: status
        for arguments, status in (({"prompt": "x"}, "OK"), ({"prompt": 1}, "ERROR"))
    }
    until(lambda: len(got) == 4)
    keys = httpx.get("https://rest.fal.ai/.well-known/jwks.json").json()["keys"]
    for headers, body in got:
        verify({name.lower(): value for name, value in headers.items()}, body, keys)
        told = json.loads(body)
        assert told["status"] == ids[told["request_id"]], told
        assert told["payload"].get("video") or told["payload"]["detail"], told
    receiver.shutdown()


def verify(headers, body, keys):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    said = [headers[f"x-fal-webhook-{name}"] for name in ("request-id", "user-id", "timestamp")]
    message = "\n".join([*said, hashlib.sha256(body).hexdigest()]).encode()
    (key,) = keys
    public = Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(key["x"] + "=="))
    public.verify(bytes.fromhex(headers["x-fal-webhook-signature"]), message)


def main(names):
    for name in names:
        lab("begin", {})
        wrong = None
        try:
            CHECKS[name]()
        except Exception as error:
            wrong = f"{type(error).__name__}: {error}"
            traceback.print_exc()
        print(json.dumps({"check": name, "wrong": wrong}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
