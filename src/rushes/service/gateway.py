"""What a caller can do: submit, look, wait, fetch, cancel."""

import hashlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import orjson
from pydantic import BaseModel, ValidationError

from rushes.catalog import Catalog
from rushes.contracts.queue import Entry, Load
from rushes.contracts.stores import Store, Transaction
from rushes.core.endpoints import Endpoint, app_id_of
from rushes.core.events import LogLine
from rushes.core.jobs import Job, VideoJob
from rushes.core.requests import Failure, GenerationRequest, Idempotency, Status, SubmitOptions
from rushes.errors import (
    AlreadyCompleted,
    Circle,
    EngineUnavailable,
    FieldProblem,
    IdempotencyKeyReused,
    InvalidInput,
    NotReady,
    PayloadsForgotten,
    QueueFull,
    UnknownRequest,
)
from rushes.service.billing import Billing, costs_operator
from rushes.service.caller_keys import CallerKeys
from rushes.service.completing import complete
from rushes.service.feed import NOTHING_YET, Feed, Glimpse
from rushes.service.keyring import Caller
from rushes.service.known_names import KnownNames
from rushes.service.room import Room
from rushes.service.routing import Router

REQUESTS = "requests"
MAX_SEED = 2**31 - 1
MOST_VIA = 16
"""Through so many servers a job may come."""

IDEMPOTENT_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class Snapshot:
    """A request as one moment shows it. `position` is None unless it waits; `logs` only those asked for."""

    request: GenerationRequest
    position: int | None
    logs: list[LogLine]
    glimpse: Glimpse = NOTHING_YET


def problems(error: ValidationError) -> list[FieldProblem]:
    """A pydantic error in the wire's words: `loc` starts with "body"."""
    return [
        FieldProblem(
            loc=("body", *found["loc"]),
            msg=found["msg"],
            type=found["type"],
            input=found["input"],
            ctx={k: str(v) if isinstance(v, Exception) else v for k, v in found.get("ctx", {}).items()},
        )
        for found in error.errors(include_url=False)
    ]


def _validated(
    endpoint: Endpoint[BaseModel, BaseModel], payload: dict[str, Any] | InvalidInput
) -> tuple[dict[str, Any], set[str], list[str]]:
    """(the input to store, the fields that the caller gave, notes for the caller).

    Secrets are dropped before anything looks at them. Raises InvalidInput.
    """
    if isinstance(payload, InvalidInput):
        raise payload
    visible = {name: value for name, value in payload.items() if name not in endpoint.secret_fields}
    try:
        value = endpoint.input.model_validate(visible)
    except ValidationError as error:
        raise InvalidInput(problems(error)) from None
    notes: list[str] = []
    if ignored := sorted(visible.keys() - endpoint.input.model_fields.keys()):
        notes.append(f"Ignored fields that {endpoint.id} does not have: {', '.join(ignored)}")
    return value.model_dump(mode="json"), set(value.model_fields_set), notes


def _idempotency(
    endpoint_id: str, payload: dict[str, Any] | InvalidInput, options: SubmitOptions
) -> Idempotency | None:
    if options.idempotency_key is None:
        return None
    body = payload.problems if isinstance(payload, InvalidInput) else payload
    call = orjson.dumps([endpoint_id, options.webhook_url, body], option=orjson.OPT_SORT_KEYS)
    return Idempotency(options.idempotency_key, hashlib.sha256(call).hexdigest())


def _refuse_circles(tx: Transaction, via: tuple[str, ...]) -> None:
    """Raise Circle for a job that is one of our own, on its way back."""
    ours = any(tx.requests.get(submission.rpartition("-")[0]) is not None for submission in via[:MOST_VIA])
    if ours or len(via) > MOST_VIA:
        raise Circle(
            "An engine of this server gives its jobs to this server. Change its base_url in rushes.toml; where that is "
            "right, something leads this server's own calls here: HTTPS_PROXY, the hosts file, DNS"
        )


def _earlier(tx: Transaction, caller: Caller, wanted: Idempotency, now: datetime) -> GenerationRequest | None:
    """The request that this call repeats; raises IdempotencyKeyReused."""
    found = tx.requests.repeated(caller.key_id, wanted.key, since=now - IDEMPOTENT_FOR)
    if found is not None and found.idempotency != wanted:
        raise IdempotencyKeyReused(f"The Idempotency-Key {wanted.key!r} was used for another call; take a new one")
    return found


def _promoted(tx: Transaction, draft_id: str) -> GenerationRequest | None:
    """The request that promotes a draft, unless it came to nothing."""
    found = tx.requests.promoting(draft_id)
    return None if found is None or found.came_to_nothing else found


def _key_given(endpoint: Endpoint[BaseModel, BaseModel], payload: dict[str, Any] | InvalidInput) -> str | None:
    """The key of the caller's own for the vendor, where the input has one."""
    if isinstance(payload, InvalidInput):
        return None
    return next((str(payload[name]) for name in endpoint.secret_fields if payload.get(name)), None)


def _switches(job: Job) -> set[str]:
    return set(job.switches) if isinstance(job, VideoJob) else set()


