"""What `rushes.toml` may say of every engine elsewhere; docs/howto/engines.md tells of each option."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rushes.contracts.remote import Patience
from rushes.errors import SettingsError


class RemoteOptions(BaseModel):
    """What all have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = "remote"
    concurrency: int = Field(default=4, ge=1)
    resubmit_unknown: bool = False
    submit_seconds: float = Field(default=60.0, gt=0)
    deadline_minutes: float = Field(default=30.0, gt=0)
    first_look_seconds: float = Field(default=1.0, gt=0)
    longest_pause_seconds: float = Field(default=15.0, gt=0)

    @property
    def patience(self) -> Patience:
        """How jobs are waited for."""
        return Patience(self.first_look_seconds, self.longest_pause_seconds, timedelta(minutes=self.deadline_minutes))


Chosen = TypeVar("Chosen", bound=RemoteOptions)


def read(kind: type[Chosen], type_name: str, options: Mapping[str, object]) -> Chosen:
    """The options of an engine of a type; raises SettingsError when one is unknown or wrong."""
    try:
        return kind.model_validate(dict(options))
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"The options of an engine of the type {type_name} are wrong: {problems}") from error
