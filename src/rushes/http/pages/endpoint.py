"""One endpoint: its playground, its API, its examples."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.catalog import usage
from rushes.catalog.llms import full_example
from rushes.catalog.parameters import Parameter, parameters_of
from rushes.catalog.prices import PriceBook
from rushes.core.endpoints import Endpoint
from rushes.core.jobs import VideoJob
from rushes.core.requests import SubmitOptions
from rushes.errors import InvalidInput, RushesError, UnknownEndpoint, UnknownRequest
from rushes.http.calls import input_of
from rushes.http.errors import body_of_error
from rushes.http.pages.guard import session_of
from rushes.http.pages.site import Site, dollars
from rushes.http.surfaces import address_of
from rushes.service import answers

PRIMARY = (
    "aspect_ratio",
    "resolution",
    "duration",
    "seconds",
    "size",
    "generate_audio",
    "end_image_url",
    "input_reference",
)
"""Optional fields that are not folded away: what people choose for every film."""

MOST_CHIPS = 8
LONG_TEXTS = ("prompt", "negative_prompt")
AnyEndpoint = Endpoint[Any, Any]


@dataclass(frozen=True)
class Field:
    """A field of a form: what it is, and by which control it is filled.

    `control` is "text", "line", "number", "chips", "select", "switch", "image", "video", "list" or "json"; `most` how
    many characters it takes; `value` what it is filled with, None: nothing.
    """

    parameter: Parameter
    control: str
    most: int | None
    value: Any


def routes(site: Site) -> list[Route]:
    """The pages of every endpoint."""
    gateway = site.services.gateway

    def found(request: Request) -> AnyEndpoint | None:
        try:
            return gateway.catalog.get(request.path_params["endpoint_id"])
        except UnknownEndpoint:
            return None

    def shown(request: Request, endpoint: AnyEndpoint, tab: str, **context: Any) -> Response:
        prices = gateway.catalog.prices.prices(endpoint.id, datetime.now(UTC).date())
        engines = gateway.engines_of(endpoint.id)
        return site.render(
            request, f"endpoint_{tab}.html", endpoint=endpoint, tab=tab, prices=prices, engines=engines, **context
        )

    async def playground(request: Request) -> Response:
        if (endpoint := found(request)) is None:
            return site.render(request, "missing.html", 404)
        given = await _prefilled(site, request, endpoint)
        fields = form_of(endpoint.input, endpoint.secret_fields, given)
        return shown(
            request,
            endpoint,
            "playground",
            main=[f for f in fields if f.parameter.required]
            + [f for f in fields if not f.parameter.required and f.parameter.name in PRIMARY],
            folded=[f for f in fields if not f.parameter.required and f.parameter.name not in PRIMARY],
            onward=onward_of(gateway.catalog, endpoint),
        )

    async def api(request: Request) -> Response:
        if (endpoint := found(request)) is None:
            return site.render(request, "missing.html", 404)
        address = address_of(request.scope, None)
        example = dict(endpoint.examples[0])
        return shown(
            request,
            endpoint,
            "api",
            code=code_of(endpoint.id, example, address.queue.removesuffix("/queue")),
            asked=parameters_of(endpoint.input, example),
            answered=parameters_of(endpoint.output),
            example=endpoint.example_output,
        )

    async def examples(request: Request) -> Response:
        if (endpoint := found(request)) is None:
            return site.render(request, "missing.html", 404)
        required = dict(endpoint.examples[0])
        whole = full_example(parameters_of(endpoint.input, required), required)
        listed = [("What is required", required), ("Everything", whole)]
        listed += [(f"Example {n}", dict(example)) for n, example in enumerate(endpoint.examples[1:], 3)]
        return shown(request, endpoint, "examples", examples=listed)

    async def words(request: Request) -> Response:
        """What an input would cost, and the code that sends it."""
        if (endpoint := found(request)) is None:
            return JSONResponse({"detail": "No such endpoint"}, 404)
        given = input_of(await request.body())
        if isinstance(given, InvalidInput):
            return JSONResponse({"detail": given.detail}, 422)
        base = address_of(request.scope, None).queue.removesuffix("/queue")
        return JSONResponse(
            {"price": quoted(gateway.catalog.prices, endpoint, given), "code": code_of(endpoint.id, given, base)}
        )

    async def run(request: Request) -> Response:
        """Submit an input in the name of who looks; 422 with fal's words when it does not fit."""
        if (endpoint := found(request)) is None:
            return JSONResponse({"detail": "No such endpoint"}, 404)
        address = address_of(request.scope, None)
        options = SubmitOptions(files_url=address.files)
        try:
            snapshot = await gateway.submit(
                endpoint.id, input_of(await request.body()), session_of(request).caller, options
            )
        except RushesError as error:
            return JSONResponse(body_of_error(error), error.status_code)
        failure = snapshot.request.failure
        if failure is not None:
            return JSONResponse(answers.failure_body(failure), failure.status_code)
        return JSONResponse({"request_id": snapshot.request.id})

    base = "/models/{endpoint_id:path}"
    return [
        Route(f"{base}/run", run, methods=["POST"]),
        Route(f"{base}/words", words, methods=["POST"]),
        Route(f"{base}/api", api),
        Route(f"{base}/examples", examples),
        Route(base, playground),
    ]


