"""Set pieces: the large things that a prompt has somebody on, in, under or at."""

from collections.abc import Mapping, Sequence
from typing import cast

from rushes.engines.previs.scene import SetPiece, Way
from rushes.engines.previs.understand.grammar import DETERMINERS
from rushes.engines.previs.understand.lexicon import Lexicon
from rushes.engines.previs.understand.tokens import Match, Token

WAYS: Mapping[str, Way] = {
    **dict.fromkeys(("on", "onto", "atop", "upon", "up", "climbs", "climbing"), cast("Way", "on")),
    **dict.fromkeys(("in", "into", "inside"), cast("Way", "in")),
    **dict.fromkeys(("under", "underneath", "beneath", "behind"), cast("Way", "under")),
    **dict.fromkeys(("from", "through", "out"), cast("Way", "from")),
}
"""How one uses what is named behind these words; behind all others one is at it."""

REACH = 4
"""So many words before a set piece may say how it is used, and what colour it has."""

AT_ONLY = (
    "campfire",
    "tent",
    "door",
    "grill",
    "bloom",
    "christmas tree",
    "treasure chest",
    "telescope",
    "mirror",
    "tombstone",
)
"""Nobody is on these: one knocks on a door."""

EXITS = ("door", "portal", "coffin", "tent", "bed", "basket")
"""What one can come out of."""

WAY_OF: Mapping[str, Way] = {"chairs": "on", "trampoline": "on", "bathtub": "in"}
"""How these are used, whatever the prompt says: whoever sits sits on a chair."""


def read_set_pieces(
    tokens: Sequence[Token], matches: Sequence[Match], mentioned: Sequence[tuple[int, str]], lexicon: Lexicon
) -> tuple[SetPiece, ...]:
    """The set pieces of a scene, each kind once, as it is first used. `mentioned` says where which subject is named."""
    found: dict[str, SetPiece] = {}
    for match in matches:
        for meaning in match.slot("piece"):
            if match.negated:
                continue
            near = [name for place, name in mentioned if place < match.start]
            piece = SetPiece(
                kind=meaning.key,
                word=match.text,
                colour=_colour(match, matches, lexicon),
                way=_way(match, tokens),
                near=near[-1] if near else None,
            )
            if piece.way == "on" and piece.kind in AT_ONLY:
                piece = piece.model_copy(update={"way": "at"})
            if piece.way == "from" and piece.kind not in EXITS:
                piece = piece.model_copy(update={"way": "at"})
            piece = piece.model_copy(update={"way": WAY_OF.get(piece.kind, piece.way)})
            if piece.way == "at" and lexicon.pieces[piece.kind].used:
                continue
            if piece.kind not in found or found[piece.kind].way == "at":
                found[piece.kind] = piece
    return tuple(found.values())


def _way(match: Match, tokens: Sequence[Token]) -> Way:
    """What the words before say: "on a bed", "hiding under the big desk", "rises from his coffin"."""
    if match.text.split()[0] in WAYS:
        return WAYS[match.text.split()[0]]
    for place in range(match.start - 1, max(-1, match.start - 1 - REACH), -1):
        token = tokens[place]
        if token.kind != "word":
            break
        if token.text in WAYS:
            return WAYS[token.text]
        if place < match.start - 1 and tokens[place + 1].text in DETERMINERS and token.text != "of":
            break
    return "at"


def _colour(match: Match, matches: Sequence[Match], lexicon: Lexicon) -> str | None:
    """The colour right before it, or with one adjective between: of "a navy sweater on a bed" the bed has none."""
    nouns = {m.start for m in matches if any(m.slot(slot) for slot in ("look", "subject", "thing", "hair"))}
    near = [m for m in matches if m.slot("colour") and 0 <= match.start - m.end <= (m.end not in nouns)]
    return lexicon.colours[near[-1].slot("colour")[0].key].hex if near else None
