"""Subjects while they are being read, and everything else that the reading of the cast finds out."""

from dataclasses import dataclass, field
from itertools import count

from rushes.engines.previs.scene import Berth, Delivery, Emotion, Facing, Spot, Subject
from rushes.engines.previs.understand.lexicon import Attributes


@dataclass
class Draft:
    """A subject while it is being read: `key` of its lexicon entry, `name` that its id is made of, and its `word`.

    `definite`: the prompt speaks of it as if it were there already ("the cat"). `host` carries it, at `spot`.
    """

    key: str
    name: str
    kind: str
    word: str
    attributes: Attributes = field(default_factory=dict)
    actions: list[str] = field(default_factory=list)
    emotion: Emotion = "neutral"
    facing: Facing = "any"
    place: int = 0
    default_action: str | None = None
    setting: str | None = None
    in_space: str | None = None
    definite: bool = False
    host: "Draft | None" = None
    spot: Spot = "aboard"

    @property
    def human(self) -> bool:
        """Whether it is a person."""
        return self.kind == "human"


@dataclass(frozen=True)
class Speech:
    """Somebody speaks: where in the text, how, and whether it is a voice that is not seen."""

    place: int
    delivery: Delivery
    speaker: Draft | None


@dataclass
class Cast:
    """Everybody on stage, who speaks where, and what was understood of them that cannot be shown."""

    drafts: list[Draft]
    speeches: list[Speech]
    mentions: list[tuple[int, Draft]]
    unshown: list[str]
    narrator: bool
    deeds: set[int] = field(default_factory=set[int])
    """Places of phrases that somebody was found to do, so that they mean nothing else ("waves")."""

    def subjects(self) -> tuple[Subject, ...]:
        """The subjects of a scene, with ids that are unique in it."""
        names: dict[int, str] = {}
        for draft in self.drafts:
            free = (draft.name if number == 1 else f"{draft.name}-{number}" for number in count(1))
            names[id(draft)] = next(each for each in free if each not in names.values())
        subjects: list[Subject] = []
        for draft in self.drafts:
            host = names.get(id(draft.host))
            subjects.append(
                Subject(
                    id=names[id(draft)],
                    kind=draft.kind,
                    word=draft.word,
                    attributes=draft.attributes,
                    actions=tuple(dict.fromkeys(draft.actions)),
                    emotion=draft.emotion,
                    facing=draft.facing,
                    berth=Berth(host=host, spot=draft.spot) if host else None,
                )
            )
        return tuple(subjects)
