"""Tokens for callers that must not have the key, and the websocket of realtime calls (fal protocol, 2.9).

A token stands for its key, for some apps and a short while: in `fal_jwt_token` it opens streams and websockets. No
endpoint here is realtime; the clients can connect and learn just that, in the words that they turn into an error.
"""

from contextlib import suppress
from typing import Any
from uuid import uuid4

import orjson

from rushes.core.endpoints import app_id_of
from rushes.errors import FieldProblem, InvalidInput, Unauthorized, UnknownEndpoint
from rushes.http.calls import credentials_of, input_of
from rushes.http.errors import answer_method
from rushes.http.responses import Receive, Send, answer_json, body_of
from rushes.http.surfaces import Address, Scope
from rushes.service.gateway import Gateway
from rushes.service.keyring import Keyring

TOKENS = ("tokens", "tokens/realtime")
TOKEN_SECONDS, MOST_TOKEN_SECONDS = 120, 24 * 3600
REALTIME = "/realtime"
NORMAL, POLICY_VIOLATION = 1000, 1008


class RealtimeRoutes:
    """`/tokens/...` of rest.fal.ai, and every websocket of fal.run."""

    def __init__(self, gateway: Gateway, keyring: Keyring) -> None:
        self._gateway = gateway
        self._keyring = keyring

    async def answer_token(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Issue a token: a bare JSON string."""
        if scope["method"] != "POST":
            await answer_method(send)
            return
        caller = await self._keyring.caller(credentials_of(scope), "tokens")
        given = input_of(await body_of(receive))
        if not isinstance(given, dict):
            raise given
        token = self._keyring.token(caller, _apps(given), _seconds(given))
        await answer_json(send, 200, token, [(b"x-fal-request-id", str(uuid4()).encode())])

    async def __call__(self, scope: Scope, receive: Receive, send: Send, address: Address) -> None:
        """Take a websocket, and answer each of its messages with why there is nothing to be had.

        It stays open: what a client sends into a connection that is being closed is lost without a word.
        """
        await receive()
        if address.surface != "run":
            await send({"type": "websocket.close", "code": NORMAL})  # before it is accepted: a 403
            return
        endpoint_id = address.path.removesuffix(REALTIME)
        await send({"type": "websocket.accept"})
        try:
            await self._keyring.caller(credentials_of(scope), app_id_of(endpoint_id))
        except Unauthorized:
            await _say(send, {"status": "error", "error": "Unauthorized"})
            await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": "Unauthorized"})
            return
        answer = {"type": "x-fal-error", **self._why_not(endpoint_id)}
        with suppress(OSError):  # it may leave while it is being answered
            while (await receive())["type"] == "websocket.receive":
                await _say(send, answer)

    def _why_not(self, endpoint_id: str) -> dict[str, str]:
        try:
            self._gateway.catalog.get(endpoint_id)
        except UnknownEndpoint as error:
            return {"error": "NOT_FOUND", "reason": str(error)}
        reason = f"{endpoint_id} has no realtime connection on this server: call it by queue, run or stream"
        return {"error": "NOT_SUPPORTED", "reason": reason}


async def _say(send: Send, message: dict[str, Any]) -> None:
    await send({"type": "websocket.send", "text": orjson.dumps(message).decode()})


def _apps(given: dict[str, Any]) -> list[str]:
    apps = given.get("allowed_apps")
    if not isinstance(apps, list) or not apps or not all(isinstance(app, str) for app in apps):  # pyright: ignore[reportUnknownVariableType] - JSON
        text = "Input should be a list with at least one app"
        raise InvalidInput([FieldProblem(("body", "allowed_apps"), text, "list_type", apps)])
    return apps  # pyright: ignore[reportUnknownVariableType] - just looked at


def _seconds(given: dict[str, Any]) -> int:
    """`token_expiration` as the clients write it, `duration` as fal's page for token providers does."""
    name = "token_expiration" if "token_expiration" in given else "duration"
    seconds = given.get(name, TOKEN_SECONDS)
    if not isinstance(seconds, int) or not 0 < seconds <= MOST_TOKEN_SECONDS:
        text = f"Input should be a whole number of seconds from 1 to {MOST_TOKEN_SECONDS}"
        raise InvalidInput([FieldProblem(("body", name), text, "int_type", seconds)])
    return seconds
