"""Who is on stage: subjects, what they look like, what they do, read from left to right as a reader would."""

import re
from collections.abc import Sequence
from typing import cast as typed

from rushes.engines.previs.scene import Emotion, Facing
from rushes.engines.previs.understand.belongings import assign_belongings
from rushes.engines.previs.understand.berths import assign_berths
from rushes.engines.previs.understand.clause import ELDER_YEARS
from rushes.engines.previs.understand.drafts import Cast, Draft, Speech
from rushes.engines.previs.understand.grammar import (
    BEFORE_INFINITIVES,
    COUNTS,
    DETERMINERS,
    FORMATIONS,
    IN_LINE,
    LINES,
    LINKS,
    PLURAL_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
)
from rushes.engines.previs.understand.lexicon import Lexicon, Meaning
from rushes.engines.previs.understand.mentions import Mentions
from rushes.engines.previs.understand.settling import settle
from rushes.engines.previs.understand.tokens import Match, Token

MOST_SUBJECTS = 5
"""More would hide each other and cost a frame's time; the rest is told as not shown."""

CAMERA = "camera"
_DECADE = re.compile(r"^(\d)0s$")


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


class _Reader(Mentions):
    """Walks through the text once: small words steer who is meant, phrases of the lexicon say what is said of whom."""

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
        assign_belongings(self.tokens, self.cast, self.lexicon)
        assign_berths(self.tokens, list(self.matches.values()), self.cast, self.lexicon)
        for draft in self.cast.drafts:
            settle(draft, self.cast, list(self.matches.values()), self.lexicon)
        if len(self.cast.drafts) > MOST_SUBJECTS:
            extra = self.cast.drafts[MOST_SUBJECTS:]
            self.cast.unshown.append(f"more than {MOST_SUBJECTS} figures")
            del self.cast.drafts[MOST_SUBJECTS:]
            self.cast.mentions = [(at, d) for at, d in self.cast.mentions if all(d is not e for e in extra)]
        return self.cast

    def _token(self, place: int, token: Token) -> None:
        if token.kind == "stop":
            self._sentence()
        elif token.kind == "pause":
            self.preposition = ""
            self.link = self.link or ","
        elif token.kind == "word":
            self._word(place, token.text)

    def _word(self, place: int, word: str) -> None:
        if word in COUNTS:
            self.count = COUNTS[word]
        self._formation(place, word)
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

    def _formation(self, place: int, word: str) -> None:
        """ "a camel caravan", "penguins in a line": several of whom was named."""
        animals = [draft for draft in self.latest if not draft.human]
        if word in FORMATIONS and place == self.last_end and len(self.latest) == len(animals) == 1:
            self._multiply(self.latest, FORMATIONS[word])
            self.count = 0
        before = {token.text for token in self.tokens[max(0, place - 2) : place]}
        several = len(self.head) > 1 and not any(draft.human for draft in self.head)
        if word in LINES and "in" in before and several:
            self._multiply(self.head, IN_LINE)

    def _is_age(self, place: int) -> bool:
        return any(t.text in ("year", "years", "aged") for t in self.tokens[max(0, place - 1) : place + 2])

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
        if subject is not None and not self._is_look_here(slots, match) and not self._is_verb(slots, match):
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

    def _is_verb(self, slots: dict[str, Meaning], match: Match) -> bool:
        """ "a man cooks", "teaches the boy to fish", "likes to fish": deeds, where "talks to fish" is none."""
        if "action" not in slots or match.start == 0:
            return False
        if self.tokens[match.start - 1].text != "to":
            named = self.last_end == match.start and len(self.latest) == 1
            return named and slots["action"].form == "s" and not self.verb_seen
        before = self.tokens[match.start - 2].text if match.start > 1 else ""
        return before in BEFORE_INFINITIVES or (self.last_end == match.start - 1 and bool(self.latest))

    def _is_look_here(self, slots: dict[str, Meaning], match: Match) -> bool:
        return "look" in slots and self.preposition in ("with", "in", "of")
