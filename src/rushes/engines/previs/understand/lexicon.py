"""The words that are understood, read once from `lexicon/*.toml`; anyone can add to those files.

Every phrase leads to its `Meaning`s: which slot of a scene it fills, and with what. The same phrase may stand in
several files ("autumn leaves" is a season, a particle and a sound); a longer phrase always beats the shorter ones
inside it, so "polar bear" is no bear and "face each other" no close-up.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from rushes.engines.previs.scene import Time
from rushes.engines.previs.understand.inflect import plural, verb_forms

Form = Literal["word", "noun", "plural", "base", "s", "ing", "ed"]
HINT_WEIGHT = 0.5
"""A hint counts half of a word that names the thing itself."""

CUE_SLOTS = ("written", "direction")
INHERITED_SLOTS = ("time", "weather", "season", "sound", "particle", "mood", "emotion", "warmth")
"""What a longer phrase takes over from the words in it: a "night market" is at night."""

HEIRLESS_SLOTS = ("look", "subject", "thing", "adjective", "plain", "colour")
"""Phrases of these slots take nothing over: "rain boots" are no weather."""

Attributes = dict[str, str | float | bool]


class Entry(BaseModel):
    """One entry of a lexicon file: its phrases, by how they are inflected."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


class PlaceEntry(Entry):
    """A setting: the light when none is named, and what it shows anyway."""

    shows: tuple[str, ...] = ()
    time: Time = "noon"
    indoor: bool = False
    window: bool = False


class CastEntry(Entry):
    """Somebody or something on stage; see the head of `lexicon/subjects.toml`."""

    kind: str = "human"
    attributes: Attributes = Field(default_factory=dict)
    action: str | None = None
    setting: str | None = None
    generic: bool = False
    members: tuple[str, ...] = ()
    brings: str | None = None
    approximate: bool = False
    in_space: str | None = None


class ActionEntry(Entry):
    """What somebody does; `setting` is where, when nothing else says so."""

    setting: str | None = None


class LookEntry(Entry):
    """Clothing, a prop, hair: attributes to set, and the attribute that a colour word goes to."""

    set: Attributes = Field(default_factory=dict)
    colour: str | None = None
    only: tuple[str, ...] = ()


class ColourEntry(BaseModel):
    """A colour word: its value, and the name by which the figures know it as a hair colour, if they do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hex: str
    hair: str | None = None


class Family(BaseModel):
    """The actions that kinds of one family have, and what stands in for those they lack."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    actions: tuple[str, ...]
    colour: str
    stand_in: dict[str, str] = Field(default_factory=dict)


class Kinds(BaseModel):
    """What the figure kits draw: each kind's family, and the families."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kinds: dict[str, str]
    families: dict[str, Family]


class Templates(BaseModel):
    """Lines for people who speak without words of their own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    topics: dict[str, tuple[str, ...]]
    exchanges: dict[str, tuple[tuple[str, ...], ...]]
    monologues: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A phrase fills `slot` with `key` ("mood": "joy"); `form` is the grammatical form that the phrase has."""

    slot: str
    key: str
    form: Form = "word"
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, and everything that they mean together."""

    words: tuple[str, ...]
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True)
class Lexicon:
    """All lexicon files. `phrases` are indexed by their first word, the longest first.

    `cues` are phrases that only matter around quotes ("the sign reads"); they never stand in the way of another.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    cues: Mapping[str, tuple[Phrase, ...]]
    places: Mapping[str, PlaceEntry]
    cast: Mapping[str, CastEntry]
    action_places: Mapping[str, str]
    looks: Mapping[str, LookEntry]
    colours: Mapping[str, ColourEntry]
    kinds: Kinds
    templates: Templates
    names: Mapping[str, str]
    plain: frozenset[str]

    def family(self, kind: str) -> Family:
        """The family of a kind that a kit draws."""
        return self.kinds.families[self.kinds.kinds[kind]]


def split_phrase(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokeniser sees it: lower case, hyphens part words, "'s" falls away."""
    return tuple(re.sub(r"'s$", "", word) for word in phrase.lower().replace("-", " ").split())


