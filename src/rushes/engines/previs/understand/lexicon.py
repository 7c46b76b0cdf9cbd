"""The words that are understood, read once from `lexicon/*.toml`; `lexicon/README.md` says how to add to them.

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
from pathlib import Path
from typing import Any, Literal, TypeVar
from typing import cast as cast_as

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from rushes.engines.previs.scene import Time
from rushes.engines.previs.understand.inflect import plural, verb_forms
from rushes.errors import SettingsError

Form = Literal["word", "noun", "plural", "base", "s", "ing", "ed", "alone"]
HINT_WEIGHT = 0.5
"""A hint counts half of a word that names the thing itself."""

CUE_SLOTS = ("written", "direction")
INHERITED_SLOTS = ("time", "weather", "season", "sound", "particle", "mood", "emotion", "warmth")
"""What a longer phrase takes over from the words in it: a "night market" is at night."""

HEIRLESS_SLOTS = ("look", "subject", "thing", "adjective", "plain", "colour")
"""Phrases of these slots take nothing over: "rain boots" are no weather."""

COMPOUND_SLOTS = frozenset(("subject", "setting", "look", "thing", "display"))
AGENT = "person"
"""The entry of `subjects.toml` for whoever is named by a deed."""

SHORTEST_HEAD, SHORTEST_FIRST = 4, 3
"""Letters of the parts of a closed compound: "house-boat" is a boat, "c-ant" no ant."""

Attributes = dict[str, str | float | bool]


class Entry(BaseModel):
    """One entry of a lexicon file: its phrases, by how they are inflected. `plurals` are irregular ones ("wolves").

    `alone` are words that count only where nothing but direction stands around them: "Wide. Static."
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


class PlaceEntry(Entry):
    """A setting: the light when none is named, what it shows anyway, and the kinds that it is a `part_of`."""

    shows: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    time: Time = "noon"
    indoor: bool = False
    window: bool = False


class CastEntry(Entry):
    """Somebody or something on stage; see the head of `lexicon/subjects.toml`.

    The words of a `various` entry look alike but are not the same person: the student is not the librarian. What
    somebody is `by_nature` outlasts a trade: a robot that gardens is a robot. A `costume` is worn to look like it.
    `sorts` are nouns of the entry that say more than the others: a puppy is a dog that is young.
    """

    kind: str = "human"
    attributes: Attributes = Field(default_factory=dict)
    action: str | None = None
    setting: str | None = None
    generic: bool = False
    various: bool = False
    members: tuple[str, ...] = ()
    brings: str | None = None
    approximate: bool = False
    by_nature: bool = False
    costume: Attributes = Field(default_factory=dict)
    sorts: dict[str, Attributes] = Field(default_factory=dict)
    in_space: str | None = None

    def sort(self, word: str) -> Attributes:
        """What a noun of `sorts` says, in the singular or the plural."""
        for noun, more in self.sorts.items():
            if word in (noun, plural(noun)):
                return more
        return {}


class PieceEntry(Entry):
    """A set piece; one that is only `used` stands there where somebody is on, in or under it, or comes out of it.

    `setting` is where it stands when nothing else says so. One `for_animals` is there for them alone: people have it as
    a part of what they do.
    """

    used: bool = False
    for_animals: bool = False
    setting: str | None = None


class ActionEntry(Entry):
    """What somebody does; `setting` is where, when nothing else says so."""

    setting: str | None = None


class LookEntry(Entry):
    """Clothing, a prop, hair: attributes to set, and the attribute that a colour word goes to.

    `animal` is the attribute that a colour word goes to on an animal, which wears nothing else of it. An `instrument`
    that nobody has in the hand is music of the film.
    """

    set: Attributes = Field(default_factory=dict)
    colour: str | None = None
    animal: str | None = None
    on_animals: Attributes = Field(default_factory=dict)
    only: tuple[str, ...] = ()
    instrument: bool = False


class ColourEntry(BaseModel):
    """A colour word: its value, and the name by which the figures know it as a hair colour, if they do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hex: str
    hair: str | None = None


class Family(BaseModel):
    """The actions that kinds of one family have, and what stands in for those they lack.

    `colour` is the attribute that a bare colour word means ("a black cat"), `colours` are all that take one; `wears`
    are attributes of looks that suit the family as well as people ("a dog in a top hat").
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    actions: tuple[str, ...]
    colour: str
    colours: tuple[str, ...]
    wears: tuple[str, ...] = ()
    stand_in: dict[str, str] = Field(default_factory=dict)


