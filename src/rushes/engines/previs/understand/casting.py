"""Who is on stage: subjects, what they look like, what they do, read from left to right as a reader would."""

import re
from collections.abc import Sequence
from typing import cast as typed

from rushes.engines.previs.scene import Delivery, Emotion, Facing
from rushes.engines.previs.understand.drafts import Cast, Draft, Speech
from rushes.engines.previs.understand.lexicon import CastEntry, Lexicon, LookEntry, Meaning
from rushes.engines.previs.understand.tokens import Match, Token

MOST_SUBJECTS = 5
"""More would hide each other and cost a frame's time; the rest is told as not shown."""

COUNTS = {
    word: number
    for number, words in {
        2: "two both pair twin some 2",
        3: "three trio several group few herd pack 3",
        4: "four many crowd 4",
        5: "five dozens hundreds",
    }.items()
    for word in words.split()
}
"""How many a word of number means on stage."""
DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "my",
        "your",
        "our",
        "another",
        "other",
    ]
)
DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "their", "its", "both"])
PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "from",
        "into",
        "onto",
        "through",
        "across",
        "along",
        "over",
        "under",
        "behind",
        "beside",
        "beneath",
        "near",
        "towards",
        "toward",
        "past",
        "with",
        "without",
        "around",
        "between",
        "against",
        "outside",
        "inside",
        "after",
        "before",
        "for",
        "next",
        "like",
        "upon",
    ]
)
LINKS = frozenset(["and", "while", "as", "but", "then", "when", "who", "which", "that", "where", "or", "because"])
RELATIVES = frozenset(("who", "which", "that"))
DISGUISED = ("dressed", "disguised", "costumed")
BEFORE = -100
"""Where those are mentioned who are on stage before the first word."""

CAUSES = frozenset(("make", "makes", "let", "lets", "have", "has", "see", "sees", "watch", "watches", "should"))
"""Behind these a person is followed by what that person does: "make her dance"."""

ONE_OF_THEM = ("one", "of", "them", ",")
COPULAS = frozenset(["is", "are", "was", "were", "be", "being", "becomes", "become", "turns", "to", "into"])
PRONOUNS = {"he": "male", "his": "male", "him": "male", "himself": "male"} | {
    "she": "female", "her": "female", "hers": "female", "herself": "female"
}  # fmt: skip
PLURAL_PRONOUNS = frozenset(("they", "their", "them", "both", "themselves"))
PENDING_REACH = 4
"""A colour or an adjective belongs to a noun at most so many words behind it."""

SHARED_DEEDS = ("hug", "walk")
"""Actions that their object takes part in."""

DEFINING_ACTIONS = {"fall": "fly", "pirouette": "dance", "ride": "drive"}
"""Actions that make the subject what it is (a skydiver falls), and the vaguer word that they make more precise."""

ELDER_YEARS, CHILD_YEARS = 62, 12
_DECADE = re.compile(r"^(\d)0s$")
CAMERA = "camera"
ABSORBING_SLOTS = frozenset(("thing", "particle", "weather", "time", "season", "sound"))
"""A word of these right before a verb does what the verb says: "leaves dancing", "night falls"."""


def cast_subjects(
    tokens: Sequence[Token],
    matches: Sequence[Match],
    lexicon: Lexicon,
    closing: frozenset[int] = frozenset(),
    known: Sequence[Draft] = (),
) -> Cast:
    """Read the subjects of a prompt. Nobody is invented: a prompt that names no one gets no one.

    At the places `closing` the prompt speaks of the end of the film: what somebody feels there comes with the end.
    `known` are on stage already, so that "her coat" is the coat of one of them.
    """
    return _Reader(tokens, matches, lexicon, closing, known).read()