@cache
def lexicon() -> Lexicon:
    """The lexicons of the package, read and checked once per process."""
    places = _read("settings", dict[str, PlaceEntry])
    cast = _read("subjects", dict[str, CastEntry])
    colours = _read("colours", dict[str, ColourEntry])
    names = _read("names", dict[str, tuple[str, ...]])
    things = _read("things", Entry)
    plain = _read("plain", Entry)
    tree = _read("looks", dict[str, object])
    looks = {
        key: LookEntry.model_validate(entry)
        for key, entry in tree.items()
        if key not in ("adjective", "style", "hair", "fur")
    }
    adjectives = TypeAdapter(dict[str, LookEntry]).validate_python(tree["adjective"])
    collected: dict[tuple[str, ...], list[Meaning]] = {}
    cues: dict[tuple[str, ...], list[Meaning]] = {}

    def add(phrase: str, meaning: Meaning) -> None:
        target = cues if meaning.slot in CUE_SLOTS else collected
        target.setdefault(split_phrase(phrase), []).append(meaning)

    def add_entry(slot: str, key: str, entry: Entry) -> None:
        for word in entry.words:
            add(word, Meaning(slot, key))
        for hint in entry.hints:
            add(hint, Meaning(slot, key, "word", HINT_WEIGHT))
            if not hint.endswith("s"):
                add(plural(hint), Meaning(slot, key, "plural", HINT_WEIGHT))
        for noun in entry.nouns:
            add(noun, Meaning(slot, key, "noun"))
            add(plural(noun), Meaning(slot, key, "plural"))
        for verb in entry.verbs:
            for form, phrase in verb_forms(verb).items():
                add(phrase, Meaning(slot, key, _FORMS[form]))

    for key, entry in places.items():
        add_entry("setting", key, entry)
    for key, entry in cast.items():
        add_entry("subject", key, entry)
    for key, entry in looks.items():
        add_entry("look", key, entry)
    for key, entry in adjectives.items():
        add_entry("adjective", key, entry)
    for slot in ("style", "hair", "fur"):
        for key, entry in TypeAdapter(dict[str, Entry]).validate_python(tree[slot]).items():
            add_entry(slot, key, entry)
    actions = _read("actions", dict[str, ActionEntry])
    for key, entry in actions.items():
        add_entry("action", key, entry)
    for file in ("when", "mood", "camera", "air_and_sound", "speech", "displays"):
        for slot, entries in _read(file, dict[str, dict[str, Entry]]).items():
            for key, entry in entries.items():
                add_entry(slot, key, entry)
    for colour in colours:
        add(colour, Meaning("colour", colour))
    for noun in things.nouns:
        add(noun, Meaning("thing", noun, "noun"))
        if not noun.endswith("s"):
            add(plural(noun), Meaning("thing", noun, "plural"))
    for word in plain.words:
        if " " in word or "'" in word:
            add(word, Meaning("plain", "yes"))
    _inherit(collected)
    return Lexicon(
        phrases=_index(collected),
        cues=_index(cues),
        places=places,
        cast=cast,
        action_places={key: entry.setting for key, entry in actions.items() if entry.setting},
        looks=looks | {f"adjective.{key}": entry for key, entry in adjectives.items()},
        colours=colours,
        kinds=_read("kinds", Kinds),
        templates=_read("templates", Templates),
        names={name: sex for sex, entries in names.items() for name in entries},
        plain=frozenset(plain.words),
    )


_FORMS: dict[str, Form] = {"base": "base", "s": "s", "ing": "ing", "ed": "ed"}

_T = TypeVar("_T")


def _read(name: str, shape: type[_T]) -> _T:
    source = files("rushes.engines.previs.understand") / "lexicon" / f"{name}.toml"
    return TypeAdapter(shape).validate_python(tomllib.loads(source.read_text(encoding="utf-8")))


def _inherit(collected: dict[tuple[str, ...], list[Meaning]]) -> None:
    for words, meanings in collected.items():
        if len(words) < 2 or any(meaning.slot in HEIRLESS_SLOTS for meaning in meanings):
            continue
        filled = {meaning.slot for meaning in meanings}
        for size in range(len(words) - 1, 0, -1):
            for start in range(len(words) - size + 1):
                for meaning in tuple(collected.get(words[start : start + size], ())):
                    if meaning.slot in INHERITED_SLOTS and meaning.slot not in filled:
                        meanings.append(meaning)


def _index(collected: Mapping[tuple[str, ...], Iterable[Meaning]]) -> dict[str, tuple[Phrase, ...]]:
    heads: dict[str, list[Phrase]] = {}
    for words, meanings in collected.items():
        heads.setdefault(words[0], []).append(Phrase(words, tuple(dict.fromkeys(meanings))))
    return {head: tuple(sorted(found, key=lambda p: -len(p.words))) for head, found in heads.items()}
