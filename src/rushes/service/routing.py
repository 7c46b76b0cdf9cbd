"""Which engine takes which job."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fnmatch import fnmatchcase

from rushes.contracts.remote import AnyEngine
from rushes.core.jobs import Job
from rushes.core.terms import NO_TERMS, Terms
from rushes.errors import BadRequest, EndpointRetired, EngineUnavailable
from rushes.service.standing import Standings


@dataclass(frozen=True)
class Verdict:
    """What one engine says of a job: `refusal` is None when it takes it.

    `trouble` is why it is given nothing for now (`service.standing`), for its operator; None where it is.
    """

    engine: str
    refusal: str | None
    trouble: str | None = None


def today() -> date:
    """The day in UTC."""
    return datetime.now(UTC).date()


class Router:
    """Picks the first engine, in the order of the endpoint's route, that accepts a job.

    `routes` maps patterns (`fal-ai/sora-2/*`) to engine names; the first pattern that matches decides, an endpoint
    that no pattern matches goes to `default`. `terms` are what the operator says of engines, `standings` how they
    stand. Raises ValueError for a route to an engine that is not there.
    """

    def __init__(
        self,
        engines: Mapping[str, AnyEngine],
        routes: Mapping[str, Sequence[str]],
        default: Sequence[str],
        terms: Mapping[str, Terms] | None = None,
        standings: Standings | None = None,
        day: Callable[[], date] = today,
    ) -> None:
        self.engines = dict(engines)
        self.standings = standings or Standings()
        self._terms = dict(terms or {})
        self._day = day
        self._routes = [*routes.items(), ("*", default)]
        for pattern, names in self._routes:
            for name in names:
                if name not in self.engines:
                    raise ValueError(f"route {pattern!r} names engine {name!r}; there are {sorted(self.engines)}")

    def terms(self, name: str) -> Terms:
        """What the operator says of an engine."""
        return self._terms.get(name, NO_TERMS)

    def route(self, endpoint_id: str) -> Sequence[str]:
        """The names of the engines that may serve an endpoint, best first."""
        return next(names for pattern, names in self._routes if fnmatchcase(endpoint_id, pattern))

    def require_living(self, endpoint_id: str) -> None:
        """Raise EndpointRetired when every engine on the endpoint's route is past its sunset."""
        ended = {name: self._ended(name, endpoint_id) for name in self.route(endpoint_id)}
        days = [day for day in ended.values() if day is not None]
        if not days or len(days) < len(ended):
            return
        said = ", ".join(f"{name} on {day}" for name, day in ended.items())
        raise EndpointRetired(
            f"Nothing makes {endpoint_id} any more: {said} was retired. The operator of this server can name another "
            "engine for it in `routes` of rushes.toml, or a later `sunset`",
            max(days),
        )

    def named(self, name: str) -> None:
        """Raise BadRequest when there is no engine of that name."""
        if name not in self.engines:
            raise BadRequest(f"x-rushes-engine: there is no engine {name!r}, there are {', '.join(self.engines)}")

    def explain(self, endpoint_id: str, job: Job) -> list[Verdict]:
        """What every engine on the endpoint's route says of a job."""
        return self._verdicts(self.route(endpoint_id), endpoint_id, job)

    def following(self, name: str, endpoint_id: str, job: Job) -> list[AnyEngine]:
        """The engines behind `name` on the endpoint's route that take the job now, best first."""
        route = list(self.route(endpoint_id))
        behind = route[route.index(name) + 1 :] if name in route else []
        verdicts = self._verdicts(behind, endpoint_id, job)
        return [self.engines[v.engine] for v in verdicts if v.refusal is None and v.trouble is None]

    def choose(self, endpoint_id: str, job: Job, wanted: str | None = None, first_only: bool = False) -> AnyEngine:
        """The engine that makes the job: the first of its route that takes it, best one that is not in trouble.

        `wanted` is chosen instead of the route, `first_only` leaves nothing but the route's first. One that cannot be
        reached now is better than none; one that is held is not. Raises EngineUnavailable naming every refusal.
        """
        route = self.route(endpoint_id)
        return self._best([wanted] if wanted is not None else route[:1] if first_only else route, endpoint_id, job)

    def better(self, name: str, endpoint_id: str, job: Job) -> AnyEngine:
        """The engine for what `name` drafted: chosen from those before it on the endpoint's route.

        From all of the route, where it is not on it. Raises EngineUnavailable, also where none is before it.
        """
        route = list(self.route(endpoint_id))
        before = route[: route.index(name)] if name in route else route
        if not before:
            raise EngineUnavailable(
                f"There is no other engine to make it: {name} is the first for {endpoint_id}. The operator of this "
                "server can name one before it in `routes` of rushes.toml"
            )
        return self._best(before, endpoint_id, job)

    def _best(self, names: Iterable[str], endpoint_id: str, job: Job) -> AnyEngine:
        verdicts = self._verdicts(names, endpoint_id, job)
        willing = [v for v in verdicts if v.refusal is None and self.standings.of(v.engine).hold is None]
        for verdict in sorted(willing, key=lambda v: v.trouble is not None):
            return self.engines[verdict.engine]
        reasons = "; ".join(f"{v.engine}: {v.refusal or 'is held by the operator of this server'}" for v in verdicts)
        raise EngineUnavailable(f"No engine can make this: {reasons}")

    def _verdicts(self, names: Iterable[str], endpoint_id: str, job: Job) -> list[Verdict]:
        found: list[Verdict] = []
        for name in names:
            ended = self._ended(name, endpoint_id)
            refusal = f"was retired on {ended}: `sunset` in rushes.toml" if ended else self.engines[name].accepts(job)
            found.append(Verdict(name, refusal, self.standings.of(name).trouble))
        return found

    def _ended(self, name: str, endpoint_id: str) -> date | None:
        """The day on which an engine stopped to make an endpoint; None where it has not."""
        day = self.terms(name).ends(endpoint_id)
        return day if day is not None and day <= self._day() else None
