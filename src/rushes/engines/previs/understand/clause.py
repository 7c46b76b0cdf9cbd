"""The state of reading from left to right: who is meant, and what was said of nobody yet."""

from collections.abc import Sequence

from rushes.engines.previs.understand.drafts import Cast, Draft
from rushes.engines.previs.understand.grammar import DEFINITE, PLURAL_PRONOUNS, PRONOUNS
from rushes.engines.previs.understand.lexicon import Lexicon, Meaning
from rushes.engines.previs.understand.tokens import Match, Token

BEFORE = -100
"""Where those are mentioned who are on stage before the first word."""

PENDING_REACH = 4
"""A colour or an adjective belongs to a noun at most so many words behind it."""

ELDER_YEARS, CHILD_YEARS = 62, 12


class Clause:
    """Who is meant: the head of the clause, the latest mention, the owner of "her"; and what waits for its noun."""

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
        self.young = False
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

    def _sentence(self) -> None:
        self.pending.clear()
        self.owner = None
        self.count, self.determiner, self.link, self.preposition = 0, "", "", ""
        self.verb_seen, self.camera_talk, self.open_deed, self.agent_deed = False, False, "", ""
        self.last_noun = None

    def _add(self, key: str, word: str, place: int, name: str = "") -> Draft:
        entry = self.lexicon.cast[key]
        draft = Draft(key, name or key, entry.kind, word, dict(entry.attributes), place=place)
        draft.default_action, draft.setting, draft.in_space = entry.action, entry.setting, entry.in_space
        draft.definite = self.determiner in DEFINITE
        self.cast.drafts.append(draft)
        return draft

    def _act(self, drafts: Sequence[Draft], action: str) -> None:
        for draft in drafts:
            draft.actions.append(action)

    def _pending_near(self, match: Match) -> list[Match]:
        near = [p for p in self.pending if p.end == 0 or match.start - p.end <= PENDING_REACH]
        self.pending.clear()
        return near

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
        if people:
            return []
        for draft in animals[-1:]:
            if self.lexicon.kinds.kinds[draft.kind] == "quadruped":
                draft.attributes.setdefault("sex", sex)
        return animals[-1:]

    def _years(self, years: int) -> None:
        age = "child" if years <= CHILD_YEARS else "elder" if years > ELDER_YEARS else "adult"
        meaning = Meaning("years", age)
        self.pending.append(Match(0, 0, (meaning,), str(years)))
