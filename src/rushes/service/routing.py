"""Which engine takes which job."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from rushes.contracts.remote import AnyEngine
from rushes.core.jobs import Job
from rushes.errors import EngineUnavailable


@dataclass(frozen=True)
class Verdict:
    """What one engine says of a job: `refusal` is None when it takes it."""

    engine: str
    refusal: str | None


class Router:
    """Picks the first engine, in the order of the endpoint's route, that accepts a job.

    `routes` maps patterns (`fal-ai/sora-2/*`) to engine names; the first pattern that matches decides, an endpoint
    that no pattern matches goes to `default`. Raises ValueError for a route to an engine that is not there.
    """

    def __init__(
        self, engines: Mapping[str, AnyEngine], routes: Mapping[str, Sequence[str]], default: Sequence[str]
    ) -> None:
        self.engines = dict(engines)
        self._routes = [*routes.items(), ("*", default)]
        for pattern, names in self._routes:
            for name in names:
                if name not in self.engines:
                    raise ValueError(f"route {pattern!r} names engine {name!r}; there are {sorted(self.engines)}")

    def route(self, endpoint_id: str) -> Sequence[str]:
        """The names of the engines that may serve an endpoint, best first."""
        return next(names for pattern, names in self._routes if fnmatchcase(endpoint_id, pattern))

    def explain(self, endpoint_id: str, job: Job) -> list[Verdict]:
        """What every engine on the endpoint's route says of a job."""
        return [Verdict(name, self.engines[name].accepts(job)) for name in self.route(endpoint_id)]

    def engine(self, name: str, endpoint_id: str, job: Job) -> AnyEngine:
        """The engine that was chosen before; if there is none of that name any more, what `choose` says now."""
        return self.engines.get(name) or self.choose(endpoint_id, job)

    def following(self, name: str, endpoint_id: str, job: Job) -> AnyEngine | None:
        """The next engine behind `name` on the endpoint's route that accepts the job."""
        route = list(self.route(endpoint_id))
        behind = route[route.index(name) + 1 :] if name in route else []
        return next((self.engines[other] for other in behind if self.engines[other].accepts(job) is None), None)

    def choose(self, endpoint_id: str, job: Job) -> AnyEngine:
        """The engine that makes the job; raises EngineUnavailable naming every refusal."""
        verdicts = self.explain(endpoint_id, job)
        for verdict in verdicts:
            if verdict.refusal is None:
                return self.engines[verdict.engine]
        reasons = "; ".join(f"{v.engine}: {v.refusal}" for v in verdicts)
        raise EngineUnavailable(f"No engine can make this: {reasons}")