class Kinds(BaseModel):
    """What the figure kits draw: each kind's family, and the families.

    `aboard` are kinds that people are seen in, each with the trades who belong there; `carried` those that people have
    in their arms or on a shoulder.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kinds: dict[str, str]
    aboard: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    carried: tuple[str, ...] = ()
    families: dict[str, Family]


class CameraTalk(BaseModel):
    """How prompts speak of the camera: its names, verbs by move, verbs that only say that it goes, ways by move."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...]
    goes: tuple[str, ...]
    verbs: dict[str, tuple[str, ...]]
    ways: dict[str, tuple[str, ...]]


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
    `endings` are those of words that mean somebody or something even where the word itself is unknown ("-ist");
    `vocabulary` are all single words that stand anywhere. `cameras` are words for the camera, `camera_verbs` what it
    does and, where the verb alone tells it ("rises"), its move; `camera_ways` the move that a direction behind such a
    verb means.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    cues: Mapping[str, tuple[Phrase, ...]]
    places: Mapping[str, PlaceEntry]
    cast: Mapping[str, CastEntry]
    pieces: Mapping[str, PieceEntry]
    action_places: Mapping[str, str]
    looks: Mapping[str, LookEntry]
    colours: Mapping[str, ColourEntry]
    kinds: Kinds
    templates: Templates
    names: Mapping[str, str]
    plain: frozenset[str]
    endings: Mapping[str, str]
    vocabulary: frozenset[str]
    cameras: frozenset[str]
    camera_verbs: Mapping[str, str]
    camera_ways: Mapping[str, str]

    def guess(self, word: str) -> tuple[Meaning, ...]:
        """What a word that stands in no file means by how it ends: "houseboat" is a boat, a "cellist" somebody."""
        for cut in range(SHORTEST_FIRST, len(word) - SHORTEST_HEAD + 1):
            if word[:cut] not in self.vocabulary:
                continue
            for phrase in self.phrases.get(word[cut:], ()):
                nouns = tuple(m for m in phrase.meanings if m.slot in COMPOUND_SLOTS and m.form in ("noun", "plural"))
                if len(phrase.words) == 1 and nouns:
                    return nouns
        several = word.endswith("s") and not word.endswith("ss")
        singular = word.removesuffix("s") if several else word
        starts = (0, *range(SHORTEST_FIRST, len(singular) - 1))
        key = next((self.endings[singular[cut:]] for cut in starts if singular[cut:] in self.endings), None)
        if key is None and self._does(singular):
            key = AGENT
        return (Meaning("subject", key, "plural" if several else "noun"),) if key else ()

    def _does(self, word: str) -> bool:
        """Whether a word in "-er" is somebody who does what a known verb says: "swimmer", "baker"."""
        stem = word.removesuffix("er")
        stems = (stem, stem + "e", stem[:-1]) if stem != word and len(stem) >= SHORTEST_FIRST else ()
        return any(
            meaning.slot in ("action", "says") and meaning.form == "base"
            for verb in stems
            for phrase in self.phrases.get(verb, ())
            if len(phrase.words) == 1
            for meaning in phrase.meanings
        )

    def family(self, kind: str) -> Family:
        """The family of a kind that a kit draws."""
        return self.kinds.families[self.kinds.kinds[kind]]


