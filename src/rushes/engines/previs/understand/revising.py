"""A scene changed by a prompt: "change the cat's fur colour to purple", "make it night", "remove the umbrella".

The revision is read with everybody of the scene on stage already, so that "her coat" is the coat of one of them. Only
what it names is changed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rushes.engines.previs.scene import Display, Line, Mood, Scene, Studio, Subject, Weather
from rushes.engines.previs.understand.clause import BEFORE
from rushes.engines.previs.understand.drafts import Draft
from rushes.engines.previs.understand.exhibits import read_display, read_studio
from rushes.engines.previs.understand.filming import read_ending, read_framing, read_moves, read_pace, read_style
from rushes.engines.previs.understand.grammar import DEFINITE
from rushes.engines.previs.understand.lexicon import Lexicon, lexicon
from rushes.engines.previs.understand.parsing import Parsed, parse
from rushes.engines.previs.understand.report import unmatched_words
from rushes.engines.previs.understand.slots import DEFAULT_SETTING, read_clock, read_warmth, wants_music
from rushes.engines.previs.understand.speakers import read_dialogue
from rushes.engines.previs.understand.tokens import Match, Orders, rank_of

REMOVALS = frozenset(("remove", "delete", "erase", "drop", "lose", "omit", "hide", "stop"))
TAKING = frozenset(("take", "get", "cut"))
"""Orders that take away what follows them; those of `TAKING` do so with "away", "off", "out" or "rid"."""

TAKEN_AWAY = re.compile(r"\b(?:away|off|out|rid)\b", re.IGNORECASE)
CHANGES = frozenset(
    [
        *("add", "give", "put", "set", "change", "make", "let", "turn", "replace", "swap", "show", "keep", "bring"),
        *("insert", "place", "move", "use", "have", "convert", "transform", "exchange", "dress", "paint", "switch"),
        "include",
    ]
)
"""Orders that change what follows them."""

SWAPS = frozenset(("replace", "swap", "exchange", "substitute", "turn", "change", "transform", "convert", "make"))
SWAP_LINKS = frozenset(("with", "for", "into", "to", "by", "a", "an"))
SWAP_REACH = 6
PLACING = re.compile(r"\b(?:set|move|place|put|relocate|setting|background|location|take (?:it|them|her|him))\b", re.I)
EVERYBODY = frozenset(("people", "everyone", "everybody", "characters", "figures"))
TIED: Mapping[str, tuple[Weather, ...]] = {
    "rain": ("rain", "storm"),
    "snow": ("snow",),
    "wind": ("wind", "storm", "sandstorm"),
}
"""What is in the air or heard only in these weathers."""


def revise(scene: Scene, prompt: str, folder: str = "") -> Scene:
    """`scene` with what `prompt` says of it changed; everything that it does not speak of stays as it is.

    Somebody who is named again takes what is said of him; who is to be added joins, who is to be removed goes, who is
    to be replaced gives place and deeds to the other. `unmatched` and `unshown` are those of the revision. `folder`
    holds lexicons to add to the package's; raises SettingsError when it holds none.
    """
    words = lexicon(folder)
    removals = REMOVALS | TAKING if TAKEN_AWAY.search(prompt) else REMOVALS
    known = [_as_draft(subject, words) for subject in scene.subjects]
    parsed = parse(prompt, words, known, Orders(CHANGES | removals, removals))
    subjects, strangers = _subjects(scene, known, parsed, words)
    changes = {
        "prompt": f"{scene.prompt}\n{prompt}",
        "subjects": subjects,
        **_surroundings(scene, parsed, prompt),
        **_filming(scene, parsed, words),
        "display": None if subjects else _display(scene, parsed, words),
        "studio": _studio(scene, parsed, words),
        "dialogue": _dialogue(scene, prompt, parsed, subjects, words),
        "unmatched": (
            *(word for word in unmatched_words(parsed.tokens, parsed.matches, words) if word not in CHANGES | removals),
            *strangers,
        ),
        "unshown": tuple(dict.fromkeys(parsed.cast.unshown)),
    }
    return scene.model_copy(update=_of_weather(scene, changes))


# --- who is on stage ----------------------------------------------------------------------------------------


def _as_draft(subject: Subject, words: Lexicon) -> Draft:
    return Draft(
        key=_key(subject, words),
        name=subject.id,
        kind=subject.kind,
        word=subject.word,
        attributes=dict(subject.attributes),
        place=BEFORE,
    )


def _key(subject: Subject, words: Lexicon) -> str:
    """The lexicon's entry of somebody who was read from a prompt, or was put into the scene by other means."""
    name = re.sub(r"-\d+$", "", subject.id)
    if name in words.cast:
        return name
    last = subject.word.lower().split(" ")[-1] if subject.word else name
    keys = [
        m.key for word in (name, last) for p in words.phrases.get(word, ()) for m in p.meanings if m.slot == "subject"
    ]
    return keys[0] if keys else "person" if subject.kind == "human" else subject.kind


