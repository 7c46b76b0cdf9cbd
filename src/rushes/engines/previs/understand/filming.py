"""How it is filmed: camera, framing, pace and style, and the end that the prompt asks for."""

from collections.abc import Iterable, Sequence
from typing import cast

from rushes.engines.previs.scene import Emotion, Ending, Fade, Framing, Move, Pace, Style
from rushes.engines.previs.understand.lexicon import Lexicon
from rushes.engines.previs.understand.tokens import Match, Token

CAMERA_REACH = 6
"""Words behind "camera" that may say where it goes."""

FACES = frozenset(("face", "eyes", "lips", "hands"))


def ending_places(tokens: Sequence[Token], matches: Sequence[Match]) -> frozenset[int]:
    """Places of the words that tell how the film ends: from "ends on" to the stop, or all of "... at the end."."""
    places: set[int] = set()
    for match in matches:
        for meaning in match.slot("ending"):
            if match.negated:
                continue
            stops = [place for place, token in enumerate(tokens) if token.kind == "stop"]
            end = next((place for place in stops if place >= match.end), len(tokens))
            begin = max((place + 1 for place in stops if place < match.start), default=0)
            places |= set(range(match.end if meaning.key == "yes" else begin, end)) - set(range(match.start, match.end))
    return frozenset(places)


def read_ending(
    tokens: Sequence[Token],
    matches: Sequence[Match],
    places: frozenset[int],
    mentioned: Iterable[tuple[int, str]],
    lexicon: Lexicon,
) -> Ending | None:
    """The end that the prompt asks for. `mentioned` are the places at which subjects (ids) are spoken of."""
    fades = [meaning.key for match in matches if not match.negated for meaning in match.slot("close")]
    if not places and not fades:
        return None
    inside = [match for match in matches if match.start in places]
    words = [tokens[place].raw for place in sorted(places) if tokens[place].kind != "spoken"]
    emotions = [meaning.key for match in inside if not match.negated for meaning in match.slot("emotion")]
    shown = tuple(dict.fromkeys(name for place, name in mentioned if place in places))
    place_alone = not shown and any(m.weight >= 1 for match in inside for m in match.slot("setting"))
    return Ending(
        words=" ".join(words).replace(" ,", ",").strip(" ,/") if words else _words_of_fade(matches),
        framing=read_framing(tokens, inside, places) or ("wide" if place_alone else None),
        subjects=shown,
        place=place_alone,
        emotion=cast("Emotion | None", next(iter(emotions), None)),
        move=next(iter(read_moves(tokens, inside, lexicon, within=places)), None),
        fade=cast("Fade | None", next(iter(fades), None)),
    )


def _words_of_fade(matches: Sequence[Match]) -> str:
    return next(match.text for match in matches if match.slot("close") and not match.negated)


def _first(matches: Iterable[Match], slot: str) -> str | None:
    """The key that is named first for a slot."""
    return next((m.key for match in matches if not match.negated for m in match.slot(slot)), None)


def read_moves(
    tokens: Sequence[Token], matches: Sequence[Match], lexicon: Lexicon, within: frozenset[int] | None = None
) -> tuple[Move, ...]:
    """Camera moves in the order named: by their own names, or as what "the camera" does."""
    found = [(match.start, meaning.key) for match in matches if not match.negated for meaning in match.slot("move")]
    named = {place for match in matches if match.slot("move") for place in range(match.start, match.end)}
    for place, token in enumerate(tokens):
        if token.text not in lexicon.cameras or (within is not None and place not in within):
            continue
        way = _way(tokens, place, lexicon)
        if way is not None and not named & set(range(place, place + CAMERA_REACH)):
            found.append((place, way))
    return cast("tuple[Move, ...]", tuple(dict.fromkeys(key for _, key in sorted(found))))


def _way(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> str | None:
    """Where the camera goes: "rises" tells it alone, "drifts slowly" needs the "forward" behind it."""
    moving = False
    for token in tokens[place + 1 : place + 1 + CAMERA_REACH]:
        if token.kind != "word":
            return None
        if token.text in lexicon.camera_verbs:
            moving = True
            if lexicon.camera_verbs[token.text]:
                return lexicon.camera_verbs[token.text]
        elif moving and token.text in lexicon.camera_ways:
            return lexicon.camera_ways[token.text]
    return None


def read_framing(tokens: Sequence[Token], matches: Sequence[Match], within: frozenset[int]) -> Framing | None:
    """The framing that the prompt names first; "on the detective's face" is close, too. Only `within` counts."""
    named = cast("Framing | None", _first(matches, "framing"))
    for place in sorted(within - {0}):
        whose = tokens[place].text in FACES and tokens[place - 1].possessive
        if named is None and whose and any(token.text == "on" for token in tokens[max(0, place - 4) : place]):
            return "close"
    return named


def read_pace(matches: Sequence[Match]) -> Pace:
    """Slow motion, fast motion, or neither."""
    return cast("Pace", _first(matches, "pace") or "normal")


def read_style(matches: Sequence[Match]) -> Style:
    """The style of drawing that the prompt names."""
    return cast("Style", _first(matches, "style_of_film") or "illustration")
