"""How long a stored file lives, and who may read it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any


class Decision(StrEnum):
    """What somebody who asks for a file is told: the file, 403, or 404."""

    ALLOW = "allow"
    FORBID = "forbid"
    HIDE = "hide"


@dataclass(frozen=True)
class AclRule:
    """A decision about one user: the id of a key."""

    user: str
    decision: Decision


@dataclass(frozen=True)
class Acl:
    """Who may read a file: the first rule that names the user, else the default. The owner always may."""

    default: Decision = Decision.ALLOW
    rules: tuple[AclRule, ...] = ()

    def decide(self, owner: str, viewer: str | None) -> Decision:
        """The decision about a key id; None is somebody without a key."""
        if viewer is not None:
            if viewer == owner:
                return Decision.ALLOW
            for rule in self.rules:
                if rule.user == viewer:
                    return rule.decision
        return self.default


OPEN = Acl()


@dataclass(frozen=True)
class Lifecycle:
    """`X-Fal-Object-Lifecycle-Preference`: what a caller wants of files.

    `expiration_seconds` counts from the file's creation; 0 is never, None leaves it to the server.
    """

    expiration_seconds: int | None = None
    acl: Acl = OPEN

    @classmethod
    def parse(cls, value: object) -> "Lifecycle":
        """From the header's JSON (fal protocol, 2.1); raises ValueError saying what is wrong."""
        given = _object(value, "it")
        named = "expiration_duration_seconds" in given
        seconds = (given["expiration_duration_seconds"] or 0) if named else None  # null and 0 both say: never
        if seconds is not None and (not isinstance(seconds, int) or isinstance(seconds, bool) or seconds < 0):
            raise ValueError(f"expiration_duration_seconds must be a whole number of seconds, not {seconds!r}")
        acl = given.get("initial_acl")
        return cls(seconds, OPEN if acl is None else _acl(_object(acl, "initial_acl")))

    def as_json(self) -> dict[str, Any]:
        """What `parse` reads back."""
        rules = [{"user": rule.user, "decision": rule.decision.value} for rule in self.acl.rules]
        said = {} if self.expiration_seconds is None else {"expiration_duration_seconds": self.expiration_seconds}
        return said if self.acl == OPEN else said | {"initial_acl": {"default": self.acl.default.value, "rules": rules}}

    def expires_at(self, created: datetime, default: timedelta | None) -> datetime | None:
        """When a file made at `created` expires; None: never."""
        if self.expiration_seconds is None:
            return None if default is None else created + default
        return created + timedelta(seconds=self.expiration_seconds) if self.expiration_seconds else None


UNSAID = Lifecycle()


def _acl(given: dict[str, Any]) -> Acl:
    rules: list[Any] = given.get("rules") or []
    return Acl(
        Decision.ALLOW if given.get("default") is None else _decision(given["default"]),
        tuple(
            AclRule(str(rule.get("user", "")), _decision(rule.get("decision")))
            for rule in (_object(rule, "a rule of initial_acl") for rule in rules)
        ),
    )


def _decision(value: object) -> Decision:
    try:
        return Decision(str(value))
    except ValueError:
        raise ValueError(f"a decision must be 'allow', 'forbid' or 'hide', not {value!r}") from None


def _object(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{what} must be a JSON object")
    return value  # pyright: ignore[reportUnknownVariableType] - JSON: any object at all


@dataclass(frozen=True)
class KeptFile:
    """What is known of a file in storage. `size` is bytes.

    `key_id` owns it; `request_id` made it (None: it was uploaded). From `expires_at` it is not handed out any more;
    `marked_at` is when the collector found that, `deleted_at` when it removed the content.
    """

    key: str
    key_id: str
    request_id: str | None
    name: str
    content_type: str
    size: int
    created_at: datetime
    expires_at: datetime | None = None
    acl: Acl = OPEN
    marked_at: datetime | None = None
    deleted_at: datetime | None = None
