"""Prompts with what must be understood of each, as data, and how a scene is held against them."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rushes.engines.previs.scene import Scene, Subject
from rushes.engines.previs.understand.lexicon import lexicon

Wanted = Mapping[str, Any]

SINGLE = ("setting", "time", "weather", "season", "mood", "framing", "music", "shallow_focus", "style", "pace")
SEVERAL = ("moves", "particles", "sounds", "writing")


def prompts(file: Path) -> list[dict[str, Any]]:
    """The prompts of a file, each with its facts."""
    return tomllib.loads(file.read_text(encoding="utf-8"))["prompt"]


def facts(scene: Scene, wanted: Wanted) -> Iterator[tuple[str, bool]]:
    """Every fact that `wanted` states of `scene`, and whether it holds."""
    for name in SINGLE:
        if name in wanted:
            yield _fact(name, wanted[name], getattr(scene, name))
    for name in SEVERAL:
        for value in wanted.get(name, ()):
            yield f"{value} in {name}, not {getattr(scene, name)}", value in getattr(scene, name)
    if wanted.get("warm"):
        yield f"warm light, not {scene.warmth}", scene.warmth > 0
    if wanted.get("cold"):
        yield f"cold light, not {scene.warmth}", scene.warmth < 0
    if "display" in wanted:
        yield _fact("display", wanted["display"], scene.display and scene.display.kind)
    if "display_colour" in wanted:
        yield _colour("display colour", wanted["display_colour"], scene.display and scene.display.colour)
    for deed in wanted.get("does", ()):
        does = scene.display.does if scene.display else ()
        yield f"does {deed}, not {does}", deed in does
    if "label" in wanted:
        yield _fact("label", wanted["label"], scene.display and scene.display.label)
    for name in ("backdrop", "light"):
        if name in wanted:
            yield _fact(name, wanted[name], getattr(scene.studio, name))
    if wanted.get("nobody"):
        yield f"nobody on stage, not {[s.id for s in scene.subjects]}", not scene.subjects
    for kind, way in wanted.get("pieces", ()):
        found = [(piece.kind, piece.way) for piece in scene.set_pieces]
        yield f"{kind} with somebody {way} it, not {found}", (kind, way) in found
    if "lines" in wanted:
        yield from _lines(scene, wanted["lines"])
    if "ends" in wanted:
        yield _ending(scene, wanted["ends"])
    left = list(scene.subjects)
    for who in wanted.get("who", ()):
        yield from _who(left, who)
    if "who" in wanted:
        yield f"nobody else on stage than was named: {[s.id for s in left]}", not left


def _fact(name: str, wanted: Any, found: Any) -> tuple[str, bool]:
    holds = found in wanted if isinstance(wanted, list) else found == wanted
    return f"{name} {wanted}, not {found}", holds


def _colour(name: str, wanted: str, found: Any) -> tuple[str, bool]:
    known = lexicon().colours.get(wanted)
    values = (wanted, known.hex, known.hair) if known else (wanted,)
    return f"{name} {wanted}, not {found}", found is not None and found in values


def _ending(scene: Scene, wanted: str) -> tuple[str, bool]:
    end = scene.ending
    if end is None:
        return f"the end: {wanted}", False
    shown = {f"{end.fade}", f"{end.framing}", f"{end.move}", *end.subjects}
    return f"the end: {wanted}, not {end}", wanted in shown


def _lines(scene: Scene, wanted: Sequence[Sequence[str]]) -> Iterator[tuple[str, bool]]:
    yield f"{len(wanted)} lines, not {[line.text for line in scene.dialogue]}", len(scene.dialogue) == len(wanted)
    words = {subject.id: subject.word.lower() for subject in scene.subjects}
    for line, (speaker, start, *delivery) in zip(scene.dialogue, wanted, strict=False):
        yield f"the line {start!r}, not {line.text!r}", line.text.startswith(start)
        who = f"{line.speaker} {words.get(line.speaker, '')}".lower()
        yield f"{speaker} says {start!r}, not {line.speaker}", speaker.lower() in who
        if delivery:
            yield f"{delivery[0]} of {start!r}, not {line.delivery}", line.delivery == delivery[0]


def _who(left: list[Subject], wanted: Wanted) -> Iterator[tuple[str, bool]]:
    number = wanted.get("number", 1)
    name = wanted.get("word", wanted.get("kind"))
    found = [subject for subject in left if _named(subject, wanted)][:number]
    yield f"{number} {name} on stage", len(found) == number
    for subject in found:
        left.remove(subject)
    for key in wanted.keys() - {"kind", "word", "number"}:
        if not found:
            yield f"{name}: {key} {wanted[key]}", False
        elif key == "does":
            for action in wanted["does"]:
                who = found[0]
                yield f"{name} does {action}, not {who.actions}", all(action in each.actions for each in found)
        elif key == "feels":
            yield _fact(f"{name} feels", wanted["feels"], found[0].emotion)
        elif key == "berth":
            berths = [each.berth and [each.berth.host, each.berth.spot] for each in found]
            yield f"{name} with {wanted['berth']}, not {berths}", all(berth == wanted["berth"] for berth in berths)
        elif key == "facing":
            yield _fact(f"{name} faces", wanted["facing"], found[0].facing)
        else:
            values = [each.attributes.get(key) for each in found]
            holds = all(value == wanted[key] or _colour("", str(wanted[key]), value)[1] for value in values)
            yield f"{name}: {key} {wanted[key]}, not {values}", holds


def _named(subject: Subject, wanted: Wanted) -> bool:
    if "kind" in wanted and subject.kind != wanted["kind"]:
        return False
    if "word" in wanted and wanted["word"].lower() not in f"{subject.word} {subject.id}".lower():
        return False
    return not ({"sex", "age"} & wanted.keys()) or all(
        subject.attributes.get(key, wanted[key]) == wanted[key] for key in {"sex", "age"} & wanted.keys()
    )
