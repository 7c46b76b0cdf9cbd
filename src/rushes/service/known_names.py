"""Well-known characters, works and brands in a prompt: what `detect_and_block_ip` refuses. No picture is looked at."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from rushes.errors import SettingsError


class Names(BaseModel):
    """One table of a file of names. `cased` are found only as they are written, and not where a sentence begins."""

    model_config = ConfigDict(extra="forbid")

    names: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()


_FILE = TypeAdapter(dict[str, Names])
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'"})
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:\"“”]\s*|\n)\W*$")


class KnownNames:
    """Finds names in prompts, as whole words, in the possessive and plural too."""

    def __init__(self, names: Iterable[str], cased: Iterable[str] = ()) -> None:
        self._shown = {_folded(name): name for name in names}
        self._names = _any_of(self._shown, re.IGNORECASE)
        self._cased = _any_of(cased, re.NOFLAG)

    def found_in(self, prompt: str) -> list[str]:
        """The names that a prompt holds, each once, in the order in which it names them."""
        text = prompt.translate(_APOSTROPHES)
        found: dict[str, int] = {}
        if self._names is not None:
            for match in self._names.finditer(text):
                found.setdefault(self._shown[_folded(match[1])], match.start())
        if self._cased is not None:
            for match in self._cased.finditer(text):
                if " " in match[1] or not _SENTENCE_BEGINS.search(text[: match.start()]):
                    found.setdefault(match[1], match.start())
        return sorted(found, key=found.__getitem__)


def known_names(extra: Path | None = None) -> KnownNames:
    """The names that come with Rushes, and those of an operator's own file of the same form. Raises SettingsError."""
    tables = _read(files("rushes.service").joinpath("known_names.toml").read_text("utf-8"), "known_names.toml")
    if extra is not None:
        try:
            tables += _read(extra.read_text("utf-8"), str(extra))
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"RUSHES_KNOWN_NAMES: {extra} cannot be read: {error}") from error
    return KnownNames((name for t in tables for name in t.names), (name for t in tables for name in t.cased))


def _read(text: str, name: str) -> list[Names]:
    try:
        content: dict[str, Any] = tomllib.loads(text)
        return list(_FILE.validate_python(content).values())
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise SettingsError(f"RUSHES_KNOWN_NAMES: {name} is not a file of names: {error}") from error


def _folded(name: str) -> str:
    return re.sub(r"[\s-]+", " ", name.translate(_APOSTROPHES)).casefold()


def _any_of(names: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    """A pattern for any of the names, the longest first; hyphens and spaces stand for each other."""
    patterns = [
        r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", name.translate(_APOSTROPHES)))
        for name in sorted(names, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!\w)({'|'.join(patterns)})(?:'s|s'|s)?(?!\w)", flags) if patterns else None
