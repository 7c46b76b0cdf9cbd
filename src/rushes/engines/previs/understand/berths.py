"""Who is carried by whom, and who is aboard what: read from the words around those who were named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rushes.engines.previs.scene import Spot
from rushes.engines.previs.understand.drafts import Cast, Draft
from rushes.engines.previs.understand.lexicon import Lexicon
from rushes.engines.previs.understand.tokens import Match, Token

BEARS = frozenset(
    ("carry", "carries", "carrying", "carried", "hold", "holds", "holding", "held", "cradle", "cradles",
     "cradling", "cradled", "rock", "rocks", "rocking", "lift", "lifts", "lifting")
)  # fmt: skip
CARRIES = BEARS | frozenset(
    ("cuddle", "cuddles", "cuddling", "hug", "hugs", "hugging", "clutch", "clutches", "clutching", "stroke",
     "strokes", "stroking", "pet", "pets", "petting", "rescue", "rescues", "rescuing")
)  # fmt: skip
"""Verbs whose object is in the arms: a small child by those of `BEARS`, a small animal by all."""

ARMS = frozenset(("arms", "arm", "lap", "hands", "embrace"))
TINY = frozenset(("butterfly", "bee", "dragonfly", "ladybird", "spider", "caterpillar", "snail", "ant", "hummingbird"))
"""Kinds that fit on a finger, and on the tip of a nose."""
FINGERS = frozenset(("hand", "finger", "palm", "fingertip", "hands"))
SHOULDERS = frozenset(("shoulder", "shoulders"))
PIGGYBACK = frozenset(("piggyback", "piggy"))
INTO = frozenset(("in", "inside", "aboard", "into"))
DRIVES = frozenset(
    ("drive", "drives", "driving", "drove", "steers", "steering", "pilots", "piloting", "flies", "flying", "rides",
     "riding", "races", "racing", "sails", "sailing", "parks", "parking", "rows", "paddles", "paddling", "wheel",
     "cruises", "cruising")
)  # fmt: skip
"""Verbs of whoever is in the vehicle that follows; "wheel": at the wheel of it."""

BACK = (("in", "the", "back"), ("in", "back"), ("in", "the", "bed"), ("in", "the", "passenger"), ("at", "the", "wheel"),
        ("behind", "the", "wheel"), ("in", "the", "driver"), ("from", "the", "window"), ("out", "the", "window"),
        ("out", "of", "the", "window"))  # fmt: skip
"""Words that put somebody aboard a vehicle that was named elsewhere."""

ON_DECK = frozenset(("boat", "ship", "balloon", "saucer", "pickup", "carriage"))
"""What people are on rather than in."""

REACH = 7
"""How many words a place may be away from whoever is there."""

LEADING_IN = 5
"""How many words may stand between "in" and the vehicle: "in an old rusty red pickup"."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A draft where it is named, as tokens `start`..`end`."""

    start: int
    end: int
    draft: Draft


def assign_berths(tokens: Sequence[Token], matches: Sequence[Match], cast: Cast, lexicon: Lexicon) -> None:
    """Give everybody who is carried or aboard something the `host` and the `spot`."""
    _Berths(tokens, matches, cast, lexicon).assign()


