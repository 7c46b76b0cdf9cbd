"""Drafts and what becomes of them: a request that previs drew is made again, in earnest, by the engine of its route.

The two are linked: the promoted one says which draft it makes (`promotes`). A draft is promoted once; again only where
the promoted request came to nothing.
"""

from dataclasses import dataclass, replace

from rushes.contracts.remote import AnyEngine
from rushes.contracts.stores import Store, Transaction
from rushes.core.requests import GenerationRequest, SubmitOptions
from rushes.errors import BadRequest, CallerError, EngineUnavailable, NotReady, PayloadsForgotten, UnknownRequest
from rushes.service.gateway import Gateway, Snapshot
from rushes.service.keyring import Caller


@dataclass(frozen=True)
class Linked:
    """A request, and the newest that promotes it. `engine` is who would make it in earnest, None: nobody, for `why`."""

    request: GenerationRequest
    promoted_by: GenerationRequest | None
    engine: str | None
    why: str

    @property
    def can_be_promoted(self) -> bool:
        """Whether a promotion would be a new request."""
        return self.engine is not None and (self.promoted_by is None or self.promoted_by.came_to_nothing)


class Promotions:
    """What owners of drafts, and admins for them, can do."""

    def __init__(self, store: Store, gateway: Gateway) -> None:
        self._store = store
        self._gateway = gateway

    async def linked(self, request_id: str, caller: Caller) -> Linked:
        """A request with what it promotes and what promotes it. Raises UnknownRequest."""

        def look(tx: Transaction) -> tuple[GenerationRequest, GenerationRequest | None]:
            return _seen(tx, request_id, caller), tx.requests.promoting(request_id)

        request, promoted_by = await self._store.read(look)
        try:
            return Linked(request, promoted_by, self._engine(request).name, "")
        except CallerError as error:
            return Linked(request, promoted_by, None, str(error))

    async def promote(self, request_id: str, caller: Caller, files_url: str | None) -> Snapshot:
        """Have the same input with the same seed made by the engine of its route, in the name of its owner.

        A draft that is promoted already is answered with that request as it is now. Raises UnknownRequest, NotReady,
        PayloadsForgotten, BadRequest with the reason why nobody can make it, and what `Gateway.submit` raises.
        """
        draft = await self._store.read(lambda tx: _seen(tx, request_id, caller))
        options = SubmitOptions(
            priority=draft.priority,
            no_retry=draft.no_retry,
            webhook_url=draft.webhook_url,
            files_url=draft.files_url or files_url,
            lifecycle=draft.lifecycle,
            seed=draft.seed,
            engine=self._engine(draft).name,
            promotes=draft.id,
        )
        return await self._gateway.submit(draft.endpoint_id, draft.input, replace(caller, key_id=draft.key_id), options)

    def _engine(self, draft: GenerationRequest) -> AnyEngine:
        """Who makes a draft in earnest."""
        if not draft.completed:
            raise NotReady("Request is still in progress")
        if draft.came_to_nothing:
            raise BadRequest("The request has no result that could be approved")
        if not draft.input:
            raise PayloadsForgotten("The input of this request was deleted")
        job = self._gateway.catalog.get(draft.endpoint_id).job(draft.input, draft.seed)
        try:
            return self._gateway.router.better(draft.engine, draft.endpoint_id, job)
        except EngineUnavailable as error:
            raise BadRequest(str(error)) from None


def _seen(tx: Transaction, request_id: str, caller: Caller) -> GenerationRequest:
    request = tx.requests.get(request_id)
    if request is None or not (caller.admin or request.key_id == caller.key_id):
        raise UnknownRequest(f"Request {request_id} not found")
    return request
