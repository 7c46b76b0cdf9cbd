"""What somebody does, says and feels, and which way he turns."""

from typing import cast as typed

from rushes.engines.previs.scene import Delivery, Emotion, Facing
from rushes.engines.previs.understand.appearance import Appearance
from rushes.engines.previs.understand.drafts import Draft, Speech
from rushes.engines.previs.understand.grammar import (
    CAUSES,
    COUNTS,
    DETERMINERS,
    LINKS,
    PLURAL_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from rushes.engines.previs.understand.lexicon import Meaning
from rushes.engines.previs.understand.tokens import Match

EMBRACES = ("hug", "kiss", "waltz", "shake hands", "high five", "hold hands")
SHARED_DEEDS = (*EMBRACES, "walk", "play chess", "play cards")
"""Actions that their object takes part in."""

GAMES = ("play chess", "play cards")
"""What is done with somebody."""

INSTRUCTS = frozenset(
    ("teach", "teaches", "teaching", "taught", "help", "helps", "helping", "helped", "ask", "asks", "asking", "asked",
     "tell", "tells", "telling", "told", "show", "shows", "showing", "showed")
)  # fmt: skip
""" "Teaches his daughter to swim": it is she who swims."""

ABSORBING_SLOTS = frozenset(("thing", "particle", "weather", "time", "season", "sound"))
"""A word of these right before a verb does what the verb says: "leaves dancing", "night falls"."""


class Deeds(Appearance):
    """Verbs, given to whoever does them; and words that only look like verbs."""

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
            self._own(match)
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

    def _own(self, match: Match) -> None:
        """ "washes her hands": the pronoun inside a phrase is somebody's, too."""
        for token in self.tokens[match.start + 1 : match.end]:
            if token.text in ("her", "his"):
                self._antecedent(PRONOUNS[token.text])

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

    def _awaits_verb(self, match: Match) -> bool:
        """ "a boy in a wheelchair waves": somebody was named, no verb came yet, and nothing announces a noun."""
        if match.start == 0 or not self.head or self.verb_seen:
            return False
        before = self.tokens[match.start - 1]
        if before.kind != "word" or before.text in DETERMINERS or before.text in PREPOSITIONS or before.text in LINKS:
            return False
        described = self.previous is not None and self.previous.end == match.start
        return not (described and self.previous is not None and self.previous in self.pending)

    def _follows_a_trait(self, match: Match) -> bool:
        """ "a girl with red hair waves": what stands right before the verb belongs to somebody."""
        before = self.previous
        return (
            before is not None
            and before.end == match.start
            and not self.verb_seen
            and any(meaning.slot in ("hair", "look") for meaning in before.meanings)
        )

    def _absorbed(self, match: Match) -> bool:
        """ "leaves dancing", "night falls": the word right before the verb does it, and it is nobody on stage."""
        before = self.previous
        if before is None or before.end != match.start or before.negated:
            return self._follows_unknown_noun(match)
        if self.preposition in ("in", "with") and self.head and not self.verb_seen:
            return False  # "a thief in a black mask tiptoes"
        if before.slot("piece") and self.head:
            return False  # "sits by a campfire playing the guitar"
        several = all(meaning.form == "plural" for meaning in before.meanings)
        if several and all(meaning.form == "s" for meaning in (*match.slot("action"), *match.slot("says"))):
            return False  # "with short hair and headphones skateboards": the verb is of one, so it is hers
        slots = {meaning.slot for meaning in before.meanings}
        return bool(slots & ABSORBING_SLOTS) and not slots & {"subject", "look"}

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
        told = form == "base" and match.start > 0 and self.tokens[match.start - 1].text == "to"
        spoken_to = told and self.latest and self.latest != self.head
        if spoken_to and any(token.text in INSTRUCTS for token in self.tokens[max(0, match.start - 7) : match.start]):
            return self.latest
        relative = match.start > 0 and self.tokens[match.start - 1].text in RELATIVES
        if relative or (form == "ing" and match.start - self.last_end <= 2 and self.latest):
            return self.latest
        return self.head or self.latest

    def _share_deed(self, found: list[Draft]) -> None:
        """ "hugs her daughter", "walks his dog": the object does it too. "chased by a farmer": he alone does it."""
        if self.agent_deed:
            self._act(found, self.agent_deed)
            self.agent_deed = ""
            return
        deed, self.open_deed = self.open_deed, ""
        together = not self.preposition or (self.preposition == "with" and deed in GAMES)
        if deed and not self.link and together and found != self.head:
            self._act([draft for draft in found if deed in (*EMBRACES, *GAMES) or not draft.human], deed)

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