@dataclass(frozen=True)
class _Swap:
    """`old` gives its place to whoever is named at `place`."""

    old: Draft
    place: int


def _subjects(
    scene: Scene, known: Sequence[Draft], parsed: Parsed, words: Lexicon
) -> tuple[tuple[Subject, ...], tuple[str, ...]]:
    """Everybody after the revision, and the words for those it speaks of who are not there."""
    gone = [draft for match in parsed.matches if match.negated for draft in _meant(match, known, parsed)]
    swaps = list(_swaps(known, parsed))
    for match in parsed.matches:
        if match.negated and match.slot("look"):
            _undress(known, match, parsed, words)
    old = {id(draft): subject for draft, subject in zip(known, scene.subjects, strict=True)}
    kept: list[Subject] = []
    strangers: list[str] = []
    newcomers = {draft.place: (draft, s) for draft, s in _paired(parsed) if id(draft) not in old}
    for draft, subject in _paired(parsed):
        if id(draft) not in old:
            continue
        swap = next((swap for swap in swaps if swap.old is draft and swap.place in newcomers), None)
        if swap is not None:
            kept.append(_in_place_of(old[id(draft)], newcomers.pop(swap.place)[1]))
        elif not any(draft is each for each in gone):
            kept.append(_changed(old[id(draft)], subject))
    for draft, subject in newcomers.values():
        if draft.definite and scene.subjects:
            strangers.append(f"{subject.word} (not in this film)")
        else:
            kept.append(subject)
    return tuple(kept), tuple(strangers)


def _paired(parsed: Parsed) -> Iterator[tuple[Draft, Subject]]:
    return zip(parsed.cast.drafts, parsed.cast.subjects(), strict=True)


def _meant(match: Match, known: Sequence[Draft], parsed: Parsed) -> list[Draft]:
    """Those of a scene whom a word means: the last of its kind, unless it says which."""
    rank = rank_of(parsed.tokens, match)
    rank = -1 if rank is None else rank
    if match.text in EVERYBODY:
        return [draft for draft in known if draft.human]
    found: list[Draft] = []
    for meaning in match.slot("subject"):
        same = [draft for draft in known if draft.key == meaning.key]
        sex = {"man": "male", "boy": "male", "woman": "female", "girl": "female"}.get(meaning.key)
        same = same or [draft for draft in known if draft.human and sex and draft.attributes.get("sex") == sex]
        found += same if meaning.form == "plural" else same[rank : rank + 1 or None]
    return found


def _swaps(known: Sequence[Draft], parsed: Parsed) -> Iterator[_Swap]:
    """ "replace the cat with a dog", "turn the man into a knight", "a dog instead of the cat"."""
    tokens = parsed.tokens
    named = [match for match in parsed.matches if match.slot("subject")]
    for first, second in pairwise(named):
        before = {token.text for token in tokens[max(0, first.start - SWAP_REACH) : first.start]}
        between = [token.text for token in tokens[first.end : second.start]]
        if second.negated and "instead" in between:
            first, second = second, first
        elif not (before & SWAPS and between and between[0] in SWAP_LINKS):
            continue
        for draft in _meant(first, known, parsed)[-1:]:
            yield _Swap(draft, second.start)


def _in_place_of(old: Subject, new: Subject) -> Subject:
    deeds = tuple(action for action in new.actions if action != "talk")
    talks = ("talk",) if "talk" in new.actions and "talk" not in old.actions else ()
    return new.model_copy(
        update={
            "actions": deeds or (*old.actions, *talks),
            "emotion": old.emotion if new.emotion == "neutral" else new.emotion,
            "facing": old.facing if new.facing == "any" else new.facing,
            "berth": new.berth or old.berth,
        }
    )


