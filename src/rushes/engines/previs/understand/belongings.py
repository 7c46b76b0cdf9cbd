"""What goes with animals: what they carry in their mouths, which is no figure of its own, and the bowl of a fish."""

from collections.abc import Sequence

from rushes.engines.previs.understand.drafts import Cast, Draft
from rushes.engines.previs.understand.lexicon import Lexicon
from rushes.engines.previs.understand.tokens import Token

SEIZES = frozenset((
    "carry", "carries", "carrying", "carried", "fetch", "fetches", "fetching", "retrieve", "retrieves", "retrieving",
    "hold", "holds", "holding", "steal", "steals", "stealing", "bring", "brings", "bringing", "catch", "catches",
    "catching", "caught", "drag", "drags", "dragging", "snatch", "snatches", "snatching", "chew", "chews", "chewing",
    "gnaw", "gnaws", "gnawing", "grab", "grabs", "grabbing", "eats", "eating", "nibbles", "nibbling", "with",
))  # fmt: skip
"""Verbs whose object an animal has between its teeth."""

MORSELS = {
    "ball": "ball", "stick": "stick", "twig": "stick", "branch": "stick", "leaf": "leaf", "bone": "bone",
    "fish": "fish", "salmon": "fish", "trout": "fish", "pizza": "pizza", "slice": "pizza", "carrot": "carrot",
    "nut": "nut", "acorn": "nut", "walnut": "nut", "flower": "flower", "rose": "flower", "newspaper": "newspaper",
    "letter": "newspaper",
}  # fmt: skip
"""Words for what fits into a mouth."""

BOWLS = frozenset(("bowl", "fishbowl", "aquarium"))
"""Where a fish lives that is in a house."""

REACH = 4
"""How many words may stand between the verb and what is carried: "a huge wet salmon"."""


def assign_belongings(tokens: Sequence[Token], cast: Cast, lexicon: Lexicon) -> None:
    """Give animals what the prompt says they carry; a fish that a bear catches leaves the stage for its mouth."""
    if BOWLS & {token.text for token in tokens}:
        for draft in cast.drafts:
            if draft.kind == "fish":
                draft.attributes["bowl"] = True
    for place, token in enumerate(tokens):
        if token.text not in SEIZES:
            continue
        said = [word.text for word in tokens[place + 1 : place + 2 + REACH] if word.kind == "word"]
        word = next((word for word in said if word in MORSELS), None)
        if word is None or (token.text == "with" and "mouth" not in [later.text for later in tokens[place:]]):
            continue
        for draft in _carriers(cast, place, lexicon):
            draft.attributes["holds"] = MORSELS[word]
            _remove(cast, word, place)


def _carriers(cast: Cast, place: int, lexicon: Lexicon) -> list[Draft]:
    """Whoever was named last before the verb, where those are animals that can hold something."""
    before = [(at, draft) for at, draft in cast.mentions if at <= place]
    latest = max((at for at, _ in before), default=-1)
    carriers = [draft for at, draft in before if at == latest]
    return [draft for draft in carriers if "holds" in lexicon.family(draft.kind).wears]


def _remove(cast: Cast, word: str, place: int) -> None:
    eaten = [draft for at, draft in cast.mentions if place < at <= place + 1 + REACH and draft.word.lower() == word]
    cast.drafts[:] = [draft for draft in cast.drafts if all(draft is not each for each in eaten)]
    cast.mentions[:] = [(at, draft) for at, draft in cast.mentions if all(draft is not each for each in eaten)]
