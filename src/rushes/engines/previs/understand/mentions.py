"""Who is named: somebody new, somebody known, or only a word for somebody else."""

from collections.abc import Sequence
from dataclasses import replace

from rushes.engines.previs.understand.clause import PENDING_REACH
from rushes.engines.previs.understand.deeds import Deeds
from rushes.engines.previs.understand.drafts import Draft
from rushes.engines.previs.understand.grammar import DEFINITE, DETERMINERS, ONE_OF_THEM
from rushes.engines.previs.understand.lexicon import CastEntry, Meaning
from rushes.engines.previs.understand.settling import MOUNTS
from rushes.engines.previs.understand.tokens import Match, rank_of

COLLECTIVE = 3
"""How many a flock, a herd or a crew are on stage."""

YOUNG = 0.55
"""The size of an animal's young against its own."""

ASTRIDE = ("run", "trot", "walk", "sit", "jump", "fly", "drive")
"""What somebody may be said to do "on" what is ridden."""

PARTS = ("window", "windows", "windshield", "windscreen", "door", "roof", "seat", "hood", "bonnet", "horn")
"""What a vehicle is named with that is seen whole all the same."""

MACHINES = ("drone", "satellite", "spaceship", "starfighter")
"""What may be named after an animal that it is like."""

GARB = ("costume", "costumes", "onesie", "onesies", "outfit", "kigurumi", "suit", "pajamas", "pyjamas")
"""What somebody wears to look like what stands before these words."""

DISGUISED = ("dressed", "disguised", "costumed")


