"""The synchronous call and its stream: a submission and a wait, on the queue's own path (fal protocol, 2.2, 2.8)."""

from contextlib import suppress

from rushes.core.endpoints import app_id_of
from rushes.core.requests import GenerationRequest
from rushes.errors import AlreadyCompleted
from rushes.http import wire
from rushes.http.calls import credentials_of, input_of, options_of
from rushes.http.errors import answer_method
from rushes.http.responses import Receive, Send, answer_events, body_of, first_of, gone
from rushes.http.results import answer_result
from rushes.http.stream import STREAM, events
from rushes.http.surfaces import Address, Scope
from rushes.service.gateway import Gateway
from rushes.service.keyring import Caller, Keyring


class RunRoutes:
    """Everything below `/run`, as plain ASGI."""

    def __init__(self, gateway: Gateway, keyring: Keyring) -> None:
        self._gateway = gateway
        self._keyring = keyring

    async def __call__(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        """Answer one call with the bare output, or with what ended the request.

        A caller who leaves cancels it, except with an `Idempotency-Key`: it says that the call may come again.
        Below `/stream` with events that lead there; a request that fails at once is answered as without them.
        """
        if scope["method"] != "POST":
            await answer_method(send)
            return
        endpoint_id = address.path.removesuffix(STREAM)
        app_id = app_id_of(endpoint_id)
        caller = await self._keyring.caller(credentials_of(scope), app_id)
        options = options_of(scope, address, caller)
        payload = input_of(await body_of(receive))
        request = (await self._gateway.submit(endpoint_id, payload, caller, options)).request
        if request.completed:
            await answer_result(send, request, address)
        elif address.path.endswith(STREAM):
            follow = self._gateway.follow(request.id, app_id, caller, logs=True, glimpses=True)
            stayed = await answer_events(send, receive, events(follow, address), wire.request_headers(request))
            await self._cancel_unless(stayed, request, caller)
        else:
            await self._wait(receive, send, address, request, caller)

    async def _wait(
        self, receive: Receive, send: Send, address: Address, request: GenerationRequest, caller: Caller
    ) -> None:
        completed: list[GenerationRequest] = []

        async def wait() -> None:
            completed.append(await self._gateway.wait(request.id, app_id_of(request.endpoint_id), caller))

        await first_of(wait(), gone(receive))
        await self._cancel_unless(bool(completed), request, caller)
        for done in completed:
            await answer_result(send, done, address)

    async def _cancel_unless(self, stayed: bool, request: GenerationRequest, caller: Caller) -> None:
        if not stayed and request.idempotency is None:
            with suppress(AlreadyCompleted):  # it may end at this very moment; there is nobody to tell
                await self._gateway.cancel(request.id, app_id_of(request.endpoint_id), caller)