class _Reader:
    """Walks through the text once and keeps in mind who is meant: the head of the clause and the latest mention."""

    def __init__(
        self,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        lexicon: Lexicon,
        closing: frozenset[int],
        known: Sequence[Draft],
    ) -> None:
        self.tokens, self.lexicon, self.closing = tokens, lexicon, closing
        self.matches = {match.start: match for match in matches}
        self.known = list(known)
        self.cast = Cast([*known], [], [(BEFORE, draft) for draft in known], [], narrator=False)
        self.head: list[Draft] = []
        self.latest: list[Draft] = [*known]
        self.owner: list[Draft] | None = None
        self.pending: list[Match] = []
        self.waiting_looks: list[tuple[Match, list[Match]]] = []
        self.waiting_actions: list[str] = []
        self.count = 0
        self.determiner = ""
        self.link = ""
        self.preposition = ""
        self.verb_seen = False
        self.open_deed, self.agent_deed = "", ""
        self.camera_talk = False
        self.last_end = -1
        others = [draft for draft in known if not draft.human]
        self.last_noun: tuple[str, list[Draft]] | None = ("subject", others) if len(others) == 1 else None
        self.previous: Match | None = None

    def read(self) -> Cast:
        place = 0
        while place < len(self.tokens):
            match = self.matches.get(place)
            if match is None:
                self._token(place, self.tokens[place])
                place += 1
                continue
            if not match.negated:
                self._match(match)
            self.previous = match
            place = match.end
        for look, near in self.waiting_looks:
            self._dress([draft for draft in self.known if draft.human][:1], look, near)
        for draft in self.cast.drafts:
            self._settle(draft)
        if len(self.cast.drafts) > MOST_SUBJECTS:
            extra = self.cast.drafts[MOST_SUBJECTS:]
            self.cast.unshown.append(f"more than {MOST_SUBJECTS} figures")
            del self.cast.drafts[MOST_SUBJECTS:]
            self.cast.mentions = [(at, d) for at, d in self.cast.mentions if all(d is not e for e in extra)]
        return self.cast

    # Words that are in no lexicon: they steer who is meant.

    def _token(self, place: int, token: Token) -> None:
        if token.kind == "stop":
            self._sentence()
        elif token.kind == "pause":
            self.preposition = ""
            self.link = self.link or ","
        elif token.kind == "word":
            self._word(place, token.text)

    def _sentence(self) -> None:
        self.pending.clear()
        self.owner = None
        self.count, self.determiner, self.link, self.preposition = 0, "", "", ""
        self.verb_seen, self.camera_talk, self.open_deed, self.agent_deed = False, False, "", ""
        self.last_noun = None

    def _word(self, place: int, word: str) -> None:
        if word in COUNTS:
            self.count = COUNTS[word]
        if word == CAMERA and not self.preposition:
            self.camera_talk = True
        if word in PRONOUNS or word in PLURAL_PRONOUNS:
            self._pronoun(place, word)
        if word in DETERMINERS:
            self.pending.clear()
            self.determiner = word
            if word not in PRONOUNS and word not in PLURAL_PRONOUNS:
                self.owner = None
        elif word in PREPOSITIONS:
            self.pending.clear()
            self.preposition, self.determiner = word, ""
        elif word in LINKS:
            self.link, self.preposition, self.determiner = word, "", ""
            self.owner = None
        if word == "i":
            self.owner = None
        decade = _DECADE.match(word)
        if decade and self.latest:
            age = 10 * int(decade[1]) + 5
            for draft in self.owner or self.latest:
                if age > ELDER_YEARS:
                    draft.attributes["age"] = "elder"
        if word.isdigit() and self._is_age(place):
            self._years(int(word))

    def _is_age(self, place: int) -> bool:
        return any(t.text in ("year", "years", "aged") for t in self.tokens[max(0, place - 1) : place + 2])

    def _years(self, years: int) -> None:
        age = "child" if years <= CHILD_YEARS else "elder" if years > ELDER_YEARS else "adult"
        meaning = Meaning("years", age)
        self.pending.append(Match(0, 0, (meaning,), str(years)))

    def _pronoun(self, place: int, word: str) -> None:
        people = [draft for draft in self.cast.drafts if draft.human]
        if word in PLURAL_PRONOUNS:
            found = people or self.cast.drafts
            group = self.latest if len(self.latest) > 1 else found
        else:
            sex = PRONOUNS[word]
            group = self._antecedent(sex)
            if not group and word in ("he", "she") and not people:
                group = [self._add("man" if sex == "male" else "woman", word, place)]
        if not group:
            return
        self.owner = group
        if self.known:
            self.latest = group
        if word in ("he", "she", "they", "both"):
            self.head, self.latest = group, group
            self.camera_talk, self.preposition = False, ""
            self.verb_seen = False
            self.cast.mentions += [(place, draft) for draft in group]

    def _antecedent(self, sex: str) -> list[Draft]:
        """The latest person of that sex, else the latest whose sex is open, else an animal that just acted."""
        people = [d for _, d in self.cast.mentions if d.human and d in self.cast.drafts]
        ordered = self.latest[::-1] + people[::-1]
        for draft in ordered:
            if draft.human and draft.attributes.get("sex") == sex:
                return [draft]
        for draft in ordered:
            if draft.human and "sex" not in draft.attributes:
                draft.attributes["sex"] = sex
                return [draft]
        animals = [d for d in self.cast.drafts if not d.human]
        return animals[-1:] if not people else []

    # Phrases of the lexicon.

    def _match(self, match: Match) -> None:
        slots = {meaning.slot: meaning for meaning in reversed(match.meanings)}
        subject = slots.get("subject")
        if match.text in COUNTS or match.text.split(" ")[0] in COUNTS:
            self.count = COUNTS.get(match.text, self.count)
        if match.text in PREPOSITIONS:
            self.preposition = match.text
        if "narrator" in slots:
            self.cast.narrator = True
            self.cast.speeches.append(Speech(match.start, "neutral", None))
        if subject is not None and not self._is_look_here(slots, match):
            self._mention(match, subject)
        elif "look" in slots:
            self._look(match)
        elif "hair" in slots and not ("style" in slots and self._hair_follows(match)):
            self._hair(match)
        elif "action" in slots or "says" in slots:
            self._deed(match, slots)
        else:
            self._qualifier(match, slots)
        if "emotion" in slots and subject is None:
            self._emotion(match, typed("Emotion", slots["emotion"].key))
        if "facing" in slots:
            self._facing(typed("Facing", slots["facing"].key), match)

    def _is_look_here(self, slots: dict[str, Meaning], match: Match) -> bool:
        return "look" in slots and self.preposition in ("with", "in", "of")

    def _hair_follows(self, match: Match) -> bool:
        following = self.matches.get(match.end)
        return following is not None and bool(following.slot("hair"))

    def _qualifier(self, match: Match, slots: dict[str, Meaning]) -> None:
        if slots.keys() & {"colour", "adjective", "style", "emotion"}:
            if "colour" in slots and self._predicate(match, slots["colour"].key):
                return
            if "colour" in slots and self._dressed_in(match, slots["colour"].key):
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

    def _pending_near(self, match: Match) -> list[Match]:
        near = [p for p in self.pending if p.end == 0 or match.start - p.end <= PENDING_REACH]
        self.pending.clear()
        return near

    # Mentions of subjects.

    def _mention(self, match: Match, meaning: Meaning) -> None:
        entry = self.lexicon.cast[meaning.key]
        if self._is_compound(match, entry) or self._is_possessor(match, meaning) or self._is_costume(match, entry):
            return
        modifiers = self._pending_near(match)
        meaning = self._young_of(meaning)
        merged = self._merge_target(match, meaning)
        word = " ".join(t.raw for t in self.tokens[match.start : match.end])
        if merged is not None:
            found = merged
            if not entry.generic:
                for draft in found:
                    if self.lexicon.cast.get(draft.key, entry).approximate:
                        draft.word = f"{draft.word} {word}"  # a robot that gardens is a robot
                    elif draft.key in ("person", "figure") or draft.place >= match.start - 1:
                        draft.key, draft.word = meaning.key, word
                        draft.name = match.text if entry.various and meaning.form == "noun" else meaning.key
                    draft.attributes = dict(entry.attributes) | draft.attributes
                    draft.default_action = draft.default_action or entry.action
                    draft.setting = draft.setting or entry.setting
        else:
            found = self._known(meaning, match)
        if found is None:
            number = self.count or (2 if meaning.form == "plural" else 1)
            if entry.members:
                found = [self._add(key, word, match.start) for key in entry.members]
            else:
                name = match.text if entry.various and meaning.form == "noun" else ""
                found = [self._add(meaning.key, word, match.start, name) for _ in range(number)]
            if entry.approximate:
                self.cast.unshown.append(f"{word} (drawn as a {entry.kind})")
            if entry.brings and not any(d.kind == entry.brings for d in self.cast.drafts):
                self._add(entry.brings, entry.brings, match.start)
        for modifier in modifiers:
            self._modify(found, modifier)
        for look, near in self.waiting_looks:
            self._dress(found, look, near)
        self.waiting_looks.clear()
        self.cast.mentions += [(match.start, draft) for draft in found]
        self._share_deed(found)
        self._place_in_clause(found, match)
        self.last_end = match.end
        self.last_noun = ("subject", found)
        self.count, self.determiner, self.link, self.preposition = 0, "", "", ""

    def _is_compound(self, match: Match, entry: CastEntry) -> bool:
        """ "baby elephant", "motorcycle cop": the first word only says which kind of the second."""
        following = self.matches.get(match.end)
        if following is None or self.tokens[match.end - 1].possessive:
            return False
        kinds = [self.lexicon.cast[meaning.key].kind for meaning in following.slot("subject")]
        if entry.kind != "human":
            thing = any(m.slot in ("thing", "look") and m.form in ("noun", "plural") for m in following.meanings)
            return "human" in kinds or (thing and not kinds)
        return bool(following.slot("thing") and not kinds) or any(kind != "human" for kind in kinds)

    def _young_of(self, meaning: Meaning) -> Meaning:
        """ "an elephant and its baby": the young of an animal is of its kind."""
        parents = [draft for draft in self.cast.drafts if not draft.human]
        young = meaning.key == "child" and self.determiner == "its" and parents
        return Meaning("subject", parents[-1].key, meaning.form) if young else meaning

    def _is_costume(self, match: Match, entry: CastEntry) -> bool:
        """ "one dressed as a ghost": looks like one, and is nobody else."""
        if "as" not in [token.text for token in self.tokens[max(0, match.start - 2) : match.start]]:
            return False
        disguised = any(token.text in DISGUISED for token in self.tokens[max(0, match.start - 3) : match.start])
        if disguised and entry.kind == "human":
            for draft in self.latest[-1:]:
                draft.attributes.update(entry.attributes)
        return disguised

    def _is_possessor(self, match: Match, meaning: Meaning) -> bool:
        """ "a farmer's daughter": only the daughter is on stage, unless the farmer was there before."""
        if not self.tokens[match.end - 1].possessive or any(d.key == meaning.key for d in self.cast.drafts):
            return False
        place = match.end
        while place in self.matches and {m.slot for m in self.matches[place].meanings} & {"colour", "adjective"}:
            place = self.matches[place].end
        following = self.matches.get(place)
        return following is not None and any(m.slot == "subject" for m in following.meanings)

    def _add(self, key: str, word: str, place: int, name: str = "") -> Draft:
        entry = self.lexicon.cast[key]
        draft = Draft(key, name or key, entry.kind, word, dict(entry.attributes), place=place)
        draft.default_action, draft.setting, draft.in_space = entry.action, entry.setting, entry.in_space
        draft.definite = self.determiner in DEFINITE
        self.cast.drafts.append(draft)
        return draft

    def _merge_target(self, match: Match, meaning: Meaning) -> list[Draft] | None:
        """The subject that this mention only describes further: "woman chef", "the smuggler is a rogue figure"."""
        entry = self.lexicon.cast[meaning.key]
        if not self.latest or entry.kind != "human" or not self.latest[-1].human:
            return None
        if match.start == self.last_end and not self.tokens[match.start - 1].possessive and not self.count:
            return self.latest
        between = [t.text for t in self.tokens[self.last_end : match.start]]
        if (
            0 < len(between) <= PENDING_REACH
            and between[0] in ("is", "as")
            and between[1:2] in (["a"], ["an"], ["the"])
        ):
            return self.latest
        before = tuple(token.text for token in self.tokens[max(0, match.start - 5) : match.start - 1])
        if self._is_apposition(between, entry) or before == ONE_OF_THEM:
            return self.latest[-1:]
        if entry.generic and self.count == 0:
            return [draft for draft in self.cast.drafts if draft.human][-1:]
        return None

    def _is_apposition(self, between: Sequence[str], entry: CastEntry) -> bool:
        """ "the skipper, a woman in a navy jacket": the sex of somebody who was named by a trade."""
        return (
            tuple(between[:2]) in ((",", "a"), (",", "an"))
            and "sex" in entry.attributes
            and "sex" not in self.latest[-1].attributes
            and self.latest[-1].key not in ("person", "figure", "child")
        )

    def _known(self, meaning: Meaning, match: Match) -> list[Draft] | None:
        """Who is meant, when the prompt speaks of somebody again."""
        if self.determiner in ("another", "other"):
            return None
        people = [draft for draft in self.cast.drafts if draft.human]
        definite = self.determiner in DEFINITE and self.determiner not in ("his", "her", "their", "its")
        entry = self.lexicon.cast[meaning.key]
        same = [draft for draft in self.cast.drafts if draft.key == meaning.key and self._may_be(draft, entry, match)]
        if same and (definite or not self.determiner) and not (self.count and self.count > len(same)):
            return same if meaning.form == "plural" or self.determiner in ("these", "those") else same[-1:]
        if entry.members and definite and len(people) > 1:
            return people
        if match.text in ("person", "people", "figure", "figures") and definite and people:
            return people if meaning.form == "plural" else people[-1:]
        if definite and match.text in ("man", "woman", "boy", "girl") and not same:
            sex = "male" if match.text in ("man", "boy") else "female"
            fitting = [d for d in people if d.attributes.get("sex") == sex]
            return fitting[-1:] or None
        if self.known and self.determiner in ("a", "an"):
            return None
        if same and self.determiner in ("a", "an") and self.link != "and":
            return None if any(d.place > match.start - 8 for d in same) else same[-1:]
        return None

    def _may_be(self, draft: Draft, entry: CastEntry, match: Match) -> bool:
        """Whether this word may mean that draft again: of a various entry only the same word does."""
        return not entry.various or draft.word.lower().rstrip("s") == match.text.rstrip("s")

    def _place_in_clause(self, found: list[Draft], match: Match) -> None:
        """Settle whether a mention opens a clause, joins its head, or is only spoken of in it."""
        actions = self.waiting_actions
        if (self.preposition and self.preposition != "with" and self.head) or (
            self.verb_seen and not self.link and self.head
        ):
            self.latest = found
        elif self.link in ("and", ",") and not self.verb_seen and self.head and self.previous is not None:
            self.head = [*self.head, *[d for d in found if d not in self.head]]
            self.latest = self.head
        elif self.preposition == "with" and self.head:
            self.latest = found
        else:
            self.head, self.latest = found, found
            self.verb_seen = False
            self.camera_talk = False
            for action in actions:
                self._act(found, action)
            actions.clear()

    def _share_deed(self, found: list[Draft]) -> None:
        """ "hugs her daughter", "walks his dog": the object does it too. "chased by a farmer": he alone does it."""
        if self.agent_deed:
            self._act(found, self.agent_deed)
            self.agent_deed = ""
            return
        deed, self.open_deed = self.open_deed, ""
        if deed and not self.link and not self.preposition and found != self.head:
            self._act([draft for draft in found if deed == "hug" or not draft.human], deed)

    def _modify(self, drafts: list[Draft], modifier: Match) -> None:
        for meaning in modifier.meanings:
            for draft in drafts:
                if meaning.slot == "years" and draft.human:
                    draft.attributes["age"] = meaning.key
                elif meaning.slot == "adjective" and draft.human:
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
        for name, value in entry.set.items():
            if name != "hair_colour" or "hair_colour" not in draft.attributes:
                draft.attributes[name] = value

    # Looks.

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

    def _look(self, match: Match) -> None:
        self._somebody_with(match)
        near = self._pending_near(match)
        entry = self.lexicon.looks[match.slot("look")[0].key]
        wearers = self._wearers(entry) if self.determiner == "the" and self.owner is None else []
        owners = wearers or ((self.owner or self.latest or self.head) if entry.animal else self._owners())
        if wearers:
            self.latest = wearers
        nobody_named = self.known and self.latest == self.known and len(self.known) > 1
        if owners and not (nobody_named and not wearers and self.owner is None):
            self._dress(owners, match, near)
        else:
            self.waiting_looks.append((match, near))
        self.preposition = ""

    def _dress(self, owners: list[Draft], match: Match, near: list[Match]) -> None:
        entry = self.lexicon.looks[match.slot("look")[0].key]
        colours = [meaning.key for p in near for meaning in p.slot("colour")]
        for draft in owners:
            if draft.human:
                draft.attributes.update(entry.set)
            attribute = entry.colour if draft.human else entry.animal
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

    # Deeds.

    def _deed(self, match: Match, slots: dict[str, Meaning]) -> None:
        meaning = slots.get("action") or slots["says"]
        form = meaning.form
        if form == "ing" and self._stands_before_noun(match):
            self.pending.append(match)
            return
        if self.camera_talk or self._absorbed(match):
            self.verb_seen = True
            return
        if form in ("base", "s") and self._is_noun(match, slots, form):
            return
        if form == "ed" and match.end < len(self.tokens) and self.tokens[match.end].text == "by" and "action" in slots:
            self.agent_deed = slots["action"].key
            self.verb_seen = True
            return
        actors = self._actors(match, form)
        if actors:
            self.cast.deeds.add(match.start)
        self.pending.clear()
        if "says" in slots:
            says = slots["says"]
            speaker = actors[-1] if len(actors) == 1 else None
            self.cast.speeches.append(Speech(match.start, typed("Delivery", says.key), speaker))
            self._act([d for d in actors if d.human], "talk")
        if "action" in slots:
            if actors:
                idle = [draft for draft in actors if not draft.actions or slots["action"].weight >= 1]
                self._act(idle, slots["action"].key)
                self.open_deed = slots["action"].key if slots["action"].key in SHARED_DEEDS else ""
            elif form in ("ing", "word", "base") and not self._has_object(match):
                self.waiting_actions.append(slots["action"].key)
        self.verb_seen = self.verb_seen or meaning.weight >= 1
        self.preposition, self.determiner = "", ""
        self.link = ""

    def _has_object(self, match: Match) -> bool:
        """ "following a runner": what is named next is followed, and follows nobody."""
        return match.end < len(self.tokens) and self.tokens[match.end].text in DETERMINERS

    def _stands_before_noun(self, match: Match) -> bool:
        """ "beside a sleeping cat": a participle between a determiner and the noun it describes."""
        before = self.tokens[match.start - 1] if match.start else None
        place = match.end
        while place in self.matches and {m.slot for m in self.matches[place].meanings} & {"colour", "adjective"}:
            place = self.matches[place].end
        following = self.matches.get(place)
        noun = following is not None and any(m.slot == "subject" for m in following.meanings)
        described = before is None or before.kind != "word" or before.text in DETERMINERS or before.text in COUNTS
        near = bool(self.pending) and self.pending[-1].end == match.start
        return noun and ((described and before is not None and before.kind == "word") or near)

    def _follows_a_trait(self, match: Match) -> bool:
        """ "a girl with red hair waves": what stands right before the verb belongs to somebody."""
        before = self.previous
        return (
            before is not None
            and before.end == match.start
            and not self.verb_seen
            and any(meaning.slot in ("hair", "look") for meaning in before.meanings)
        )

    def _awaits_verb(self, match: Match) -> bool:
        """ "a boy in a wheelchair waves": somebody was named, no verb came yet, and nothing announces a noun."""
        if match.start == 0 or not self.head or self.verb_seen:
            return False
        before = self.tokens[match.start - 1]
        if before.kind != "word" or before.text in DETERMINERS or before.text in PREPOSITIONS or before.text in LINKS:
            return False
        described = self.previous is not None and self.previous.end == match.start
        return not (described and self.previous is not None and self.previous in self.pending)

    def _is_noun(self, match: Match, slots: dict[str, Meaning], form: str) -> bool:
        """ "with whispers of", "a walk", "their escape": the word is a thing here, not a deed."""
        before = self.tokens[match.start - 1].text if match.start else ""
        caused = match.start > 1 and self.tokens[match.start - 2].text in CAUSES
        if before in ("to", "that", "who", "which") or (caused and before in PRONOUNS | dict.fromkeys(("it", "them"))):
            return False
        if form == "s" and self._follows_a_trait(match):
            return False
        if form == "s" and self._awaits_verb(match):
            return False
        if slots.keys() & {"setting", "sound", "thing", "particle"} and match.start != self.last_end:
            following = self.matches.get(match.end)
            described = following is not None and any(m.slot in ("action", "says") for m in following.meanings)
            if described or not (before in ("and", "then") or before.endswith("ly")):
                return True
        return before in DETERMINERS or before in PREPOSITIONS

    def _absorbed(self, match: Match) -> bool:
        """ "leaves dancing", "night falls": the word right before the verb does it, and it is nobody on stage."""
        before = self.previous
        if before is None or before.end != match.start or before.negated:
            return self._follows_unknown_noun(match)
        if self.preposition in ("in", "with") and self.head and not self.verb_seen:
            return False  # "a thief in a black mask tiptoes"
        slots = {meaning.slot for meaning in before.meanings}
        return bool(slots & ABSORBING_SLOTS) and "subject" not in slots

    def _follows_unknown_noun(self, match: Match) -> bool:
        """ ", sweat flying": a clause of its own, whose subject no lexicon knows."""
        if match.start < 2 or match.start - 1 in self.matches:
            return False
        noun, before = self.tokens[match.start - 1], self.tokens[match.start - 2]
        unknown = noun.kind == "word" and noun.text not in self.lexicon.vocabulary and not noun.text.endswith("ly")
        return unknown and before.kind == "pause" and noun.text not in PRONOUNS and noun.text not in PLURAL_PRONOUNS

    def _actors(self, match: Match, form: str) -> list[Draft]:
        caused = match.start > 1 and self.tokens[match.start - 2].text in CAUSES
        if form == "base" and caused and self.owner:
            return self.owner
        relative = match.start > 0 and self.tokens[match.start - 1].text in RELATIVES
        if relative or (form == "ing" and match.start - self.last_end <= 2 and self.latest):
            return self.latest
        return self.head or self.latest

    def _act(self, drafts: Sequence[Draft], action: str) -> None:
        for draft in drafts:
            draft.actions.append(action)

    def _emotion(self, match: Match, emotion: Emotion) -> None:
        if self.camera_talk or self._describes_next(match) or match.start in self.closing:
            return
        for draft in self.owner or self.head or self.latest:
            if draft.human:
                draft.emotion = emotion

    def _describes_next(self, match: Match) -> bool:
        """ "a sad old man": an adjective before the one it describes."""
        following = [self.matches[p] for p in range(match.end, match.end + 3) if p in self.matches]
        return match in self.pending and any(m.slot("subject") for m in following)

    def _facing(self, facing: Facing, match: Match) -> None:
        if facing == "partner":
            targets = self.cast.drafts if len(self.head) < 2 else self.head
        else:
            targets = self.head or self.latest
        if not targets and facing == "camera":
            self.waiting_actions.append("face camera")
        for draft in targets:
            draft.facing = facing

    # The end: actions become those of the kits.

    def _settle(self, draft: Draft) -> None:
        if draft.in_space and any(m.key == "space" for match in self.matches.values() for m in match.slot("setting")):
            draft.key = draft.name = draft.kind = draft.in_space
            draft.attributes.clear()
        if "face camera" in draft.actions:
            draft.facing = "camera"
        wanted = [a for a in draft.actions if a != "face camera"]
        if not wanted and draft.default_action:
            wanted = [draft.default_action]
        elif draft.default_action in DEFINING_ACTIONS:
            wanted = [draft.default_action, *[a for a in wanted if a != DEFINING_ACTIONS[draft.default_action]]]
        wanted = self._without_mount(draft, wanted)
        family = self.lexicon.family(draft.kind)
        settled: list[str] = []
        for action in wanted:
            if action in family.actions:
                settled.append(action)
                continue
            stand_in = family.stand_in.get(action, family.stand_in.get("*", ""))
            if stand_in.startswith("!"):
                self.cast.unshown.append(f"{draft.word}: {action}")
            if stand_in:
                settled.append(stand_in.removeprefix("!"))
        draft.actions = list(dict.fromkeys(settled))

    def _without_mount(self, draft: Draft, wanted: list[str]) -> list[str]:
        """Nobody is shown on horseback: rider and horse go side by side."""
        if "ride" not in wanted or any(other.kind == "bicycle" for other in self.cast.drafts):
            return wanted
        steeds = [other for other in self.cast.drafts if not other.human]
        for steed in steeds:
            steed.actions = steed.actions or ["walk"]
        self.cast.unshown.append(f"{draft.word}: ride")
        return ["walk" if action == "ride" else action for action in wanted] if steeds else ["stand"]
