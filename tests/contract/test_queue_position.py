"""Law 2, the other half: `position` and `waiting` are true whatever has happened to the entries."""

import random

import pytest

from rushes.contracts.queue import Claim, Entry, Limits
from rushes.contracts.stores import Store, Transaction

pytestmark = pytest.mark.anyio
FREE = Limits(None, {})


async def test_positions_stay_true_through_claims_releases_and_removals(store: Store) -> None:
    """Steps chosen by a fixed seed; after each, what `position` says is the order of the next claims."""
    chance = random.Random(7)  # fixed: the same steps in every run
    held: list[Claim] = []
    number = 0

    def step(tx: Transaction) -> None:
        nonlocal number
        match chance.choice(["enqueue", "enqueue", "claim", "release", "finish", "remove"]):
            case "enqueue":
                number += 1
                tx.queue.enqueue(Entry(f"e{number}", "q", "key", "engine", chance.choice([1, 10])))
            case "claim":
                held.extend(tx.queue.claim("q", "me", 2, FREE))
            case "release" if held:
                tx.queue.release(held.pop(chance.randrange(len(held))))
            case "finish" if held:
                tx.queue.finish(held.pop(chance.randrange(len(held))))
            case _ if number:
                tx.queue.remove(f"e{chance.randint(1, number)}")
            case _:
                pass

    def check(tx: Transaction) -> None:
        positions = {f"e{n}": tx.queue.position(f"e{n}") for n in range(1, number + 1)}
        waiting = sorted(p for p in positions.values() if p is not None)
        assert waiting == list(range(len(waiting)))
        assert tx.queue.waiting("q") == len(waiting)

    for _ in range(300):
        await store.transact(step)
        await store.read(check)

    by_position = await store.read(
        lambda tx: sorted(
            (place, f"e{n}") for n in range(1, number + 1) if (place := tx.queue.position(f"e{n}")) is not None
        )
    )
    claimed = await store.transact(lambda tx: tx.queue.claim("q", "me", 1000, FREE))
    assert [claim.entry_id for claim in claimed] == [entry_id for _, entry_id in by_position]
