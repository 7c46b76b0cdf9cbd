"""`rushes run` and `rushes env`: programs that know nothing of Rushes, in Python, Node.js and the shell."""

import asyncio
import os
import pty
import shlex
import shutil
import signal
import subprocess
import sys
from asyncio import to_thread
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
import yaml

from rushes.cli.run_environment import SHIM, Reached, merged, variables
from support.command import COMMAND, environment, rushes
from support.needs import program
from support.scripted import ScriptedEngine
from support.server import Server, running

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
PYTHON = sys.executable

MAKES_A_VIDEO = """
import fal_client, httpx
result = fal_client.subscribe("fal-ai/sora-2/text-to-video", arguments={"prompt": "a meadow"})
assert httpx.get(result["video"]["url"]).content[4:8] == b"ftyp"
print(result["video"]["url"])
"""


@pytest.fixture
async def server(tmp_path: Path) -> AsyncGenerator[Server]:
    async with running(tmp_path / "server", ScriptedEngine()) as server:
        yield server


async def run(server: Server, folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`rushes run` against a running server, off the event loop that serves it."""
    return await to_thread(rushes, folder, "run", "--server", server.base, *arguments, **variables)


# --- whose server ---------------------------------------------------------------------------------------------------


def test_without_a_server_it_starts_one_and_stops_it(tmp_path: Path) -> None:
    elsewhere = {"RUSHES_PUBLIC_URL": "https://rushes.test", "RUSHES_OPEN_MODE": "false"}  # not of this run's server
    done = rushes(tmp_path, "run", "--", PYTHON, "-c", MAKES_A_VIDEO, **elsewhere)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    base = done.stdout.strip().partition("/files/")[0]
    assert base.startswith("http://127.0.0.1:")
    with pytest.raises(httpx.ConnectError):
        httpx.get(base)
    assert "engine" not in done.stdout
    assert (tmp_path / "data" / "run.log").exists()


async def test_a_running_server_is_used(server: Server, tmp_path: Path) -> None:
    done = await run(server, tmp_path, "--", PYTHON, "-c", MAKES_A_VIDEO)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(server.base)
    assert len(server.engine.jobs) == 1
    assert not (tmp_path / "data").exists()


async def test_the_configured_server_is_found(server: Server, tmp_path: Path) -> None:
    port = server.base.rpartition(":")[2]
    done = await to_thread(rushes, tmp_path, "run", "--", PYTHON, "-c", MAKES_A_VIDEO, RUSHES_PORT=port)
    assert done.stdout.startswith(server.base), done.stderr


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    done = rushes(tmp_path, "run", "--", "true", config='[engines.x]\ntype = "none"\n')
    assert done.returncode == 1
    assert "no engine type 'none'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["https://rushes.test", "http://127.0.0.1:8085/prefix"])
def test_an_address_that_hooks_cannot_lead_to_is_refused(tmp_path: Path, address: str) -> None:
    done = rushes(tmp_path, "run", "--server", address, "--", "true")
    assert done.returncode == 1
    assert "http://HOST:PORT" in done.stderr


# --- exit code, signals, standard streams ---------------------------------------------------------------------------


async def test_the_exit_code_and_the_streams_are_the_programs(server: Server, tmp_path: Path) -> None:
    script = "read line; echo out $line; echo err >&2; exit 7"
    done = await to_thread(
        rushes, tmp_path, "run", "--server", server.base, "sh", "-c", script, given="given\nnot read\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (7, "out given\n", "err\n")


@pytest.mark.parametrize(
    ("command", "code"), [(("no-such-command",), 127), (("/",), 126), (("sh", "-c", "kill -KILL $$"), 128 + 9)]
)
async def test_what_does_not_run_or_is_killed_is_told_as_a_shell_does(
    server: Server, tmp_path: Path, command: tuple[str, ...], code: int
) -> None:
    done = await run(server, tmp_path, "--", *command)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


WAITS = """
import signal, sys
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, lambda number, _: (print("got", number, flush=True), sys.exit(40 + number)))
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
print("ready", flush=True)
while True:
    signal.pause()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_are_passed_on(tmp_path: Path, number: int) -> None:
    command = [*COMMAND, "run", "--", PYTHON, "-c", WAITS]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(tmp_path), stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        assert process.stdout.readline() == f"got {int(number)}\n"
        assert process.wait(30) == 40 + number