class _Berths:
    def __init__(self, tokens: Sequence[Token], matches: Sequence[Match], cast: Cast, lexicon: Lexicon) -> None:
        self.tokens, self.kinds = tokens, lexicon.kinds
        ends = {match.start: match.end for match in matches}
        present = [id(draft) for draft in cast.drafts]
        self.named = [
            _Named(place, ends.get(place, place + 1), draft)
            for place, draft in sorted(cast.mentions, key=lambda mention: mention[0])
            if place >= 0 and id(draft) in present
        ]
        self.drafts = cast.drafts

    def assign(self) -> None:
        """In the order of certainty: what the words around a name say, then the vehicle's words, then trades."""
        for one in self.named:
            if one.draft.host is None and self._carriable(one.draft):
                self._carried(one)
        for one in self.named:
            if one.draft.kind in self.kinds.aboard:
                self._boarded(one)
        for one in self.named:
            self._in_the_back(one)
        for draft in self.drafts:
            self._by_trade(draft)

    def _carriable(self, draft: Draft) -> bool:
        if draft.human:
            return draft.attributes.get("age") == "child"
        return draft.kind in TINY or draft.kind in self.kinds.carried

    def _carried(self, one: _Named) -> None:
        after = list(self._words(range(one.end, one.end + REACH)))
        before = [self.tokens[k].text for k in range(max(0, one.start - REACH), one.start)]
        words = [word for _, word in after]
        spot: Spot | None = None
        if one.draft.kind in TINY:
            spot = self._lit_on(words)
        elif SHOULDERS & set(words) and "on" in words:
            spot = "shoulders" if one.draft.human else "shoulder"
        elif PIGGYBACK & {*words, *before} and one.draft.human:
            spot = "shoulders"
        elif (ARMS & set(words) and "in" in words and words.index("in") < 3) or self._is_object(one, before):
            spot = "arms"
        host = self._host(one, after) if spot else None
        if spot and host is not None:
            if spot == "hand" and not host.actions:
                host.actions.append("hold")
            if spot == "shoulders":
                host.actions = ["walk" if action == "ride" else action for action in host.actions]
            one.draft.host, one.draft.spot = host, spot

    def _lit_on(self, words: Sequence[str]) -> Spot | None:
        """Where something tiny sits that came to somebody: "lands on a child's nose"."""
        if "on" not in words and "in" not in words:
            return None
        return "nose" if "nose" in words else "hand" if FINGERS & set(words) else None

    def _is_object(self, one: _Named, before: Sequence[str]) -> bool:
        """ "carries a tiny kitten": nothing but an article and adjectives stands between the verb and the name."""
        for step, word in enumerate(reversed(before)):
            if word in CARRIES:
                place = one.start - 1 - step
                bears = word in BEARS or not one.draft.human
                between = any(place < other.start < one.start for other in self.named)
                return bears and not between
            if step >= 4 or word in ("and", "with", "of", "to", "by", "hand"):
                return False
        return False

    def _host(self, one: _Named, after: Sequence[tuple[int, str]]) -> Draft | None:
        """Whose arms or shoulder: named behind the animal ("on a sailor's shoulder"), else right before it."""
        places = {place for place, _ in after}
        behind = [other.draft for other in self.named if other.start in places and other.draft.human]
        others = [o.draft for o in self.named if o.start < one.start and o.draft.human and o.draft is not one.draft]
        found = [draft for draft in (*behind[:1], *others[::-1]) if draft is not one.draft]
        return found[0] if found else None

    def _boarded(self, vehicle: _Named) -> None:
        """ "a couple in a parked car", "drives an old pickup": whoever was named last before the vehicle."""
        before = [
            (k, self.tokens[k].text) for k in range(vehicle.start - 1, max(-1, vehicle.start - 1 - LEADING_IN), -1)
        ]
        on = INTO | {"on"} if vehicle.draft.kind in ON_DECK else INTO
        at_window = vehicle.end < len(self.tokens) and self.tokens[vehicle.end].text in ("window", "windows")
        on = on | {"of", "from", "through"} if at_window else on
        leads = next((k for k, word in before if word in on or word in DRIVES), None)
        if leads is None:
            self._with(vehicle)
        if leads is None or any(leads < other.start < vehicle.start for other in self.named):
            return
        if any(self.tokens[k].kind != "word" for k in range(leads, vehicle.start)):
            return
        guests: list[Draft] = []
        last = leads
        for other in reversed([each for each in self.named if each.start < leads]):
            if any(self.tokens[k].kind == "stop" for k in range(other.end, leads)) or not self._boards(other.draft):
                break
            between = [token.text for token in self.tokens[other.end : last]]
            if guests and (len(between) > LEADING_IN or not {"and", ",", "with"} & set(between)):
                break
            guests.append(other.draft)
            last = other.start
        with_them = next((each for each in self.named if each.start >= vehicle.end), None)
        if guests and with_them is not None:
            between = [token.text for token in self.tokens[vehicle.end : with_them.start]]
            guests += [with_them.draft] * (between[:1] == ["with"] and len(between) <= LEADING_IN)
        same = [d for d in self.drafts if any(d.place == guest.place for guest in guests)]
        for draft in dict.fromkeys(map(id, [*guests, *same])):
            self._board(next(d for d in self.drafts if id(d) == draft), vehicle.draft)

    def _with(self, vehicle: _Named) -> None:
        """ "a balloon with two people in it": whoever is named right behind the vehicle."""
        following = next((each for each in self.named if each.start >= vehicle.end), None)
        if following is None or self.tokens[vehicle.end].text != "with" or following.start - vehicle.end > LEADING_IN:
            return
        for draft in [each for each in self.drafts if each.place == following.draft.place]:
            self._board(draft, vehicle.draft)

    def _in_the_back(self, one: _Named) -> None:
        """ "a pickup bounces by, a dog in the back"."""
        words = [word for _, word in self._words(range(one.end, one.end + 4))]
        vehicles = [draft for draft in self.drafts if draft.kind in self.kinds.aboard]
        if vehicles and any(tuple(words[: len(back)]) == back for back in BACK):
            self._board(one.draft, vehicles[0])

    def _by_trade(self, draft: Draft) -> None:
        """A pilot is in the biplane, a skipper aboard the yacht, unless the prompt puts them elsewhere."""
        words = {draft.key, *draft.word.lower().split(" ")}
        for vehicle in self.drafts:
            if draft.human and words & set(self.kinds.aboard.get(vehicle.kind, ())):
                self._board(draft, vehicle)

    def _boards(self, draft: Draft) -> bool:
        return draft.human or draft.kind in self.kinds.carried

    def _board(self, draft: Draft, vehicle: Draft) -> None:
        if draft.host is None and draft is not vehicle and self._boards(draft):
            draft.host, draft.spot = vehicle, "aboard"

    def _words(self, places: range) -> Iterator[tuple[int, str]]:
        """The words at `places`, up to the end of their sentence; articles and owners are among them."""
        for place in places:
            if place >= len(self.tokens) or self.tokens[place].kind == "stop":
                return
            if self.tokens[place].kind == "word":
                yield place, self.tokens[place].text
