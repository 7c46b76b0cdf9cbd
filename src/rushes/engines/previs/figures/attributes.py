"""What can be said of a figure: the attributes of every kind with their values, and their checking."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rushes.engines.previs.figures.colours import COLOURS, colour_value

Given = Mapping[str, str | float | bool]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute. A choice takes one of `values`; a colour '#rrggbb', a colour name, or one of `named`.

    A number lies in `low`..`high`.
    """

    type: Literal["choice", "colour", "number", "flag"]
    values: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    low: float = 0.0
    high: float = 1.0
    optional: bool = False

    def allowed(self) -> str:
        """The values in words."""
        if self.type == "choice":
            return ", ".join(self.values)
        if self.type == "number":
            return f"a number from {self.low:g} to {self.high:g}"
        if self.type == "flag":
            return "true or false"
        names = [name for name, _ in self.named] or sorted(COLOURS)
        return "'#rrggbb' or " + ", ".join(names)


def choice(*values: str) -> Attribute:
    """One of some words."""
    return Attribute("choice", values)


def colour(named: Mapping[str, str] | None = None, optional: bool = False) -> Attribute:
    """A colour; `named` are names of its own ("fair" of a skin), `optional` admits "none"."""
    return Attribute("colour", named=tuple((named or {}).items()), optional=optional)


def number(low: float, high: float) -> Attribute:
    """A number in a range."""
    return Attribute("number", low=low, high=high)


FLAG = Attribute("flag")


def checked(kind: str, attributes: Mapping[str, Attribute], given: Given) -> dict[str, str | float | bool]:
    """`given` with colours as '#rrggbb'. Raises ValueError, naming what is allowed, for anything unknown."""
    out: dict[str, str | float | bool] = {}
    for name, value in given.items():
        attribute = attributes.get(name)
        if attribute is None:
            raise ValueError(f"A {kind} has no attribute {name!r}; it has: {', '.join(sorted(attributes))}")
        out[name] = _value(kind, name, attribute, value)
    return out


def _value(kind: str, name: str, attribute: Attribute, value: str | float | bool) -> str | float | bool:
    wrong = ValueError(f"{name!r} of a {kind} cannot be {value!r}; it is {attribute.allowed()}")
    if attribute.type == "flag":
        if isinstance(value, bool):
            return value
    elif attribute.type == "number":
        if not isinstance(value, (str, bool)) and attribute.low <= value <= attribute.high:
            return float(value)
    elif isinstance(value, str):
        if attribute.type == "choice" and value in attribute.values:
            return value
        if attribute.type == "colour":
            if attribute.optional and value in ("", "none"):
                return "none"
            found = colour_value(value, dict(attribute.named))
            if found is not None:
                return found
    raise wrong