def _changed(old: Subject, new: Subject) -> Subject:
    """`new` holds the looks of `old` with what is said of them, and nothing else of `old`."""
    return _in_place_of(old, new).model_copy(update={"id": old.id, "word": old.word})


def _undress(known: Sequence[Draft], match: Match, parsed: Parsed, words: Lexicon) -> None:
    """ "remove the umbrella", "without her glasses"."""
    entry = words.looks[match.slot("look")[0].key]
    near = [m for m in parsed.matches if m.slot("subject") and 0 <= match.start - m.end <= 2]
    owners = [draft for m in near for draft in _meant(m, known, parsed)] or list(known)
    for draft in owners:
        for name, value in entry.set.items():
            if draft.attributes.get(name) == value or (name in ("scarf", "bag") and name in draft.attributes):
                del draft.attributes[name]
                draft.attributes.pop(entry.colour or name, None)


# --- where, when, how ---------------------------------------------------------------------------------------


def _named(parsed: Parsed, slot: str, current: object, least: float = 1.0) -> str | None:
    """What a slot is to be: the last value named that is not the present one ("from day to night")."""
    keys = [m.key for match in parsed.opening if not match.negated for m in match.slot(slot) if m.weight >= least]
    return next((key for key in reversed(keys) if key != current), keys[0] if keys else None)


def _negated(parsed: Parsed, slot: str) -> set[str]:
    return {meaning.key for match in parsed.matches if match.negated for meaning in match.slot(slot)}


def _surroundings(scene: Scene, parsed: Parsed, prompt: str) -> dict[str, object]:
    changes: dict[str, object] = {}
    setting = _named(parsed, "setting", scene.setting)
    if setting is None and PLACING.search(prompt):
        setting = _named(parsed, "setting", scene.setting, least=0.0)
    weather = _named(parsed, "weather", scene.weather)
    if weather is None and scene.weather in _negated(parsed, "weather"):
        weather = "clear"
    values = {
        "setting": setting,
        "time": read_clock(parsed.tokens) or _named(parsed, "time", scene.time),
        "weather": weather,
        "season": _named(parsed, "season", scene.season),
        "mood": _mood(parsed, scene.mood),
    }
    changes |= {name: value for name, value in values.items() if value is not None}
    if any(match.slot("warmth") for match in parsed.matches):
        changes["warmth"] = read_warmth(parsed.matches)
    for name in ("particle", "sound"):
        field = f"{name}s"
        before: tuple[str, ...] = getattr(scene, field)
        named = [m.key for match in parsed.matches if not match.negated for m in match.slot(name)]
        without = _negated(parsed, name)
        changes[field] = tuple(key for key in dict.fromkeys((*before, *named)) if key not in without)
    if any(match.slot("music") for match in parsed.matches) or not wants_music(parsed.cut.text, parsed.matches):
        changes["music"] = wants_music(parsed.cut.text, parsed.matches)
    return changes


def _mood(parsed: Parsed, current: Mood) -> str | None:
    """The mood of the whole; what somebody does or feels ("make her smile") is not the film's."""
    personal = {match.start for match in parsed.matches if match.slot("action") or match.slot("emotion")}
    about_all = any(token.text in ("mood", "atmosphere", "tone", "it", "everything") for token in parsed.tokens)
    moods = [m for m in parsed.opening if not m.negated and m.slot("mood") and (about_all or m.start not in personal)]
    keys = [meaning.key for match in moods for meaning in match.slot("mood")]
    return next((key for key in reversed(keys) if key != current), keys[0] if keys else None)


def _of_weather(scene: Scene, changes: Mapping[str, object]) -> dict[str, object]:
    """Rain and snow end with their weather, in the air and for the ear."""
    revised = dict(changes)
    weather = changes.get("weather", scene.weather)
    if weather != scene.weather:
        for field in ("particles", "sounds"):
            kept: tuple[str, ...] = tuple(getattr(scene.model_copy(update=revised), field))
            revised[field] = tuple(key for key in kept if key not in TIED or weather in TIED[key])
    return revised


