"""Lines of dialogue, cut out of a prompt before anything else is read: quoted, or after "asks:"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rushes.engines.previs.understand.lexicon import Lexicon, Phrase
from rushes.engines.previs.understand.tokens import SPOKEN_MARK

STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "\t": " "})
LOOK_BACK = 70
CUE_REACH = 4
"""Characters, and words, before a quote that may say that it is spoken or that it is written somewhere."""

_DOUBLE = re.compile(r'"([^"\n]{1,600}?)"')
_SINGLE = re.compile(r"(?<![\w'])'(?=[^\s'])((?:[^'\n]|(?<=\w)'(?=\w)){1,600}?)'(?!\w)")
_SENTENCE_END = re.compile(r"[.!?…]+['\")]*\s+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line's words; where it was cut out, the text holds its number between two `SPOKEN_MARK`s."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """A prompt without its dialogue, the lines in order, and the quoted texts that are written somewhere."""

    text: str
    lines: tuple[Spoken, ...]
    written: tuple[str, ...]


def cut_dialogue(prompt: str, lexicon: Lexicon) -> Cut:
    """Part a prompt into what is said and what is seen. Quoted words that nobody says stay in the text."""
    text = prompt.translate(STRAIGHT)
    lines: list[Spoken] = []
    written: list[str] = []

    def cut(found: re.Match[str]) -> str:
        words = found[1].strip()
        before = text_before(found)
        if not _is_speech(words, before, lexicon):
            if _ends_with_cue(before, lexicon):
                written.append(words)
                return " "
            return f" {words} "
        lines.append(Spoken(words, quoted=True))
        return f" {SPOKEN_MARK}{len(lines) - 1}{SPOKEN_MARK} "

    def text_before(found: re.Match[str]) -> str:
        return found.string[max(0, found.start() - LOOK_BACK) : found.start()]

    text = _DOUBLE.sub(cut, text)
    text = _SINGLE.sub(cut, text)
    if not lines:
        text, lines = _cut_after_colons(text, lexicon)
    return Cut(_in_order(text, lines), tuple(_numbered(text, lines)), tuple(written))


def _in_order(text: str, lines: list[Spoken]) -> str:
    """Number the marks from left to right: single quotes were cut after all double ones."""
    numbers = iter(range(len(lines)))
    return re.sub(rf"{SPOKEN_MARK}\d+{SPOKEN_MARK}", lambda _: f"{SPOKEN_MARK}{next(numbers)}{SPOKEN_MARK}", text)


def _numbered(text: str, lines: list[Spoken]) -> Iterator[Spoken]:
    for found in re.finditer(rf"{SPOKEN_MARK}(\d+){SPOKEN_MARK}", text):
        yield lines[int(found[1])]


def _is_speech(words: str, before: str, lexicon: Lexicon) -> bool:
    if _ends_with_cue(before, lexicon):
        return False
    ends_like_speech = words.endswith((".", "!", "?", "…", ",", "—"))
    return ends_like_speech or before.rstrip().endswith(":") or _says(before, lexicon)


def _says(before: str, lexicon: Lexicon) -> bool:
    return _slot_at_end(before, lexicon.phrases, "says")


def _ends_with_cue(before: str, lexicon: Lexicon) -> bool:
    return _slot_at_end(before, lexicon.cues, "written") and not before.rstrip().endswith(("says:", "replies:"))


def _slot_at_end(before: str, phrases: Mapping[str, tuple[Phrase, ...]], slot: str) -> bool:
    """Whether one of the last words before a quote, in its sentence, fills `slot`."""
    sentence = re.split(r"[.!?;]\s", before.lower())[-1].replace("-", " ")
    tail = re.findall(r"[\w']+", sentence)[-CUE_REACH:]
    return any(
        meaning.slot == slot
        for start in range(len(tail))
        for phrase in phrases.get(tail[start], ())
        if tuple(tail[start : start + len(phrase.words)]) == phrase.words
        for meaning in phrase.meanings
    )


def _cut_after_colons(text: str, lexicon: Lexicon) -> tuple[str, list[Spoken]]:
    """ "... asks: Have you seen it? Person replies: I did." and scripts: "MAN: Hello."."""
    starts = [found for found in re.finditer(r"([^\s:.!?][^:.!?\n]*):\s+", text) if _introduces(found[1], lexicon)]
    lines: list[Spoken] = []
    pieces: list[str] = []
    place = 0
    for number, found in enumerate(starts):
        limit = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        end = _speech_end(text, found.end(), limit, lexicon)
        words = text[found.end() : end].strip()
        if not words or found.end() < place:
            continue
        lines.append(Spoken(words, quoted=False))
        pieces.append(text[place : found.end()] + f" {SPOKEN_MARK}{len(lines) - 1}{SPOKEN_MARK} . ")
        place = end
    return "".join(pieces) + text[place:], lines


def _introduces(clause: str, lexicon: Lexicon) -> bool:
    """Whether the words before a colon say that somebody speaks, or are just who does."""
    if _says(clause, lexicon):
        return True
    words = re.findall(r"[\w']+", clause.lower())
    while words and words[0] in ("the", "a", "an", "first", "second", "and"):
        words = words[1:]
    if not 0 < len(words) <= 2:
        return False
    if words[-1] in lexicon.names:
        return True
    return any(
        phrase.words == tuple(words) and meaning.slot in ("subject", "narrator")
        for phrase in lexicon.phrases.get(words[0], ())
        for meaning in phrase.meanings
    )


def _speech_end(text: str, start: int, limit: int, lexicon: Lexicon) -> int:
    """Where unquoted speech ends: before the next speaker's clause or before a sentence that gives direction."""
    line_end = text.find("\n", start, limit)
    limit = limit if line_end < 0 else line_end
    for found in _SENTENCE_END.finditer(text, start, limit):
        words = re.findall(r"[\w']+", text[found.end() : found.end() + 60].lower())
        if words and any(
            tuple(words[: len(phrase.words)]) == phrase.words and meaning.slot == "direction"
            for phrase in lexicon.cues.get(words[0], ())
            for meaning in phrase.meanings
        ):
            return found.end()
        if _narrates(words, lexicon):
            return found.end()
    return limit


def _narrates(words: Sequence[str], lexicon: Lexicon) -> bool:
    """ "The dog looks up": somebody of the lexicon, who does something."""
    if not words or words[0] not in ("the", "a", "an"):
        return False
    for phrase in lexicon.phrases.get(words[1] if len(words) > 1 else "", ()):
        end = 1 + len(phrase.words)
        if tuple(words[1:end]) != phrase.words or all(meaning.slot != "subject" for meaning in phrase.meanings):
            continue
        verbs = lexicon.phrases.get(words[end], ()) if end < len(words) else ()
        return any(m.slot == "action" and m.form in ("s", "word") for verb in verbs for m in verb.meanings)
    return False
