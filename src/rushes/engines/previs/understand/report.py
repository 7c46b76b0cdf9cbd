"""Honesty: what of a prompt was not understood, and what was understood but is not shown."""

from collections.abc import Sequence

from rushes.engines.previs.scene import Display, SetPiece
from rushes.engines.previs.understand.drafts import Cast
from rushes.engines.previs.understand.lexicon import Lexicon
from rushes.engines.previs.understand.slots import Surroundings, read_setting
from rushes.engines.previs.understand.tokens import Match, Token

MOST_UNMATCHED = 14
SHORTEST_WEIGHTY_WORD = 4


def unmatched_words(tokens: Sequence[Token], matches: Sequence[Match], words: Lexicon) -> tuple[str, ...]:
    """Words of weight that stand in no lexicon."""
    covered = {place for match in matches for place in range(match.start, match.end)}
    missed = [
        token.text
        for place, token in enumerate(tokens)
        if token.kind == "word"
        and place not in covered
        and len(token.text) >= SHORTEST_WEIGHTY_WORD
        and token.text not in words.plain
        and token.text not in words.names
        and not token.text[0].isdigit()
        and not (token.text.endswith("ly") and token.text.removesuffix("ly") in words.plain)
    ]
    return tuple(dict.fromkeys(missed))[:MOST_UNMATCHED]


def _shown_by_weather(around: Surroundings) -> set[str]:
    if around.place.indoor:
        return set()
    shown = {"cloud"} if around.weather != "fog" else set[str]()
    if around.time == "night":
        shown |= {"star", "moon"}
    if around.weather in ("rain", "storm"):
        shown |= {"puddle", "reflection"}
    if around.weather == "sandstorm":
        shown |= {"sand", "dust"}
    return shown


def _is_of_display(match: Match, display: Display) -> bool:
    """Whether a word names what is on display, what is with it, or how it is shown."""
    kinds = {display.kind, *display.others}
    if any(meaning.key in kinds for meaning in match.slot("display")) or match.slot("does"):
        return True
    if match.text == "puddle":
        return "puddle" in display.does
    return any(match.slot(slot) for slot in ("trim", "stand", "liquid", "backdrop", "light"))


def unshown_things(
    tokens: Sequence[Token],
    matches: Sequence[Match],
    cast: Cast,
    around: Surroundings,
    words: Lexicon,
    display: Display | None,
    set_pieces: Sequence[SetPiece],
) -> tuple[str, ...]:
    """Things that were understood but that no kit shows here."""
    pieces = {piece.kind for piece in set_pieces}
    found: list[str] = []
    shown = set(around.place.shows) | _shown_by_weather(around)
    for match in matches:
        if match.negated or any(meaning.key in pieces for meaning in match.slot("piece")):
            continue
        if display and _is_of_display(match, display):
            continue
        if match.slot("display") and not any(match.slot(slot) for slot in ("thing", "look", "setting", "subject")):
            found.append(match.text)
        for meaning in match.slot("thing"):
            if meaning.key not in shown and not any(m.slot in ("subject", "look") for m in match.meanings):
                found.append(meaning.key)
    places = {
        meaning.key
        for match in matches
        if not match.negated
        for meaning in match.slot("setting")
        if meaning.weight >= 1
    }
    chosen = read_setting(tokens, matches, words)
    found += [f"{key} (besides {around.setting})" for key in sorted(places) if chosen and key != chosen]
    found += cast.unshown
    return tuple(dict.fromkeys(found))
