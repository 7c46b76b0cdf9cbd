"""A prompt taken apart: its words, what they mean, its dialogue and everybody whom it names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rushes.engines.previs.scene import Subject
from rushes.engines.previs.understand.casting import cast_subjects
from rushes.engines.previs.understand.dialogue import Cut, cut_dialogue
from rushes.engines.previs.understand.drafts import Cast, Draft
from rushes.engines.previs.understand.filming import ending_places
from rushes.engines.previs.understand.grammar import DETERMINERS
from rushes.engines.previs.understand.lexicon import Attributes, Lexicon
from rushes.engines.previs.understand.settling import settle
from rushes.engines.previs.understand.tokens import Match, Orders, Token, find_phrases, tokenise

NOUN_SLOTS = ("setting", "sound", "particle", "thing", "weather")


@dataclass(frozen=True)
class Parsed:
    """A prompt taken apart. `closing` are the places of the words that tell how the film ends."""

    tokens: Sequence[Token]
    matches: Sequence[Match]
    cut: Cut
    cast: Cast
    closing: frozenset[int]
    subjects: tuple[Subject, ...]

    @property
    def opening(self) -> list[Match]:
        """Everything but what is said of the end."""
        return [match for match in self.matches if match.start not in self.closing]

    @property
    def open_places(self) -> frozenset[int]:
        """The places of all words but those that tell how the film ends."""
        return frozenset(range(len(self.tokens))) - self.closing

    @property
    def ids(self) -> Mapping[int, str]:
        """The subject's id by the identity of its draft."""
        return {id(draft): subject.id for draft, subject in zip(self.cast.drafts, self.subjects, strict=True)}

    @property
    def mentioned(self) -> list[tuple[int, str]]:
        """Where which subject (id) is spoken of."""
        ids = self.ids
        return [(place, ids[id(draft)]) for place, draft in self.cast.mentions if id(draft) in ids]


def parse(prompt: str, words: Lexicon, known: Sequence[Draft] = (), orders: Orders | None = None) -> Parsed:
    """Take a prompt apart. `known` are on stage before its first word; `orders` are no deeds of theirs."""
    cut = cut_dialogue(prompt, words)
    tokens = tokenise(cut.text)
    matches = _without_camera_places(tokens, find_phrases(tokens, words, orders), words)
    closing = ending_places(tokens, matches)
    cast = cast_subjects(tokens, matches, words, closing, known)
    matches = [_as_deed(match) if match.start in cast.deeds else match for match in matches]
    _cast_names(tokens, matches, cast, words)
    return Parsed(tokens, matches, cut, cast, closing, cast.subjects())


def _without_camera_places(tokens: Sequence[Token], matches: Sequence[Match], words: Lexicon) -> list[Match]:
    """ "The camera rises into the sky": that is where the camera goes, not where the film plays."""
    ways: set[int] = set()
    for place, token in enumerate(tokens):
        if token.text not in words.cameras or place + 1 == len(tokens):
            continue
        end = next((k for k in range(place + 1, len(tokens)) if tokens[k].kind != "word"), len(tokens))
        verb = next((k for k in range(place + 1, end) if tokens[k].text in words.camera_verbs), None)
        if verb is not None and words.camera_verbs[tokens[verb].text] in ("rise", "sink"):
            ways |= set(range(verb, end))
    return [
        replace(match, meanings=tuple(m for m in match.meanings if m.slot != "setting"))
        if match.start in ways
        else match
        for match in matches
    ]


def _as_deed(match: Match) -> Match:
    """ "A man waves": what somebody does is no sea and no sound of it; "sits on the couch" is a place all the same."""
    if match.end - match.start > 1:
        return match
    kept = tuple(meaning for meaning in match.meanings if meaning.slot not in NOUN_SLOTS)
    return Match(match.start, match.end, kept, match.text, match.negated)


def _cast_names(tokens: Sequence[Token], matches: Sequence[Match], cast: Cast, words: Lexicon) -> None:
    """ "Anna says: ...": a name that nobody on stage bears becomes somebody, before those who were named later."""
    verbs = {match.start: match for match in matches if match.slot("action") or match.slot("says")}
    known = {place for match in matches for place in range(match.start, match.end)}
    for place, token in enumerate(tokens):
        if not token.raw[:1].isupper() or any(draft.word == token.raw for draft in cast.drafts):
            continue
        if token.text not in words.names and (place in known or not _is_strange_name(place, tokens, verbs, words)):
            continue
        sex = words.names.get(token.text)
        attributes: Attributes = {"sex": sex} if sex else {}
        introduced = place > 0 and tokens[place - 1].text in ("named", "called", ",")
        nearby = [d for at, d in cast.mentions if d.human and 0 <= place - at <= 4]
        if introduced and nearby:
            nearby[-1].attributes = attributes | nearby[-1].attributes
            cast.mentions.append((place, nearby[-1]))
            continue
        draft = Draft(token.text, token.text, "human", token.raw, attributes, place=place)
        draft.actions += [m.key for m in verbs[place + 1].slot("action")] if place + 1 in verbs else []
        settle(draft, cast, matches, words)
        cast.drafts.append(draft)
        cast.mentions.append((place, draft))
    cast.drafts.sort(key=lambda draft: draft.place)
    cast.mentions.sort(key=lambda mention: mention[0])


def _is_strange_name(place: int, tokens: Sequence[Token], verbs: Mapping[int, Match], words: Lexicon) -> bool:
    """ "Xiomara waves": a word with a capital that no lexicon knows, and that does something."""
    token, verb = tokens[place], verbs.get(place + 1)
    if verb is None or token.kind != "word" or token.text in words.vocabulary or token.raw.isupper():
        return False
    does = any(meaning.form == "s" for meaning in (*verb.slot("action"), *verb.slot("says")))
    return does and (place == 0 or tokens[place - 1].text not in DETERMINERS)
