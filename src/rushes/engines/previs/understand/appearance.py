"""What somebody looks like: clothes, props, hair, colours, age and build."""

from typing import cast as typed

from rushes.engines.previs.scene import Emotion
from rushes.engines.previs.understand.clause import BEFORE, Clause
from rushes.engines.previs.understand.drafts import Draft
from rushes.engines.previs.understand.grammar import COPULAS, LINKS, PREPOSITIONS
from rushes.engines.previs.understand.lexicon import LookEntry, Meaning
from rushes.engines.previs.understand.tokens import Match

OBJECT_PRONOUNS = ("her", "him", "them")
OWN_SUITS = ("spacesuit", "bodysuit", "diving suit", "jumpsuit", "onesie")
"""What "a suit" may mean of somebody who wears one of another kind."""


HEARD = frozenset(
    ("plays", "playing", "swells", "hums", "music", "tune", "score", "melody", "song", "soundtrack", "solo")
)
"""What follows an instrument that is only heard."""


WORN_WITHIN = 5
"""How many words behind an animal what it has on is named at most."""


class Appearance(Clause):
    """Looks, given to whoever wears them."""

    def _qualifier(self, match: Match, slots: dict[str, Meaning]) -> None:
        if slots.keys() & {"colour", "adjective", "style", "print", "emotion"}:
            if "colour" in slots and self._predicate(match, slots["colour"].key):
                return
            if "colour" in slots and self._dressed_in(match, slots["colour"].key):
                return
            if "adjective" in slots and self._described_as(match, slots["adjective"].key):
                return
            if match.start and self.tokens[match.start - 1].text in ("year", "years"):
                return
            self.pending.append(match)
        elif "fur" in slots:
            owners = [d for d in self.cast.drafts if not d.human]
            if owners:
                self._tint(owners[-1:], match)
                self.last_noun = ("fur", owners[-1:])
        elif "thing" in slots or "setting" in slots:
            self.pending.clear()

    def _predicate(self, match: Match, colour: str) -> bool:
        """ "The cat is purple", "change her hair to red": the colour of what was named before."""
        before = self.tokens[match.start - 1] if match.start else None
        if before is None or self.last_noun is None:
            return False
        # "make the coat green": the colour follows its noun at once, and nothing comes behind it.
        after_noun = self.previous is not None and self.previous.end == match.start
        ends = match.end == len(self.tokens) or self.tokens[match.end].kind != "word"
        if before.text not in (*COPULAS, "it") and not (after_noun and ends):
            return False
        what, owners = self.last_noun
        following = self.matches.get(match.end)
        if before.text in ("to", "into") and what == "subject":
            return False
        if following is not None and following.meanings[0].slot in ("look", "subject", "thing", "hair"):
            return False
        shade = self.lexicon.colours[colour]
        for draft in owners:
            if what == "hair":
                draft.attributes["hair_colour"] = shade.hair or shade.hex
            elif what in ("fur", "subject"):
                if not draft.human:
                    draft.attributes[self.lexicon.family(draft.kind).colour] = shade.hex
            else:
                draft.attributes[what] = shade.hex
        return True

    def _described_as(self, match: Match, adjective: str) -> bool:
        """ "Make the woman old", "the man is fat": nothing but the end of the clause follows."""
        before = self.tokens[match.start - 1].text if match.start else ""
        ends = match.end == len(self.tokens) or self.tokens[match.end].kind != "word"
        what, named = self.last_noun or ("", [])
        right_behind = self.previous is not None and self.previous.end == match.start
        if before in OBJECT_PRONOUNS:
            owners = self.owner or []
        elif what == "subject" and (before in COPULAS or right_behind):
            owners = named
        else:
            owners = []
        people = [draft for draft in owners if draft.human]
        if not ends or not people:
            return False
        for draft in people:
            if self.lexicon.looks[f"adjective.{adjective}"].set.get("age"):
                draft.attributes.pop("hair_colour", None)  # it goes with the age
            self._adjective(draft, adjective)
        return True

    def _dressed_in(self, match: Match, colour: str) -> bool:
        """ "a bride in white": no garment follows."""
        ends = match.end == len(self.tokens) or self.tokens[match.end].kind != "word"
        ends = ends or self.tokens[match.end].text in PREPOSITIONS | LINKS
        people = [draft for draft in self.latest if draft.human]
        if self.preposition != "in" or not ends or not people or self.tokens[match.start - 1].text != "in":
            return False
        for draft in people:
            draft.attributes["top"] = self.lexicon.colours[colour].hex
        return True

    def _hair_follows(self, match: Match) -> bool:
        following = self.matches.get(match.end)
        return following is not None and bool(following.slot("hair"))

    def _modify(self, drafts: list[Draft], modifier: Match) -> None:
        for meaning in modifier.meanings:
            for draft in drafts:
                if meaning.slot == "years" and draft.human:
                    draft.attributes["age"] = meaning.key
                elif meaning.slot == "adjective":
                    self._adjective(draft, meaning.key)
                elif meaning.slot == "colour" and not draft.human:
                    shade = self.lexicon.colours[meaning.key]
                    draft.attributes[self.lexicon.family(draft.kind).colour] = shade.hex
                elif meaning.slot == "emotion":
                    draft.emotion = typed("Emotion", meaning.key)
                elif meaning.slot == "action":
                    self._act([draft], meaning.key)

    def _adjective(self, draft: Draft, key: str) -> None:
        entry = self.lexicon.looks[f"adjective.{key}"]
        if entry.only and draft.key not in entry.only:
            return
        if not draft.human and "glow" in self.lexicon.family(draft.kind).wears:
            draft.attributes.update(entry.on_animals)
        for name, value in entry.set.items():
            if (name == "size") == draft.human:  # people have an age and a build, all others a size
                continue
            if name != "hair_colour" or "hair_colour" not in draft.attributes:
                draft.attributes[name] = value

    def _look(self, match: Match) -> None:
        self._somebody_with(match)
        near = self._pending_near(match)
        entry = self.lexicon.looks[match.slot("look")[0].key]
        wearers = self._wearers(entry) if self.determiner == "the" and self.owner is None else []
        if entry.instrument and self._is_music(match):
            return
        owners = wearers or ((self.owner or self.latest or self.head) if entry.animal else self._owners())
        owners = self._animals_in(match, entry) or owners
        if wearers:
            self.latest = wearers
        nobody_named = self.known and self.latest == self.known and len(self.known) > 1
        if owners and not (nobody_named and not wearers and self.owner is None):
            self._dress(owners, match, near)
        else:
            self.waiting_looks.append((match, near))
        self.preposition = ""

    def _animals_in(self, match: Match, entry: LookEntry) -> list[Draft]:
        """ "a dog in a top hat", "a cat wears glasses": animals whom it suits, where no person is meant."""
        worn = {*entry.set, *entry.on_animals, entry.colour, entry.animal}
        animals = [d for d in self.latest if not d.human and worn & {*self.lexicon.family(d.kind).wears}]
        beside = self.preposition in ("in", "with") and match.start - self.last_end <= WORN_WITHIN
        return animals if beside or not any(draft.human for draft in self.cast.drafts) else []

    def _is_music(self, match: Match) -> bool:
        """ "soft piano", "a lone violin plays", "a fiddle tune": nobody holds what is only heard."""
        heard = match.end < len(self.tokens) and self.tokens[match.end].text in HEARD
        return heard or not (self.determiner or self.preposition)

    def _dress(self, owners: list[Draft], match: Match, near: list[Match]) -> None:
        entry = self.lexicon.looks[match.slot("look")[0].key]
        colours = [meaning.key for p in near for meaning in p.slot("colour")]
        prints = [meaning.key for p in near for meaning in p.slot("print")]
        for draft in owners:
            # The suit of an astronaut or a superhero is the one that they wear already.
            own_suit = match.slot("look")[0].key == "suit" and str(draft.attributes.get("clothing", "")) in OWN_SUITS
            if draft.human and not own_suit:
                draft.attributes.update(entry.set)
                if prints:
                    draft.attributes["print"] = prints[0]
            if not draft.human:
                suits = self.lexicon.family(draft.kind).wears
                worn = entry.set | entry.on_animals
                draft.attributes.update({name: value for name, value in worn.items() if name in suits})
            attribute = entry.colour if draft.human else entry.animal or entry.colour
            if colours and attribute and attribute in self.lexicon.family(draft.kind).colours:
                draft.attributes[attribute] = self.lexicon.colours[colours[0]].hex
        if entry.colour:
            self.last_noun = (entry.colour, owners)

    def _hair(self, match: Match) -> None:
        self._somebody_with(match)
        near = self._pending_near(match)
        owners = self._owners()
        styles = [m.key for p in [*near, match] for m in p.slot("style")]
        shades = [self.lexicon.colours[m.key] for p in near for m in p.slot("colour")]
        for draft in owners:
            if styles:
                draft.attributes["hair"] = styles[-1]
            if shades:
                draft.attributes["hair_colour"] = shades[0].hair or shades[0].hex
        self.last_noun = ("hair", owners)

    def _tint(self, owners: list[Draft], match: Match) -> None:
        for pending in self._pending_near(match):
            for meaning in pending.slot("colour"):
                for draft in owners:
                    draft.attributes[self.lexicon.family(draft.kind).colour] = self.lexicon.colours[meaning.key].hex

    def _wearers(self, entry: LookEntry) -> list[Draft]:
        """Those who are known to wear it: "the dress is red" is said of whoever wears a dress."""
        worn = entry.set.items()
        return [d for d in self.cast.drafts if d.human and worn and worn <= d.attributes.items()]

    def _owners(self) -> list[Draft]:
        people = [draft for draft in self.cast.drafts if draft.human]
        if self.owner is not None and any(draft.human for draft in self.owner):
            return [draft for draft in self.owner if draft.human]
        for group in (self.latest, self.head):
            owners = [draft for draft in group if draft.human]
            if owners:
                both = any(t.text == "both" for t in self.tokens[self.last_end : self.last_end + 3])
                places = {draft.place for draft in owners}
                both = both or (len(places) < len(owners) and BEFORE not in places)  # "four dancers in tracksuits"
                return owners if both else owners[-1:]
        return people[-1:]

    def _somebody_with(self, match: Match) -> None:
        """ "Her hair is red": a possessive may name somebody of whom nothing was said before."""
        if self.determiner in ("her", "his") and not any(draft.human for draft in self.cast.drafts):
            found = [self._add("woman" if self.determiner == "her" else "man", self.determiner, match.start)]
            self.head, self.latest = found, found
            self.cast.mentions += [(match.start, draft) for draft in found]
