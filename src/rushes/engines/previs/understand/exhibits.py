"""What a prompt without people shows: a thing and what it does, or an abstraction; and how a studio is hung and lit."""

import re
from collections.abc import Mapping, Sequence

from rushes.engines.previs.scene import Display, Light, Pace, Stand, Studio
from rushes.engines.previs.understand.dialogue import STRAIGHT
from rushes.engines.previs.understand.lexicon import Lexicon
from rushes.engines.previs.understand.tokens import Match, Token

VAGUE = ("shapes", "packet", "bowl", "gem", "particles")
"""Displays of words that say little ("product", "bowl", "crystal"): any other goes first."""

FILLING = (
    "shapes", "ribbons", "pattern", "particles", "waves", "ink", "kaleidoscope", "tunnel", "lava", "smoke", "plasma",
)  # fmt: skip
"""Displays that are no things but fill the picture: any thing goes first."""

LIKE_PEOPLE = ("pour",)
"""Deeds that things share with people: the lexicon's actions of the same name."""

POURERS = ("teapot", "bottle", "wine bottle", "beer bottle", "jar", "can", "milk carton")
"""What something is poured out of, where another vessel is named."""

TOGETHER: Mapping[tuple[str, str], str] = {("watch", "gears"): "watch movement", ("clock", "gears"): "watch movement"}
"""Two things that are named as parts of one."""

BY_ITSELF: Mapping[str, tuple[str, ...]] = {
    "watch movement": ("rotate", "roll"),
    "gears": ("rotate", "roll"),
    "marble track": ("rotate", "roll"),
    "clock": ("rotate",),
    "lipstick": ("rotate", "rise"),
    "book": ("rotate",),
    "candle": ("burn", "glow"),
    "lamp": ("glow", "burn"),
    "bulb": ("glow", "burn"),
    **dict.fromkeys(POURERS, ("pour",)),
}
"""Deeds that things show as part of themselves."""

LIQUIDS: Mapping[str, str] = {"cereal": "milk", "cup": "coffee", "teacup": "tea", "wine glass": "wine"}
"""What is poured into them, and splashes, unless another liquid is named."""

NATURAL: Mapping[str, str] = {"cup": "steam", "teacup": "steam", "ramen": "steam", "soup": "steam", "pot": "steam"}
"""What things do of which nothing else is said."""

PALETTES: Mapping[str, tuple[str, ...]] = {
    "vaporwave": ("#ff5fb7", "#7a4ff0", "#2de2e6", "#ffb86b", "#ff77e9"),
    "neon": ("#ff3ea5", "#27d3ff", "#b14dff", "#f8ff4a"),
    "rainbow": ("#ff4d5a", "#ff9f3c", "#ffe14a", "#4fd06a", "#3c9dff", "#9a5cff"),
    "pastel": ("#f9c6d4", "#c6dcf9", "#d6f4d2", "#fbe9b8", "#dccbf5"),
    "fire": ("#ff5a1f", "#ffb02e", "#ffe27a", "#c81d25"),
    "ocean": ("#0a4f8a", "#1f9bc9", "#6fe0e0", "#d9fbff"),
}
"""Colours that go by one name."""

REACH = 4
"""A colour means what is named within so many words behind it."""

LINKS = frozenset(("on", "in", "at", "with", "and", "against", "over", "into", "of", "from", "out"))
"""Words beyond which a colour means nothing."""

LABEL = re.compile(
    r"\b(?:label(?:l?ed)?|printed|engraved|embossed|branded|marked|stamped|logo|that (?:says|reads)|reads|reading"
    r"|with the (?:words?|name))\W{0,3}(?:with |as |the words? |the name )*\"([^\"\n]+)\"",
    re.IGNORECASE,
)
"""Words that are written on the thing itself."""

SURFACE = re.compile(
    r"\b(?:on|upon|atop) (?:an?|the|his|her|their)? ?(?:\w+ ){0,3}"
    r"(?:table|counter|bar|desk|shelf|windowsill|sill|ledge|nightstand|tray|worktop)\b"
)
"""A surface of a place: what is on it is what the film is about."""


def read_display(
    prompt: str,
    tokens: Sequence[Token],
    matches: Sequence[Match],
    pace: Pace,
    lexicon: Lexicon,
    *,
    in_place: bool = False,
) -> Display | None:
    """What is shown where nobody is on stage: the thing that is named first, else "shapes".

    `in_place`: a place is named, too; then only a thing that stands before it in the prompt, or on a surface of it, is
    what the film is about, and None that there is none.
    """
    named = [(match, meaning.key) for match in matches if not match.negated for meaning in match.slot("display")]
    if in_place:
        named = [(match, key) for match, key in named if not match.slot("piece")]
        if not _is_about_a_thing(prompt, named, matches):
            return None
    does = _keys(matches, "does") + [key for key in _keys(matches, "action") if key in LIKE_PEOPLE]
    kind, others = _kind(tokens, named, does)
    colours = _colours(tokens, matches, lexicon)
    liquids = _keys(matches, "liquid")
    label = LABEL.search(prompt.translate(STRAIGHT))
    stands = _keys(matches, "stand")
    return Display(
        kind=kind,
        colour=_own_colour(named, colours),
        trim=next((ink for _, ink, of in colours if of == "trim"), None),
        palette=_palette(matches, colours),
        does=_deeds(kind, does, matches, prompt),
        liquid=liquids[0] if liquids else LIQUIDS.get(kind, "water"),
        others=others,
        pace=pace,
        label=label[1].strip() if label else "",
        stand=_stand(stands),
    )