class Gateway:
    """Every way into the server goes through here: queue, sync and stream are one path.

    An input that does not validate is accepted and completes at once as a failure, as fal's queue does: the 422 is
    what the result call answers (fal protocol, 2.6).
    """

    def __init__(
        self,
        store: Store,
        catalog: Catalog,
        router: Router,
        feed: Feed,
        room: Room,
        known_names: KnownNames,
        billing: Billing,
        caller_keys: CallerKeys,
    ) -> None:
        self._store = store
        self._billing = billing
        self._caller_keys = caller_keys
        self._known_names = known_names
        self.catalog = catalog
        self.router = router
        self.feed = feed
        self._room = room

    def engines_of(self, endpoint_id: str) -> Sequence[str]:
        """The names of the engines that may answer an endpoint, best first."""
        return self.router.route(endpoint_id)

    async def loads(self) -> dict[str, Load]:
        """How many requests each engine has before it and runs; engines without any are left out."""
        return await self._store.read(lambda tx: tx.queue.loads(REQUESTS))

    async def release(self, engine: str) -> bool:
        """Give an engine work again that was held because of a bill; whether it was held."""
        released = await self._store.transact(lambda tx: tx.holds.release(engine))
        self.router.standings.held(await self._store.read(lambda tx: tx.holds.all()))
        return released

    async def submit(
        self, endpoint_id: str, payload: dict[str, Any] | InvalidInput, caller: Caller, options: SubmitOptions
    ) -> Snapshot:
        """Accept a request: validate once, fix the seed, store and enqueue it in one transaction.

        `payload` is the body, or what was wrong with it. A call with the idempotency key of an earlier one, of the same
        caller and not a day old, is that one: the request is the earlier one as it is now. So is a promotion of what is
        promoted already. Raises UnknownEndpoint, EndpointRetired, BadRequest, QueueFull, SpendingLimit, StorageFull,
        IdempotencyKeyReused, Circle.
        """
        endpoint = self.catalog.get(endpoint_id)
        if options.engine is None:
            self.router.require_living(endpoint_id)
        else:
            self.router.named(options.engine)
        self._room.require()
        identity = uuid4()
        request_id = str(identity)
        # As random as the id, and one question less to the kernel.
        seed = identity.int & MAX_SEED if options.seed is None else options.seed
        key, own_key, estimate = _key_given(endpoint, payload), False, Decimal(0)
        try:
            stored, given, notes = _validated(endpoint, payload)
            job = endpoint.job(stored, seed)
            self._refuse_known_names(job)
            chosen = self.router.choose(endpoint_id, job, options.engine, options.no_fallback)
            engine, refusal = chosen.name, None
            own_key = key is not None and not costs_operator(chosen, own_key=True)
            estimate = self._billing.estimate(chosen, endpoint_id, stored, job.seconds, own_key, datetime.now(UTC))
            if key is not None and not own_key:
                notes.append(f"The engine {engine} does not use the key that the input gives")
            elif key is not None:
                self._caller_keys.keep(request_id, key)
            if unheeded := sorted((given & _switches(job)) - chosen.heeds):
                notes.append(f"Without effect on the engine {engine}: {', '.join(unheeded)}")
        except (InvalidInput, EngineUnavailable) as error:
            stored, notes, engine, refusal = {}, [], "", Failure.of(error)

        idempotency = _idempotency(endpoint_id, payload, options)

        def accept(tx: Transaction) -> tuple[GenerationRequest, int | None]:
            now = tx.now()
            _refuse_circles(tx, options.via)
            if idempotency is not None and (earlier := _earlier(tx, caller, idempotency, now)) is not None:
                return earlier, tx.queue.position(earlier.id)
            if options.promotes is not None and (promoted := _promoted(tx, options.promotes)) is not None:
                return promoted, tx.queue.position(promoted.id)
            if options.max_queue_length is not None and tx.queue.waiting(REQUESTS) > options.max_queue_length:
                raise QueueFull(f"Queue is longer than {options.max_queue_length}")
            self._billing.require(tx, caller.key_id, estimate)
            timeout = options.start_timeout
            request = GenerationRequest(
                id=request_id,
                endpoint_id=endpoint_id,
                key_id=caller.key_id,
                input=stored,
                engine=engine,
                seed=seed,
                created_at=now,
                priority=options.priority,
                start_deadline=None if timeout is None else now + timedelta(seconds=timeout),
                runner_hint=options.runner_hint,
                no_retry=options.no_retry,
                store_io=options.store_io,
                lifecycle=options.lifecycle,
                webhook_url=options.webhook_url,
                files_url=options.files_url if options.webhook_url else None,
                own_vendor_key=own_key,
                idempotency=idempotency,
                no_fallback=options.no_fallback or options.engine is not None,
                estimate=estimate or Decimal(0),
                promotes=options.promotes,
                via=options.via,
            )
            tx.requests.insert(request)
            if notes:
                tx.requests.append_logs(request_id, [LogLine(n, now, "WARN", note) for n, note in enumerate(notes, 1)])
            if refusal is not None:
                request = request.failed(refusal, now)
                complete(tx, request)
                return request, None
            tx.changed(request_id)
            tx.queue.enqueue(Entry(request_id, REQUESTS, caller.key_id, engine, options.priority.rank))
            return request, tx.queue.position(request_id)

        accepted = False
        try:
            request, position = await self._store.transact(accept)
            accepted = request.id == request_id
        finally:
            if not accepted:
                self._caller_keys.forget(request_id)
        return Snapshot(request, position, [])

    def _refuse_known_names(self, job: Job) -> None:
        if not isinstance(job, VideoJob) or not job.block_known_names:
            return
        if found := self._known_names.found_in(job.prompt):
            raise InvalidInput(
                [
                    FieldProblem(
                        loc=("body", "prompt"),
                        msg=f"The prompt names what is not free to use: {', '.join(found)}. Leave it out, or do not "
                        "ask for `detect_and_block_ip`",
                        type="content_policy_violation",
                        input=job.prompt,
                        url="https://docs.fal.ai/errors#content_policy_violation",
                    )
                ]
            )

    async def snapshot(self, request_id: str, app_id: str, caller: Caller, logs_after: int | None) -> Snapshot:
        """A request as it is now, with log lines after `logs_after` (None: none). Raises UnknownRequest."""

        def look(tx: Transaction) -> Snapshot:
            request = self._owned(tx, request_id, app_id, caller)
            waits = request.status is Status.IN_QUEUE
            logs = [] if logs_after is None else tx.requests.logs(request_id, logs_after)
            position = (tx.queue.position(request_id) or 0) if waits else None
            return Snapshot(request, position, logs, self.feed.glimpse(request_id))

        return await self._store.read(look)

    async def submitted(
        self, endpoint_id: str, caller: Caller, after: GenerationRequest | None, oldest_first: bool, limit: int
    ) -> list[GenerationRequest]:
        """Up to `limit` requests of a caller for an endpoint, in the order of submission, behind `after`.

        Those whose payloads were deleted are not among them.
        """

        def look(tx: Transaction) -> list[GenerationRequest]:
            found: list[GenerationRequest] = []
            last = after
            while len(found) < limit:
                page = tx.requests.submitted(caller.key_id, endpoint_id, last, oldest_first, limit)
                found += [request for request in page if request.input or not request.completed]
                if len(page) < limit:
                    break
                last = page[-1]
            return found[:limit]

        return await self._store.read(look)

    async def follow(
        self, request_id: str, app_id: str, caller: Caller, logs: bool, glimpses: bool = False
    ) -> AsyncIterator[Snapshot]:
        """Snapshots at every change until the request has completed; each has only the log lines since the last.

        With `glimpses` also whenever more can be seen of it.
        """
        seen = 0
        async for _ in self.feed.changes(request_id, glimpses):
            snapshot = await self.snapshot(request_id, app_id, caller, seen if logs else None)
            yield snapshot
            if snapshot.logs and snapshot.request.status is not Status.IN_QUEUE:  # a waiting request shows no log
                seen = snapshot.logs[-1].seq
            if snapshot.request.completed:
                return

    async def wait(self, request_id: str, app_id: str, caller: Caller) -> GenerationRequest:
        """The request once it has completed."""
        async for snapshot in self.follow(request_id, app_id, caller, logs=False):
            if snapshot.request.completed:
                return snapshot.request
        raise UnknownRequest(request_id)  # unreachable: `follow` ends with a completed request

    async def result(self, request_id: str, app_id: str, caller: Caller) -> GenerationRequest:
        """A completed request; raises NotReady before, PayloadsForgotten, UnknownRequest."""
        snapshot = await self.snapshot(request_id, app_id, caller, None)
        if not snapshot.request.completed:
            raise NotReady("Request is still in progress")
        if snapshot.request.forgotten:
            raise PayloadsForgotten("The input and output of this request were deleted")
        return snapshot.request

    async def cancel(self, request_id: str, app_id: str, caller: Caller) -> GenerationRequest:
        """Take a waiting request out of the queue, or ask its runner to stop.

        Returns the request afterwards: completed when it waited, still running when its runner was asked. Raises
        AlreadyCompleted, UnknownRequest.
        """

        def ask(tx: Transaction) -> GenerationRequest:
            request = self._owned(tx, request_id, app_id, caller)
            if request.completed:
                raise AlreadyCompleted("ALREADY_COMPLETED")
            if tx.queue.remove(request_id):
                after = request.cancelled(tx.now())
                complete(tx, after)
                return after
            if request.cancel_requested:
                return request
            tx.queue.ask_cancel(request_id)
            after = request.cancel_asked()
            tx.requests.save(after)
            tx.changed(request_id)
            return after

        return await self._store.transact(ask)

    @staticmethod
    def _owned(tx: Transaction, request_id: str, app_id: str, caller: Caller) -> GenerationRequest:
        request = tx.requests.get(request_id)
        if request is None or request.key_id != caller.key_id or app_id_of(request.endpoint_id) != app_id:
            raise UnknownRequest(f"Request {request_id} not found")
        return request