def test_ctrl_c_in_a_terminal_reaches_the_program_once(tmp_path: Path) -> None:
    variables = environment(tmp_path)
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(tmp_path)
        os.execve(COMMAND[0], [*COMMAND, "run", "--", PYTHON, "-c", WAITS], variables)
    seen = b""
    with suppress(OSError):  # how a terminal says that nobody is there any more
        while piece := os.read(terminal, 1000):
            seen += piece
            if seen.endswith(b"ready\r\n"):
                os.write(terminal, b"\x03")
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 40 + signal.SIGINT, seen
    assert seen.count(b"got") == 1


def test_when_it_is_killed_its_server_stops(tmp_path: Path) -> None:
    script = "import os, sys; print(os.environ['FAL_LOCAL_BASE'], flush=True); sys.stdin.read()"
    command = [*COMMAND, "run", "--", PYTHON, "-c", script]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        base = process.stdout.readline().strip()
        assert httpx.get(f"{base}/health/live").is_success
        process.kill()
        process.wait()
        with suppress(httpx.TransportError):
            while httpx.get(f"{base}/health/live", timeout=30):  # it finishes what it began, and then is gone
                pass


# --- what is led here, and what is not ------------------------------------------------------------------------------

IN_MANY_WAYS = """
import sys, urllib.request, http.client, asyncio, json, ssl
import fal_client, httpx, requests, urllib3
url = fal_client.upload(b"content", "text/plain")
base = url.partition("/files/")[0]
by_name = url.replace(base, "https://v3.fal.media")
assert urllib.request.urlopen(by_name).read() == b"content"
assert urllib.request.urlopen(by_name.replace("https", "http")).read() == b"content"
connection = http.client.HTTPSConnection("v3b.fal.media", context=ssl.create_default_context())
connection.request("GET", by_name.removeprefix("https://v3.fal.media"))
assert connection.getresponse().read() == b"content"
with requests.Session() as web:
    assert [web.get(by_name).content for _ in range(2)] == [b"content"] * 2
    assert web.get(by_name, stream=True).raw.read() == b"content"
assert urllib3.PoolManager().request("GET", by_name).data == b"content"
assert httpx.get(by_name).content == b"content"
async def later():
    async with httpx.AsyncClient() as web:
        return await asyncio.gather(*(web.get(by_name) for _ in range(3)))
assert [answer.content for answer in asyncio.run(later())] == [b"content"] * 3
for backup in ("queue.falrun.com", "falrun.com", "gateway.fal.ai"):
    assert requests.get("https://" + backup + "/none").status_code in (404, 405), backup
assert requests.get(sys.argv[1]).text == httpx.get(sys.argv[1]).text == "elsewhere"
handle = fal_client.submit("fal-ai/sora-2/text-to-video", arguments={"prompt": "x"})
assert json.loads(urllib.request.urlopen(handle.status_url).read())["request_id"] == handle.request_id
"""


async def test_every_way_of_calling_in_python_is_led_here_and_other_hosts_are_not(
    server: Server, tmp_path: Path
) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nelsewhere")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as other:
        address = f"http://127.0.0.1:{other.sockets[0].getsockname()[1]}/"
        done = await run(server, tmp_path, "--strict", "--", PYTHON, "-W", "error", "-c", IN_MANY_WAYS, address)
    assert done.returncode == 0, done.stderr


async def test_calls_pass_by_a_proxy_that_stands_in_the_environment(server: Server, tmp_path: Path) -> None:
    dead = "http://127.0.0.1:1"
    variables = {"HTTPS_PROXY": dead, "HTTP_PROXY": dead, "NO_PROXY": "127.0.0.1"}
    done = await run(server, tmp_path, "--", PYTHON, "-c", MAKES_A_VIDEO, **variables)
    assert done.returncode == 0, done.stderr


NODE_IN_MANY_WAYS = """
import https from "node:https";
import { connect } from "node:tls";
import tls from "node:tls";
import { Worker } from "node:worker_threads";
import { execFileSync } from "node:child_process";
const jwks = "https://rest.fal.ai/.well-known/jwks.json";
const kinds = [(await (await fetch(jwks)).json()).keys.length];
kinds.push((await (await fetch(jwks.replace("https", "http"))).json()).keys.length);
kinds.push(await new Promise((done) => https.get(jwks, (answer) => {
  let text = "";
  answer.on("data", (piece) => (text += piece)).on("end", () => done(JSON.parse(text).keys.length));
})));
const ask = `fetch("${jwks}").then((a) => a.json()).then((a) => PLACE(a.keys.length))`;
const inWorker = ask.replace("PLACE", 'require("node:worker_threads").parentPort.postMessage');
kinds.push(await new Promise((done) => new Worker(inWorker, { eval: true }).on("message", done)));
kinds.push(Number(execFileSync(process.execPath, ["-e", ask.replace("PLACE", "console.log")])));
if (connect !== tls.connect) throw new Error("ESM and CommonJS differ");
console.log(JSON.stringify(kinds), (await (await fetch(process.argv[2])).json()).status);
"""