def form_of(model: type[BaseModel], secrets: frozenset[str], given: dict[str, Any]) -> list[Field]:
    """The fields of an input in the order of its schema, those that hold secrets left out, filled with `given`."""
    lengths = model.model_json_schema()["properties"]
    fields: list[Field] = []
    for parameter in parameters_of(model):
        if parameter.name in secrets:
            continue
        value = given.get(parameter.name, parameter.default)
        fields.append(Field(parameter, _control(parameter), lengths[parameter.name].get("maxLength"), value))
    return fields


def _control(parameter: Parameter) -> str:
    name, kind = parameter.name, parameter.type_name
    if parameter.options:
        return "chips" if len(parameter.options) <= MOST_CHIPS else "select"
    if kind == "boolean":
        return "switch"
    if kind in ("integer", "float", "integer | string"):
        return "number"
    if name.endswith(("video_url",)):
        return "video"
    if name.endswith("_url") or name == "input_reference":
        return "image"
    if kind == "list<string>":
        return "list"
    if kind != "string":
        return "json"
    return "text" if name in LONG_TEXTS else "line"


def code_of(endpoint_id: str, given: dict[str, Any], base: str) -> dict[str, str]:
    """The code that sends an input to this server, by language and way."""
    return {
        "python": usage.python(endpoint_id, given),
        "javascript": usage.javascript(endpoint_id, given),
        "curl": usage.curl(f"{base}/run/{endpoint_id}", given),
        "queue": usage.curl(f"{base}/queue/{endpoint_id}", given),
        "webhook": usage.curl(f"'{base}/queue/{endpoint_id}?fal_webhook={base}/inbox/me'", given),
    }


def quoted(book: PriceBook, endpoint: AnyEndpoint, given: dict[str, Any]) -> str:
    """What an input costs by list, in words; what cannot be known before is said so."""
    day = datetime.now(UTC).date()
    try:
        value = endpoint.input.model_validate(given)
    except ValidationError:
        value = endpoint.input.model_construct(**given)
    stored = value.model_dump(mode="json", warnings=False)
    price = book.price(endpoint.id, stored, day)
    if price is None:
        return ""
    try:
        job = endpoint.job(stored, 0)
    except (ValidationError, ValueError, TypeError):
        return f"{dollars(price.unit_price)} a {price.unit}"
    if isinstance(job, VideoJob) and job.remixes is not None:
        return f"{dollars(price.unit_price)} a {price.unit} of the video"
    return dollars(price.units(job.seconds) * price.unit_price)


async def _prefilled(site: Site, request: Request, endpoint: AnyEndpoint) -> dict[str, Any]:
    """What the form holds at first: another request's input (`from`), one as JSON (`input`), fields by name."""
    given: dict[str, Any] = {}
    query = request.query_params
    if (earlier := query.get("from")) is not None:
        with suppress(UnknownRequest):
            given |= (await site.services.console.seen(earlier, session_of(request).sees)).input
    whole = _typed(query.get("input", "{}"))
    if isinstance(whole, dict):
        given |= whole
    for name in endpoint.input.model_fields:
        if name in query:
            given[name] = _typed(query[name])
    return given


def _typed(text: str) -> Any:  # noqa: ANN401 - JSON
    """A value of the query: JSON where it is, else text."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return text


def onward_of(catalog: Iterable[AnyEndpoint], endpoint: AnyEndpoint) -> dict[str, str]:
    """Where a finished film can go on to, by what one does with it: "frame", "remix", "extend" to an address.

    The address ends where the value belongs: `/models/ID?FIELD=`. Endpoints of the same family come first.
    """
    wanted = {"frame": ("image_url", "first_frame_url"), "remix": ("video_id",), "extend": ("video_url",)}
    found: dict[str, str] = {}
    for other in sorted(catalog, key=lambda other: (other.family != endpoint.family, other.id)):
        for deed, names in wanted.items():
            name = next((name for name in names if name in other.input.model_fields), None)
            fits = name is not None and "prompt" in other.input.model_fields
            if fits and deed not in found:
                found[deed] = f"/models/{other.id}?{name}="
    if not any(name == "video_id" for name in endpoint.output.model_fields):
        found.pop("remix", None)
    return found
