"""What is left of a process that was killed. Real processes on one file."""

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from rushes.contracts.queue import Claim, Entry, Limits
from rushes.errors import SettingsError
from rushes.stores import DataDirLock, open_store

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

QUEUE = "requests"
NO_LIMITS = Limits(per_key=None, engines={})

# Claims, says what it holds, and never comes back.
CLAIM_AND_HANG = """
import asyncio, signal, sys
from pathlib import Path
from rushes.contracts.queue import Limits
from rushes.stores import DataDirLock, open_store

async def main():
    data_dir = Path(sys.argv[1])
    DataDirLock(data_dir).acquire()
    store = open_store("sqlite:///rushes.db", data_dir)
    take = lambda tx: tx.queue.claim("requests", "the killed one", 2, Limits(None, {}))
    for claim in await store.transact(take):
        print(claim.entry_id, claim.fence, flush=True)
    signal.pause()

asyncio.run(main())
"""


async def test_what_a_killed_process_held_runs_again_at_once_and_its_late_answer_is_refused(tmp_path: Path) -> None:
    store = open_store("sqlite:///rushes.db", tmp_path)
    await store.transact(lambda tx: [tx.queue.enqueue(Entry(name, QUEUE, "key", "previs")) for name in ("a", "b", "c")])
    child, said = await start(CLAIM_AND_HANG, tmp_path)
    held = {name: int(fence) for name, fence in [(await said.readline()).decode().split() for _ in range(2)]}
    assert set(held) == {"a", "b"}
    with pytest.raises(SettingsError, match=f"in use by process {child.pid}"):
        DataDirLock(tmp_path).acquire()

    child.send_signal(signal.SIGKILL)
    await child.wait()

    with DataDirLock(tmp_path):
        returned, given_up = await store.transact(lambda tx: tx.queue.recover(alone=True))
        assert ({claim.entry_id: claim.fence for claim in returned}, given_up) == (held, [])
        again = await store.transact(lambda tx: tx.queue.claim(QUEUE, "the next one", 9, NO_LIMITS))
        assert [(claim.entry_id, claim.attempt) for claim in again] == [("a", 2), ("b", 2), ("c", 1)]
        late = Claim("a", QUEUE, "key", "previs", held["a"], 1)
        assert not await store.transact(lambda tx: tx.queue.finish(late))
        assert await store.transact(lambda tx: tx.queue.finish(again[0]))
    await store.close()


SUBMIT_UNTIL_KILLED = """
import asyncio, itertools, sys
from pathlib import Path
from rushes.contracts.queue import Entry
from rushes.stores import open_store

async def main():
    store = open_store("sqlite:///rushes.db", Path(sys.argv[1]))
    numbers = itertools.count()
    async def submit():
        while True:
            name = f"r{next(numbers)}"
            await store.transact(lambda tx: tx.queue.enqueue(Entry(name, "requests", "key", "previs")))
            print(name, flush=True)
    await asyncio.gather(*(submit() for _ in range(8)))

asyncio.run(main())
"""


async def test_what_was_accepted_before_a_kill_is_there(tmp_path: Path) -> None:
    child, said = await start(SUBMIT_UNTIL_KILLED, tmp_path)
    accepted = [await said.readline() for _ in range(200)]
    child.send_signal(signal.SIGKILL)
    accepted += (await said.read()).splitlines(keepends=True)
    await child.wait()
    store = open_store("sqlite:///rushes.db", tmp_path)
    claims = await store.transact(lambda tx: tx.queue.claim(QUEUE, "the next one", 1_000_000, NO_LIMITS))
    await store.close()
    whole_lines = {line.decode().strip() for line in accepted if line.endswith(b"\n")}
    assert whole_lines <= {claim.entry_id for claim in claims}


def test_a_lock_that_is_released_can_be_taken_again(tmp_path: Path) -> None:
    lock = DataDirLock(tmp_path / "new")
    with lock, pytest.raises(SettingsError, match="RUSHES_DATA_DIR"):
        DataDirLock(tmp_path / "new").acquire()
    with DataDirLock(tmp_path / "new"):
        lock.release()


async def start(script: str, data_dir: Path) -> tuple[asyncio.subprocess.Process, asyncio.StreamReader]:
    """A Python process that runs `script` on `data_dir`, and what it says."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, str(data_dir), stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout is not None
    return child, child.stdout