async def test_every_way_of_calling_in_node_is_led_here_and_other_hosts_are_not(server: Server, tmp_path: Path) -> None:
    (tmp_path / "main.mjs").write_text(NODE_IN_MANY_WAYS)
    done = await run(server, tmp_path, "--strict", "--", program("node"), "main.mjs", f"{server.base}/health/live")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[1,1,1,1,1] ok\n"


async def test_what_the_environment_had_runs_as_before(server: Server, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import os; os.environ['FIRST'] = 'python'")
    (tmp_path / "first.cjs").write_text("process.env.FIRST = 'node';")
    python = f"{shlex.quote(PYTHON)} -c 'import os; print(os.environ[\"FIRST\"])'"
    script = f"{python}; {shlex.quote(program('node'))} -p process.env.FIRST; echo $FAL_KEY"
    variables = {"PYTHONPATH": str(tmp_path), "NODE_OPTIONS": "--require ./first.cjs", "FAL_KEY": "my:own"}
    done = await run(server, tmp_path, "--", "sh", "-c", script, **variables)
    assert done.stdout.split() == ["python", "node", "my:own"], done.stderr


async def test_hooks_work_from_a_folder_with_spaces(server: Server, tmp_path: Path) -> None:
    there = shutil.copytree(SHIM, tmp_path / "a folder")
    found = merged({}, variables(Reached(server.base), shim=there))
    script = "fetch('https://fal.run/none', {method: 'POST'}).then(a => console.log(a.headers.has('x-fal-request-id')))"
    command, outer = [program("node"), "-e", script], {**os.environ, **found}
    done = await to_thread(subprocess.run, command, env=outer, capture_output=True, text=True, check=False)
    assert done.stdout == "true\n", done.stderr


# --- strict ---------------------------------------------------------------------------------------------------------

REFUSED = """
import asyncio, socket, uvloop
for name, way in {
    "queue.fal.run": lambda: socket.create_connection(("queue.fal.run", 443)),
    "fal.run": lambda: asyncio.run(asyncio.open_connection("fal.run", 443)),
    "v3.fal.media": lambda: uvloop.run(asyncio.open_connection("v3.fal.media", 443)),
    "falrun.com": lambda: socket.gethostbyname("falrun.com"),
}.items():
    try:
        way()
    except ConnectionRefusedError as error:
        assert f"rushes run --strict refused a connection to {name}:" in str(error)
    else:
        raise SystemExit(f"{name} was reached")
"""


async def test_strict_refuses_in_python_what_would_leave(server: Server, tmp_path: Path) -> None:
    done = await run(server, tmp_path, "--strict", "--", PYTHON, "-c", REFUSED)
    assert done.returncode == 0, done.stderr


async def test_strict_refuses_in_node_what_would_leave(server: Server, tmp_path: Path) -> None:
    script = "require('net').connect(443, 'fal.run')"
    done = await run(server, tmp_path, "--strict", "--", program("node"), "-e", script)
    assert done.returncode == 1
    assert "rushes run --strict refused a connection to fal.run" in done.stderr


# --- other languages, by the proxy ----------------------------------------------------------------------------------

CURL = """curl -sf https://fal.run/fal-ai/sora-2/text-to-video -H "Authorization: Key $FAL_KEY" -d '{"prompt": "x"}'"""


def test_tls_leads_programs_of_any_language_here_and_hooks_still_work(tmp_path: Path) -> None:
    program("curl")
    script = f"{CURL}; echo; {shlex.quote(PYTHON)} -c {shlex.quote(MAKES_A_VIDEO)}"
    done = rushes(tmp_path, "run", "--tls", "--strict", "--", "sh", "-ec", script)
    assert done.returncode == 0, done.stderr
    by_curl, by_hook = done.stdout.splitlines()
    assert '"url":"https://v3.fal.media/files/' in by_curl
    assert by_hook.startswith("http://127.0.0.1:")


async def test_tls_is_asked_of_the_running_server(server: Server, tmp_path: Path) -> None:
    variables = {"RUSHES_PORT": server.base.rpartition(":")[2], "RUSHES_PROXY_PORT": "1"}
    done = await to_thread(rushes, tmp_path, "run", "--tls", "--", "true", **variables)
    assert done.returncode == 1
    assert "rushes up --tls" in done.stderr


# --- rushes env -----------------------------------------------------------------------------------------------------


async def test_env_for_a_shell(server: Server, tmp_path: Path) -> None:
    variables = {"RUSHES_PORT": server.base.rpartition(":")[2], "PYTHONPATH": str(tmp_path / "kept")}
    printed = await to_thread(rushes, tmp_path, "env", "--strict", **variables)
    assert printed.returncode == 0
    assert printed.stderr == ""
    calls = f"{shlex.quote(PYTHON)} -c {shlex.quote(MAKES_A_VIDEO)}; echo $PYTHONPATH $FAL_LOCAL_STRICT"
    command = ["sh", "-ec", f"{printed.stdout}\n{calls}"]
    outer = environment(tmp_path, **variables)
    done = await to_thread(subprocess.run, command, env=outer, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    url, path = done.stdout.splitlines()
    assert url.startswith(server.base)
    assert path == f"{SHIM}:{tmp_path / 'kept'} 1"


def test_env_for_a_file(tmp_path: Path) -> None:
    printed = rushes(tmp_path, "env", "--format", "dotenv", "--server", "http://10.0.0.7:8085")
    assert dict(line.split("=", 1) for line in printed.stdout.splitlines()) == {
        "FAL_LOCAL_BASE": "http://10.0.0.7:8085",
        "PYTHONPATH": str(SHIM),
        "NODE_OPTIONS": f'"--require {SHIM}/preload.cjs"',
    }


def test_env_for_docker_compose(tmp_path: Path) -> None:
    printed = rushes(tmp_path, "env", "--format", "compose", "--strict")
    service = yaml.safe_load(printed.stdout)
    assert service["environment"] == {
        "FAL_LOCAL_BASE": "http://host.docker.internal:1",
        "PYTHONPATH": "/rushes",
        "NODE_OPTIONS": "--require /rushes/preload.cjs",
        "FAL_LOCAL_STRICT": "1",
        "FAL_KEY": "${FAL_KEY:?}",
    }
    assert service["volumes"] == [f"{SHIM}:/rushes:ro"]
    assert service["extra_hosts"] == ["host.docker.internal:host-gateway"]
    assert "RUSHES_HOST=0.0.0.0" in printed.stdout
    assert "nothing answers at http://127.0.0.1:1 yet" in printed.stderr


# --- the report -----------------------------------------------------------------------------------------------------

CALLS = """
import fal_client
endpoint = "fal-ai/sora-2/text-to-video"
for seconds in (4, 8):
    fal_client.run(endpoint, arguments={"prompt": "x", "duration": seconds})
fal_client.run(endpoint + "/pro", arguments={"prompt": "x", "resolution": "720p"})
fal_client.submit(endpoint, arguments={"prompt": 1}).iter_events()
for prompt in (1, 2):
    try:
        fal_client.subscribe(endpoint, arguments={"prompt": prompt})
    except fal_client.client.FalClientHTTPError as error:
        assert error.status_code == 422
raise SystemExit(3)
"""


async def test_the_report_says_what_was_called_how_it_ended_and_what_fal_would_charge(
    server: Server, tmp_path: Path
) -> None:
    before = await run(server, tmp_path, "--report", "--", "true")
    assert before.stderr == "rushes: no call of fal's endpoints has ended\n"
    done = await run(server, tmp_path, "--report", "--", PYTHON, "-c", CALLS, COLUMNS="120")
    assert done.returncode == 3, "the program's own exit code"
    title, _, normal, pro = (line.split() for line in done.stderr.splitlines())
    assert " ".join(title) == "Rushes answered 6 calls. At fal's prices: $2.40; spent: $0.00."
    assert normal[:3] == ["5", "fal-ai/sora-2/text-to-video", "$1.20"]
    assert " ".join(normal[3:]) == "2 succeeded, 3 failed (422)"
    assert pro == ["1", "fal-ai/sora-2/text-to-video/pro", "$1.20", "1", "succeeded"]