def fills_the_picture(matches: Sequence[Match]) -> bool:
    """Whether an abstraction is named and no place outright: "a neon tunnel" is in no street."""
    named = [m.key for match in matches if not match.negated for m in match.slot("display")]
    places = [m for match in matches if not match.negated for m in match.slot("setting") if m.weight >= 1]
    return any(key in FILLING and key != "shapes" for key in named) and all(p.key == "studio" for p in places)


def read_studio(tokens: Sequence[Token], matches: Sequence[Match], lexicon: Lexicon) -> Studio:
    """The backdrop and the light of a studio."""
    colours = _colours(tokens, matches, lexicon)
    backdrops = _keys(matches, "backdrop")
    backdrop = next((ink for _, ink, of in colours if of == "backdrop"), None)
    if backdrop is None:
        backdrop = next((WALLS[key] for key in backdrops if key in WALLS), _wall(matches, lexicon))
    lights = [key for key in LIGHTS if key in _keys(matches, "light")]
    light: Light = LIGHTS[lights[0]] if lights else "soft"
    return Studio(backdrop=backdrop, light=light, accent=next((ink for _, ink, of in colours if of == "light"), None))


WALLS = {"white": "#f3f2ef", "black": "#0b0a0f", "grey": "#8c8f98"}
LIGHTS: Mapping[str, Light] = {"rim": "rim", "neon": "neon", "dramatic": "dramatic", "high key": "high key"}


def _wall(matches: Sequence[Match], lexicon: Lexicon) -> str | None:
    """The colour in a phrase for a studio: "pink background"."""
    phrases = [m.text for m in matches if not m.negated and any(place.key == "studio" for place in m.slot("setting"))]
    words = [word for text in phrases for word in text.split() if word in lexicon.colours]
    return lexicon.colours[words[0]].hex if words else None


def _keys(matches: Sequence[Match], slot: str) -> list[str]:
    return list(dict.fromkeys(m.key for match in matches if not match.negated for m in match.slot(slot)))


def _is_about_a_thing(prompt: str, named: Sequence[tuple[Match, str]], matches: Sequence[Match]) -> bool:
    things = [match.start for match, key in named if key not in VAGUE and key not in FILLING]
    if not things:
        return False
    places = [match.start for match in matches if match.slot("setting") and not match.slot("display")]
    return things[0] < min(places, default=things[0] + 1) or SURFACE.search(prompt.lower()) is not None


def _kind(
    tokens: Sequence[Token], named: Sequence[tuple[Match, str]], does: Sequence[str]
) -> tuple[str, tuple[str, ...]]:
    """The thing that is shown, and what falls into it."""
    heads = {match.end for match, _ in named} & {match.start for match, _ in named}
    kinds = list(dict.fromkeys(key for match, key in named if match.end not in heads))  # a glass vase is no glass
    for pair, whole in TOGETHER.items():
        if set(pair) <= set(kinds):
            return whole, ()
    telling = [kind for kind in kinds if kind not in VAGUE and kind not in FILLING]
    telling = telling or [kind for kind in kinds if kind != "shapes"] or kinds
    if not telling:
        return "shapes", ()
    if "drop in" in does and len(telling) > 1:
        return telling[-1], tuple(telling[:-1])
    if "pour" in does and telling[0] in POURERS:
        return telling[-1], ()
    return telling[0], ()


def _deeds(kind: str, does: Sequence[str], matches: Sequence[Match], prompt: str) -> tuple[str, ...]:
    found = [deed for deed in does if deed not in BY_ITSELF.get(kind, ())]
    if "puddle" in prompt.lower() and "splash" in found:
        found[found.index("splash")] = "puddle"
    if {"steam", "smoke"} & set(found) and "rise" in found:
        found.remove("rise")
    if not found and kind in NATURAL:
        found = [NATURAL[kind]]
    return tuple(found)


def _stand(stands: Sequence[str]) -> Stand | None:
    known: Mapping[str, Stand] = {"plinth": "plinth", "table": "table", "floor": "floor"}
    return next((known[key] for key in stands if key in known), None)


def _colours(tokens: Sequence[Token], matches: Sequence[Match], lexicon: Lexicon) -> list[tuple[Match, str, str]]:
    """Every colour that is named, its value, and what it is the colour of: "backdrop", "light", "trim" or ""."""
    found: list[tuple[Match, str, str]] = []
    for match in matches:
        for meaning in match.slot("colour"):
            if not match.negated and not match.slot("liquid"):
                found.append((match, lexicon.colours[meaning.key].hex, _coloured(match, tokens, matches)))
    return found


def _coloured(colour: Match, tokens: Sequence[Token], matches: Sequence[Match]) -> str:
    for match in matches:
        if not colour.end <= match.start < colour.end + REACH:
            continue
        between = tokens[colour.end : match.start]
        if any(token.kind != "word" or token.text in LINKS for token in between):
            break
        for slot in ("backdrop", "light", "trim"):
            if match.slot(slot) and not any(meaning.key in WALLS for meaning in match.slot(slot)):
                return slot
        if match.slot("display") or match.slot("colour"):
            break
    return ""


def _own_colour(named: Sequence[tuple[Match, str]], colours: Sequence[tuple[Match, str, str]]) -> str | None:
    """The colour that stands before the thing, or before what it is in; else the first that is nothing else's."""
    own = [(match, ink) for match, ink, of in colours if not of]
    for thing, _ in reversed(named):
        near = [ink for match, ink in own if 0 <= thing.start - match.end <= REACH]
        if near:
            return near[-1]
    return own[0][1] if own else None


def _palette(matches: Sequence[Match], colours: Sequence[tuple[Match, str, str]]) -> tuple[str, ...]:
    named = [ink for key in _keys(matches, "palette") for ink in PALETTES[key]]
    return tuple(dict.fromkeys([*(ink for _, ink, of in colours if of in ("", "light")), *named]))
