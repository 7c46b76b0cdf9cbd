"""A prompt as words and stops, and the lexicon's phrases found in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rushes.engines.previs.understand.grammar import RANKS
from rushes.engines.previs.understand.lexicon import Lexicon, Meaning

SPOKEN_MARK = "\ue000"
"""Stands in the text where a line of dialogue was cut out; its number follows, then the mark again."""

_TOKEN = re.compile(rf"{SPOKEN_MARK}(\d+){SPOKEN_MARK}|([^\W_]+(?:['.:/]?[^\W_]+)*)|([.!?;\n])|([,:()\[\]{{}}/|—–…])")

NEGATIONS = frozenset(
    [
        "no",
        "not",
        "without",
        "never",
        "free",
        "none",
        "nor",
        "minus",
        "excluding",
        "except",
        "isn't",
        "aren't",
        "doesn't",
        "don't",
        "didn't",
        "wasn't",
        "avoid",
        "lacking",
        "cannot",
        "can't",
        "won't",
        "nobody",
        "zero",
        "instead",
    ]
)
NEGATION_REACH = 4
"""A negation takes back the first phrase that starts within so many words."""

ALTERNATIVES = frozenset(("or", "nor", "and", "any"))

BEFORE_ORDERS = frozenset(("and", "please", "then", "also", "now", "just"))

BEFORE_VERBS = frozenset(("to", "i", "we", "they", "you", "who", "that", "will", "can"))
"""Behind these an unknown word is no noun, whatever it ends in ("to persist")."""

DIRECTION_SLOTS = frozenset(("framing", "move", "focus", "facing", "close"))
"""Words of direction stand alone even beside each other: "Static wide."."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word (lower case, without "'s"), a stop that ends a sentence, a pause inside one, or a spoken line."""

    kind: Literal["word", "stop", "pause", "spoken"]
    text: str
    raw: str
    possessive: bool = False

    @property
    def spoken_line(self) -> int:
        """The number of the line of dialogue that stood here."""
        return int(self.text)


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start`..`end` (exclusive) are a phrase of the lexicon; `negated` when the prompt excludes it."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]
    text: str
    negated: bool = False

    def slot(self, slot: str) -> tuple[Meaning, ...]:
        """What it means for one slot."""
        return tuple(meaning for meaning in self.meanings if meaning.slot == slot)


@dataclass(frozen=True)
class Orders:
    """Verbs that are orders in a revision: `all` of them, and the `removals` that take back what follows them."""

    all: frozenset[str]
    removals: frozenset[str]


def tokenise(text: str) -> list[Token]:
    """Words and stops of a text whose quotes are already straight. Hyphens part words: "tree-lined" is two."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text.replace("-", " ")):
        spoken, word, stop, pause = found.groups()
        if spoken is not None:
            tokens.append(Token("spoken", spoken, spoken))
        elif word is not None:
            bare = word.lower()
            possessive = bare.endswith("'s") and bare not in ("it's", "he's", "she's", "that's", "there's")
            tokens.append(Token("word", bare.removesuffix("'s"), word, possessive))
        else:
            tokens.append(Token("stop" if stop else "pause", stop or pause, stop or pause))
    return tokens


def find_phrases(tokens: Sequence[Token], lexicon: Lexicon, orders: Orders | None = None) -> list[Match]:
    """Phrases from left to right, the longest at each place; negated ones are marked.

    `orders` are verbs that, where they open a sentence, tell whoever makes the film what to do, and mean nobody's deed.
    """
    told = {
        place for place, token in enumerate(tokens) if orders and _opens(tokens, place) and token.text in orders.all
    }
    taken = {place for place in told if orders and tokens[place].text in orders.removals}
    matches: list[Match] = []
    place = 0
    while place < len(tokens):
        match = None if place in told else _match_at(tokens, place, lexicon)
        if match is None and place not in told:
            match = _guess_at(tokens, place, lexicon)
        if match is None:
            place += 1
        else:
            matches.append(match)
            place = match.end
    negations = taken | {place for place, token in enumerate(tokens) if token.text in NEGATIONS}
    return _negate(tokens, _where_alone(tokens, matches), negations)


def _opens(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb opens its sentence."""
    return place == 0 or tokens[place - 1].kind != "word" or tokens[place - 1].text in BEFORE_ORDERS


def _match_at(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> Match | None:
    token = tokens[place]
    if token.kind != "word":
        return None
    for phrase in lexicon.phrases.get(token.text, ()):
        end = place + len(phrase.words)
        if end <= len(tokens) and all(
            tokens[place + k].kind == "word" and tokens[place + k].text == word for k, word in enumerate(phrase.words)
        ):
            return Match(place, end, phrase.meanings, " ".join(phrase.words))
    return None


def _guess_at(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> Match | None:
    """What a word that stands in no lexicon means by its last part, or by its verb where the "g" was dropped."""
    token = tokens[place]
    if token.kind != "word" or token.text in lexicon.plain or token.text in lexicon.names:
        return None
    spoken = token.text.removesuffix("'") + "g"
    if spoken.endswith("ing"):
        for phrase in lexicon.phrases.get(spoken, ()):
            if len(phrase.words) == 1:
                return Match(place, place + 1, phrase.meanings, spoken)
    before = tokens[place - 1] if place else None
    named = token.raw[:1].isupper() and before is not None and before.kind in ("word", "pause")  # "Victorian London"
    if named or (before is not None and before.text in BEFORE_VERBS):
        return None
    meanings = lexicon.guess(token.text)
    return Match(place, place + 1, meanings, token.text) if meanings else None


def _where_alone(tokens: Sequence[Token], matches: Sequence[Match]) -> list[Match]:
    """Without the meanings that hold only where nothing but direction stands around a word."""
    direction = {
        place for m in matches for place in range(m.start, m.end) if DIRECTION_SLOTS & {s.slot for s in m.meanings}
    }
    kept: list[Match] = []
    for match in matches:
        around = [place for place in (match.start - 1, match.end) if 0 <= place < len(tokens)]
        alone = all(tokens[place].kind != "word" or place in direction for place in around)
        meanings = tuple(m for m in match.meanings if m.form != "alone" or alone)
        if meanings:
            kept.append(replace(match, meanings=meanings))
    return kept


def _negate(tokens: Sequence[Token], matches: list[Match], negations: set[int]) -> list[Match]:
    """Mark what "no", "without", "not" ... take back: the next phrase, its neighbours, and its alternatives."""
    negated: set[int] = set()
    for place, token in enumerate(tokens):
        if token.kind != "word" or place not in negations:
            continue
        if place + 1 < len(tokens) and tokens[place + 1].text in ("only", "just"):
            continue
        reach = place + 1 + NEGATION_REACH
        for index, match in enumerate(matches):
            if match.start <= place:
                continue
            if tokens[match.end - 1].possessive:  # "the man's hat": only the hat
                place, reach = match.end - 1, match.end + 2
                continue
            between = tokens[place + 1 : match.start]
            if match.start > reach or any(t.kind != "word" or t.text in ("but", "with") for t in between):
                break
            negated.add(index)
            joined = _alternative_follows(tokens, match, matches[index + 1 :])
            reach = match.end + 2 if joined else match.end
            place = match.end - 1
            if not joined and not (index + 1 < len(matches) and matches[index + 1].start == match.end):
                break
    return [
        Match(m.start, m.end, m.meanings, m.text, True) if index in negated else m for index, m in enumerate(matches)
    ]


def _alternative_follows(tokens: Sequence[Token], match: Match, rest: Sequence[Match]) -> bool:
    """Whether "or cars" follows at once, so that it is negated too ("no people or cars")."""
    if not rest or match.end >= len(tokens):
        return False
    between = tokens[match.end : rest[0].start]
    return 0 < len(between) <= 2 and between[0].text in ALTERNATIVES and between[-1].text in (*ALTERNATIVES, "the", "a")


def rank_of(tokens: Sequence[Token], match: Match) -> int | None:
    """Which of several a noun means ("the second woman"): 0 the first, -1 the last; None: it does not say."""
    return RANKS.get(tokens[match.start - 1].text) if match.start else None
