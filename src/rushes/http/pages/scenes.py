"""What an engine says it understood of a prompt, as a card that people can read.

Engines that understand prompts leave a `scene` in their facts and in the recipe of their files: JSON with the names
below, of which any may be missing. What has another shape is left out, so that no engine can break a page.
"""

from dataclasses import dataclass
from typing import Any, cast

PLAIN = ("", "any", "neutral", "normal", "locked")
"""Words that say that nothing was said."""


@dataclass(frozen=True)
class Actor:
    """Somebody or something that is seen: the prompt's word, how they look, what they do."""

    word: str
    looks: str
    does: str


@dataclass(frozen=True)
class SceneCard:
    """A scene in words. `facts` are names and texts; `unmatched` was not understood, `unshown` cannot be shown."""

    facts: dict[str, str]
    actors: list[Actor]
    lines: list[tuple[str, str]]
    unmatched: list[str]
    unshown: list[str]


def scene_card(scene: object) -> SceneCard | None:
    """The card of a scene; None where it is none."""
    if not isinstance(scene, dict):
        return None
    told = cast("dict[str, Any]", scene)
    subjects = {_word(one.get("id")): _word(one.get("word")) for one in _objects(told.get("subjects"))}
    facts = {
        "Where": _word(told.get("setting")),
        "When": ", ".join(filter(None, (_word(told.get(name)) for name in ("time", "season")))),
        "Weather": _word(told.get("weather")),
        "Mood": _word(told.get("mood")),
        "Camera": ", ".join([*_words([told.get("framing")]), *_words(told.get("moves"))]),
        "Pace": _word(told.get("pace")),
        "Style": _word(told.get("style")),
        "In the air": ", ".join(_words(told.get("particles"))),
        "To be heard": ", ".join(_words(told.get("sounds"))),
        "Written": ", ".join(f"“{text}”" for text in _words(told.get("writing"))),
        "Ends": _ending(told.get("ending")),
    }
    return SceneCard(
        {name: text for name, text in facts.items() if text not in PLAIN},
        [
            Actor(_word(one.get("word")), _looks(one), ", ".join(_words(one.get("actions"))))
            for one in _objects(told.get("subjects"))
        ],
        [
            (subjects.get(_word(line.get("speaker")), _word(line.get("speaker"))), str(line.get("text", "")))
            for line in _objects(told.get("dialogue"))
        ],
        _words(told.get("unmatched")),
        _words(told.get("unshown")),
    )


def _looks(subject: dict[str, Any]) -> str:
    attributes = subject.get("attributes")
    found = cast("dict[str, Any]", attributes) if isinstance(attributes, dict) else {}
    texts = [
        value.replace("_", " ") for value in found.values() if isinstance(value, str) and value[:1] not in ("", "#")
    ]
    feels = _word(subject.get("emotion"))
    return ", ".join(dict.fromkeys([*texts, *([] if feels in PLAIN else [feels])]))


def _ending(ending: object) -> str:
    return str(cast("dict[str, Any]", ending).get("words", "")) if isinstance(ending, dict) else ""


def _word(value: object) -> str:
    return value.replace("_", " ") if isinstance(value, str) else ""


def _words(value: object) -> list[str]:
    found = cast("list[object]", value) if isinstance(value, list | tuple) else []
    return [word for word in map(_word, found) if word not in PLAIN]


def _objects(value: object) -> list[dict[str, Any]]:
    found = cast("list[object]", value) if isinstance(value, list | tuple) else []
    return [cast("dict[str, Any]", one) for one in found if isinstance(one, dict)]