def _filming(scene: Scene, parsed: Parsed, words: Lexicon) -> dict[str, object]:
    slots = {meaning.slot for match in parsed.matches for meaning in match.meanings}
    changes: dict[str, object] = {}
    framing = read_framing(parsed.tokens, parsed.opening, parsed.open_places)
    moves = read_moves(parsed.tokens, parsed.opening, words, parsed.open_places)
    without = _negated(parsed, "move")
    ending = read_ending(parsed.tokens, parsed.matches, parsed.closing, parsed.mentioned, words)
    if framing is not None:
        changes["framing"] = framing
    if moves or without:
        changes["moves"] = moves or tuple(move for move in scene.moves if move not in without)
    if ending is not None:
        changes["ending"] = ending
    if "pace" in slots:
        changes["pace"] = read_pace(parsed.matches)
    if "one_take" in slots:
        changes["one_take"] = True
    if "style_of_film" in slots:
        changes["style"] = read_style(parsed.matches)
    if "shallow_focus" in slots:
        changes["shallow_focus"] = not _negated(parsed, "shallow_focus")
    if parsed.cut.written:
        changes["writing"] = parsed.cut.written
    elif any(token.text in REMOVALS for token in parsed.tokens) and _speaks_of_writing(parsed, words):
        changes["writing"] = ()
    return changes


def _speaks_of_writing(parsed: Parsed, words: Lexicon) -> bool:
    return any(
        phrase.words == (token.text,) and any(meaning.slot == "written" for meaning in phrase.meanings)
        for token in parsed.tokens
        for phrase in words.cues.get(token.text, ())
    )


def _display(scene: Scene, parsed: Parsed, words: Lexicon) -> Display | None:
    """What is on display: another thing, or the same in another colour or doing something else."""
    read = read_display(parsed.cut.text, parsed.tokens, parsed.matches, scene.pace, words)
    if scene.display is None:
        return read if scene.subjects and scene.setting == DEFAULT_SETTING else None
    named = [match for match in parsed.opening if match.slot("display") and not match.negated]
    others = [match for match in named if match.start == 0 or parsed.tokens[match.start - 1].text not in DEFINITE]
    kind = next((meaning.key for match in others for meaning in match.slot("display")), None)
    changes: dict[str, object] = {"kind": kind, "does": ()} if kind and kind != scene.display.kind else {}
    if read is not None:
        told = {"colour": read.colour, "trim": read.trim, "palette": read.palette, "does": read.does}
        changes |= {name: value for name, value in told.items() if value}
    return scene.display.model_copy(update=changes)


def _studio(scene: Scene, parsed: Parsed, words: Lexicon) -> Studio:
    """The backdrop and the light that the revision names; else as they were."""
    told = read_studio(parsed.tokens, parsed.matches, words)
    named = {name: value for name, value in told if value != getattr(Studio(), name)}
    return scene.studio.model_copy(update=named)


# --- what is said -------------------------------------------------------------------------------------------


def _dialogue(
    scene: Scene, prompt: str, parsed: Parsed, subjects: Sequence[Subject], words: Lexicon
) -> tuple[Line, ...]:
    """New lines take the place of their speaker's old ones; a new manner of speaking only colours them."""
    present = {subject.id for subject in subjects}
    before = tuple(line for line in scene.dialogue if line.speaker in present or line.speaker == "narrator")
    if any(match.negated and match.slot("says") for match in parsed.matches):
        return ()
    if parsed.cut.lines:
        new = read_dialogue(prompt, parsed, scene.mood, words.templates)
        return _merged(before, new)
    manners = {
        parsed.ids[id(speech.speaker)]: speech.delivery
        for speech in parsed.cast.speeches
        if speech.speaker is not None and id(speech.speaker) in parsed.ids
    }
    if not before and manners:
        return read_dialogue(prompt, parsed, scene.mood, words.templates)
    return tuple(
        line.model_copy(update={"delivery": manners[line.speaker]}) if line.speaker in manners else line
        for line in before
    )


def _merged(before: Sequence[Line], new: Sequence[Line]) -> tuple[Line, ...]:
    waiting = list(new)
    speakers = {line.speaker for line in new}
    lines: list[Line] = []
    for line in before:
        if line.speaker not in speakers:
            lines.append(line)
            continue
        while waiting and waiting[0].speaker == line.speaker:
            lines.append(waiting.pop(0))
    return (*lines, *waiting)
