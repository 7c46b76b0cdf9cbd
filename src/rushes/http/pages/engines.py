"""Engines: what they do now, what they accept, and which requests go to them and why."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rushes.contracts.queue import Load
from rushes.contracts.remote import RemoteEngine
from rushes.core.endpoints import Endpoint
from rushes.core.jobs import Job, VideoJob
from rushes.core.pricing import Hold
from rushes.http.pages.guard import for_admins
from rushes.http.pages.site import Site
from rushes.service.diagnosis import Explained, Health, example_job, explained
from rushes.service.routing import Router, Verdict


@dataclass(frozen=True)
class Report:
    """An engine, how it is, its load, and what it says of the first example of each endpoint.

    It takes `concurrency` jobs at once, `paid` says that they cost money, `far` that they are made elsewhere. `asked`
    is whether it was asked how it is, `trouble` what is wrong with it or why it is held; `held` is what for. `takes`
    counts the endpoints that it accepts, `refusals` are its reasons with the titles of the endpoints that it refuses
    for them, `unheeded` the fields of inputs that have no effect on it.
    """

    name: str
    concurrency: int
    paid: bool
    far: bool
    asked: bool
    trouble: str | None
    held: Hold | None
    load: Load
    takes: int
    refusals: dict[str, list[str]]
    unheeded: list[str]

    @property
    def state(self) -> tuple[str, str]:
        """How it is in a word, and the tone of its mark."""
        if self.trouble is not None:
            return "In trouble", "bad"
        if self.load.running:
            return "Working", "busy"
        return ("Ready", "good") if self.asked or not self.far else ("Asking how it is", "")


@dataclass(frozen=True)
class Way:
    """Endpoints of one family of which all engines on their route say the same."""

    family: str
    endpoints: list[Endpoint[Any, Any]]
    verdicts: Sequence[Verdict]

    @property
    def chosen(self) -> str | None:
        """The engine that makes them, one in no trouble before others; None: there is none."""
        willing = [verdict for verdict in self.verdicts if verdict.refusal is None]
        return min(willing, key=lambda verdict: verdict.trouble is not None).engine if willing else None


def routes(site: Site) -> list[Route]:
    """The page of engines, and the release of one that is held."""
    gateway = site.services.gateway
    jobs = {endpoint.id: example_job(endpoint) for endpoint in gateway.catalog}
    health = Health(gateway.router.engines)

    async def engines(request: Request) -> Response:
        """At once without what engines elsewhere say of themselves; with `asked` in the query with it."""
        loads = await gateway.loads()
        said = await health.look() if "asked" in request.query_params else {}
        reports = [
            report(gateway.router, name, loads.get(name, Load()), said, list(gateway.catalog), jobs)
            for name in gateway.router.engines
        ]
        found = ways(explained(gateway.catalog, gateway.router))
        return site.render(request, "engines.html", reports=reports, ways=found, total=len(jobs))

    async def release(request: Request) -> Response:
        if not await gateway.release(request.path_params["name"]):
            return JSONResponse({"detail": "There is no such engine that is held"}, 404)
        return Response(status_code=204)

    return [
        Route("/engines", for_admins(engines), methods=["GET"]),
        Route("/engines/{name}/hold", for_admins(release), methods=["DELETE"]),
    ]


def report(
    router: Router,
    name: str,
    load: Load,
    said: Mapping[str, str | None],
    catalog: Sequence[Endpoint[Any, Any]],
    jobs: dict[str, Job],
) -> Report:
    """What there is to tell of an engine."""
    engine = router.engines[name]
    refusals: defaultdict[str, list[str]] = defaultdict(list)
    for endpoint in catalog:
        if (refusal := engine.accepts(jobs[endpoint.id])) is not None:
            refusals[refusal].append(endpoint.title)
    switches = {name for job in jobs.values() if isinstance(job, VideoJob) for name in job.switches}
    takes = len(jobs) - sum(map(len, refusals.values()))
    standing = router.standings.of(name)
    return Report(
        name,
        engine.concurrency,
        engine.paid,
        isinstance(engine, RemoteEngine),
        name in said,
        standing.trouble or said.get(name),
        standing.hold,
        load,
        takes,
        dict(refusals),
        sorted(switches - engine.heeds),
    )


def ways(found: Sequence[Explained]) -> list[Way]:
    """The routes by family: endpoints of which the same is said stand together."""
    groups: defaultdict[tuple[str, tuple[Verdict, ...]], list[Endpoint[Any, Any]]] = defaultdict(list)
    for one in found:
        groups[one.endpoint.family, tuple(one.verdicts)].append(one.endpoint)
    return [Way(family, endpoints, verdicts) for (family, verdicts), endpoints in sorted(groups.items(), key=_family)]


def _family(group: tuple[tuple[str, tuple[Verdict, ...]], object]) -> str:
    return group[0][0]
