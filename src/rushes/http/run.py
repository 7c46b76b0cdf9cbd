"""The synchronous call: a submission and a wait, on the queue's own path (fal protocol, 2.2)."""

from contextlib import suppress

from rushes.core.endpoints import app_id_of
from rushes.core.requests import GenerationRequest
from rushes.errors import AlreadyCompleted
from rushes.http.calls import credentials_of, input_of, options_of
from rushes.http.errors import answer_method
from rushes.http.responses import Receive, Send, body_of, first_of, gone
from rushes.http.results import answer_result
from rushes.http.surfaces import Address, Scope
from rushes.service.gateway import Gateway
from rushes.service.keyring import Keyring


class RunRoutes:
    """Everything below `/run`, as plain ASGI."""

    def __init__(self, gateway: Gateway, keyring: Keyring) -> None:
        self._gateway = gateway
        self._keyring = keyring

    async def __call__(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        """Answer one call with the bare output, or with what ended the request. A caller who leaves cancels it."""
        if scope["method"] != "POST":
            await answer_method(send)
            return
        app_id = app_id_of(address.path)
        caller = await self._keyring.caller(credentials_of(scope), app_id)
        options = options_of(scope, address)
        payload = input_of(await body_of(receive))
        snapshot = await self._gateway.submit(address.path, payload, caller, options)
        completed: list[GenerationRequest] = []

        async def wait() -> None:
            completed.append(await self._gateway.wait(snapshot.request.id, app_id, caller))

        await first_of(wait(), gone(receive))
        if not completed:
            with suppress(AlreadyCompleted):  # it may end at this very moment; there is nobody to tell
                await self._gateway.cancel(snapshot.request.id, app_id, caller)
            return
        await answer_result(send, completed[0], address)