def split_phrase(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokeniser sees it: lower case, hyphens part words, "'s" falls away."""
    return tuple(re.sub(r"'s$", "", word) for word in phrase.lower().replace("-", " ").split())


@cache
def lexicon(folder: str = "") -> Lexicon:
    """The lexicons of the package with those of `folder` added, read and checked once per process.

    Raises SettingsError when there is no such folder, or when a file in it is not a lexicon.
    """
    if folder and not Path(folder).is_dir():
        raise SettingsError(f"There is no folder of lexicons at {folder}")
    try:
        return _assembled(folder)
    except (ValidationError, tomllib.TOMLDecodeError, KeyError) as error:
        raise SettingsError(f"A lexicon in {folder or 'the package'} cannot be read: {error}") from error


def _assembled(folder: str) -> Lexicon:
    places = _read(folder, "settings", dict[str, PlaceEntry])
    cast = _read(folder, "subjects", dict[str, CastEntry])
    pieces = _read(folder, "pieces", dict[str, PieceEntry])
    colours = _read(folder, "colours", dict[str, ColourEntry])
    names = _read(folder, "names", dict[str, tuple[str, ...]])
    things = _read(folder, "things", Entry)
    plain = _read(folder, "plain", Entry)
    tree = _read(folder, "looks", dict[str, object])
    looks = {
        key: LookEntry.model_validate(entry)
        for key, entry in tree.items()
        if key not in ("adjective", "style", "print", "hair", "fur")
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
        for word in entry.alone:
            add(word, Meaning(slot, key, "alone"))
        for hint in entry.hints:
            add(hint, Meaning(slot, key, "word", HINT_WEIGHT))
            if not hint.endswith("s"):
                add(plural(hint), Meaning(slot, key, "plural", HINT_WEIGHT))
        for noun in entry.nouns:
            add(noun, Meaning(slot, key, "noun"))
            add(plural(noun), Meaning(slot, key, "plural"))
        for several in entry.plurals:
            add(several, Meaning(slot, key, "plural"))
        for verb in entry.verbs:
            for form, phrase in verb_forms(verb).items():
                add(phrase, Meaning(slot, key, _FORMS[form]))

    for key, entry in places.items():
        add_entry("setting", key, entry)
    for key, entry in cast.items():
        add_entry("subject", key, entry)
        add_entry("subject", key, Entry(nouns=tuple(noun for noun in entry.sorts if noun not in entry.nouns)))
    for key, entry in pieces.items():
        add_entry("piece", key, entry)
    for key, entry in looks.items():
        add_entry("look", key, entry)
    for key, entry in adjectives.items():
        add_entry("adjective", key, entry)
    for slot in ("style", "print", "hair", "fur"):
        for key, entry in TypeAdapter(dict[str, Entry]).validate_python(tree[slot]).items():
            add_entry(slot, key, entry)
    actions = _read(folder, "actions", dict[str, ActionEntry])
    for key, entry in actions.items():
        add_entry("action", key, entry)
    for file in ("when", "mood", "camera", "air_and_sound", "speech", "displays", "manner"):
        for slot, entries in _read(folder, file, dict[str, dict[str, Entry]]).items():
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
    camera = _read(folder, "camera_talk", CameraTalk)
    return Lexicon(
        phrases=_index(collected),
        cues=_index(cues),
        places=places,
        cast=cast,
        pieces=pieces,
        action_places={key: entry.setting for key, entry in actions.items() if entry.setting},
        looks=looks | {f"adjective.{key}": entry for key, entry in adjectives.items()},
        colours=colours,
        kinds=_read(folder, "kinds", Kinds),
        templates=_read(folder, "templates", Templates),
        names={name: sex for sex, entries in names.items() for name in entries},
        plain=frozenset(plain.words),
        endings=_read(folder, "endings", dict[str, str]),
        vocabulary=frozenset(word for phrase in collected for word in phrase) | frozenset(plain.words),
        cameras=frozenset(camera.names),
        camera_verbs={
            form: move for move, verbs in camera.verbs.items() for verb in verbs for form in verb_forms(verb).values()
        }
        | dict.fromkeys((form for verb in camera.goes for form in verb_forms(verb).values()), ""),
        camera_ways={word: move for move, words in camera.ways.items() for word in words},
    )


_FORMS: dict[str, Form] = {"base": "base", "s": "s", "ing": "ing", "ed": "ed"}

_T = TypeVar("_T")


def _read(folder: str, name: str, shape: type[_T]) -> _T:
    source = files("rushes.engines.previs.understand") / "lexicon" / f"{name}.toml"
    tree = tomllib.loads(source.read_text(encoding="utf-8"))
    added = Path(folder) / f"{name}.toml"
    if folder and added.is_file():
        tree = _merged(tree, tomllib.loads(added.read_text(encoding="utf-8")))
    return TypeAdapter(shape).validate_python(tree)


def _merged(ours: dict[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Tables are merged, lists grow, and any other value that is added replaces ours."""
    merged = dict(ours)
    for key, value in added.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merged(cast_as("dict[str, Any]", old), cast_as("dict[str, Any]", value))
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = [*cast_as("list[Any]", old), *cast_as("list[Any]", value)]
        else:
            merged[key] = value
    return merged


def _inherit(collected: dict[tuple[str, ...], list[Meaning]]) -> None:
    for words, meanings in collected.items():
        if len(words) < 2 or any(meaning.slot in HEIRLESS_SLOTS for meaning in meanings):
            continue
        filled = {meaning.slot for meaning in meanings}
        for size in range(len(words) - 1, 0, -1):
            for start in range(len(words) - size + 1):
                for meaning in tuple(collected.get(words[start : start + size], ())):
                    inherited = meaning.slot in INHERITED_SLOTS or (meaning.slot == "action" and "facing" in filled)
                    if inherited and meaning.slot not in filled:
                        meanings.append(meaning)


def _index(collected: Mapping[tuple[str, ...], Iterable[Meaning]]) -> dict[str, tuple[Phrase, ...]]:
    heads: dict[str, list[Phrase]] = {}
    for words, meanings in collected.items():
        heads.setdefault(words[0], []).append(Phrase(words, tuple(dict.fromkeys(meanings))))
    return {head: tuple(sorted(found, key=lambda p: -len(p.words))) for head, found in heads.items()}