class Mentions(Deeds):
    """Nouns for people, animals and vehicles."""

    def _mention(self, match: Match, meaning: Meaning) -> None:
        entry = self.lexicon.cast[meaning.key]
        if self._is_collective(match):
            self.count = COLLECTIVE
            return
        if self._is_young_compound(match, meaning):
            self.young = True
            return
        if self._is_costume(match, entry) or self._is_compound(match, entry) or self._is_possessor(match, meaning):
            return
        modifiers = self._pending_near(match)
        young = meaning.key == "child" and self._kin_of(meaning) != meaning
        meaning = self._kin_of(meaning)
        merged = self._merge_target(match, meaning)
        word = " ".join(t.raw for t in self.tokens[match.start : match.end])
        if merged is not None:
            found = merged
            if not entry.generic:
                for draft in found:
                    if self.lexicon.cast.get(draft.key, entry).by_nature:
                        draft.word = f"{draft.word} {word}"
                        continue
                    if draft.key in ("person", "figure") or draft.place >= match.start - 1:
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
        for draft in found:
            draft.attributes.update(entry.sort(match.text) if merged is None else {})
            if young or self.young:
                self._rejuvenate(draft)
        self.young = False
        for modifier in modifiers:
            self._modify(found, modifier)
        for look, near in self.waiting_looks:
            self._dress(found, look, near)
        self.waiting_looks.clear()
        self.cast.mentions += [(match.start, draft) for draft in found]
        self._share_deed(found)
        self._mount(found)
        self._place_in_clause(found, match)
        self.last_end = match.end
        self.last_noun = ("subject", found)
        self.count, self.determiner, self.link, self.preposition = 0, "", "", ""

    def _is_collective(self, match: Match) -> bool:
        """ "a flock of sheep", "a crew of pirates": the word only says that they are several."""
        following = self.matches.get(match.end + 1)
        of = match.end < len(self.tokens) and self.tokens[match.end].text == "of"
        return of and following is not None and bool(following.slot("subject"))

    def _mount(self, found: list[Draft]) -> None:
        """ "a courier on a motorcycle", "gallops on a horse": rides it."""
        riders = [draft for draft in self.head if draft.human]
        sits = all(not draft.actions or draft.actions[-1] in ASTRIDE for draft in riders)
        carries = all(draft.kind in MOUNTS or self.lexicon.kinds.kinds[draft.kind] == "quadruped" for draft in found)
        if self.preposition == "on" and riders and carries and found != self.head and sits:
            self._act(riders, "ride")

    def _is_compound(self, match: Match, entry: CastEntry) -> bool:
        """ "baby elephant", "motorcycle cop": the first word only says which kind of the second."""
        following = self.matches.get(match.end)
        if following is None or self.tokens[match.end - 1].possessive:
            return False
        after = self.tokens[following.end].text if following.end < len(self.tokens) else ""
        if entry.kind == "human" and after in DETERMINERS:
            return False  # "a mother rocks her baby"
        does = any(meaning.form == "s" for meaning in following.slot("action"))  # "a mechanic hammers", "a boat sails"
        if does and self.determiner in ("a", "an") and any(m.form == "plural" for m in following.slot("subject")):
            return False  # "a bear cooks"
        kinds = [self.lexicon.cast[meaning.key].kind for meaning in following.slot("subject")]
        if entry.kind in self.lexicon.kinds.aboard and following.text in PARTS:
            return False  # "out of a car window": the car is seen
        if entry.kind != "human":
            thing = any(m.slot in ("thing", "look") and m.form in ("noun", "plural") for m in following.meanings)
            machine = any(kind in MACHINES for kind in kinds)  # "hummingbird drone"
            return "human" in kinds or machine or (thing and not kinds and not does)
        return bool(following.slot("thing") and not kinds and not does) or any(kind != "human" for kind in kinds)

    def _is_young_compound(self, match: Match, meaning: Meaning) -> bool:
        """ "baby elephant": the first word only says that the second is young."""
        following = self.matches.get(match.end)
        kinds = [self.lexicon.cast[m.key].kind for m in following.slot("subject")] if following else []
        return meaning.key == "child" and bool(kinds) and "human" not in kinds

    def _rejuvenate(self, draft: Draft) -> None:
        """Make it young: smaller, and of the build of the young where the kit knows one."""
        draft.attributes["size"] = YOUNG
        if self.lexicon.kinds.kinds[draft.kind] == "quadruped":
            draft.attributes["age"] = "young"

    def _multiply(self, found: list[Draft], number: int) -> None:
        """Have so many of the last of them on stage."""
        for _ in range(number - len(found)):
            twin = replace(found[-1], attributes=dict(found[-1].attributes), actions=list(found[-1].actions))
            self.cast.drafts.append(twin)
            found.append(twin)

    def _kin_of(self, meaning: Meaning) -> Meaning:
        """ "an elephant and its baby", "a cub with its mother": kin of an animal is of its kind."""
        animals = [draft for draft in self.cast.drafts if not draft.human]
        kin = meaning.key in ("child", "woman", "man") and self.determiner == "its" and animals
        return Meaning("subject", animals[-1].key, meaning.form) if kin else meaning

    def _is_costume(self, match: Match, entry: CastEntry) -> bool:
        """ "one dressed as a ghost", "in a bear costume": looks like one, and is nobody else."""
        before = [token.text for token in self.tokens[max(0, match.start - 3) : match.start]]
        garb = match.end < len(self.tokens) and self.tokens[match.end].text in GARB
        disguised = garb or ("as" in before[-2:] and any(word in DISGUISED for word in before))
        if disguised and (entry.costume or entry.kind == "human"):
            for draft in self.latest[-1:]:
                draft.attributes.update(entry.costume or entry.attributes)
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
        rank = rank_of(self.tokens, match)
        if rank is not None and same and definite and meaning.form != "plural":
            return same[rank : rank + 1 or None] or None
        if same and (definite or not self.determiner) and not (self.count and self.count > len(same)):
            return same if meaning.form == "plural" or self.determiner in ("these", "those") else same[-1:]
        if entry.members and definite and len(people) > 1:
            return people
        if match.text in ("person", "people", "figure", "figures") and definite and people:
            return people if meaning.form == "plural" else people[-1:]
        if definite and match.text in ("man", "woman", "boy", "girl") and not same:
            sex = "male" if match.text in ("man", "boy") else "female"
            never = "child" if match.text in ("man", "woman") else "elder"
            fitting = [d for d in people if d.attributes.get("sex") == sex and d.attributes.get("age") != never]
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
