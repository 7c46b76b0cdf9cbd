"""A scene changed by a prompt: "change the cat's fur colour to purple", "make it night", "add a dog"."""

import re

from rushes.engines.previs.scene import Scene, Subject
from rushes.engines.previs.understand.dialogue import cut_dialogue
from rushes.engines.previs.understand.lexicon import lexicon
from rushes.engines.previs.understand.reading import read
from rushes.engines.previs.understand.tokens import Match, find_phrases, tokenise

REMOVAL = re.compile(r"\b(?:remove|delete|take away|take out|get rid of|erase|drop|lose)\b", re.IGNORECASE)
ADDITION = re.compile(r"\b(?:add|insert|include|put in|bring in|introduce|give (?:him|her|them) a)\b", re.IGNORECASE)


def revise(scene: Scene, prompt: str) -> Scene:
    """`scene` with what `prompt` says of it changed; everything that it does not speak of stays as it is.

    A subject that the prompt names again takes its attributes and actions; one that is to be added joins, one that is
    to be removed goes. `unmatched` and `unshown` are those of the revision.
    """
    words = lexicon()
    matches = find_phrases(tokenise(cut_dialogue(prompt, words).text), words)
    said = read(prompt)
    slots = {meaning.slot for match in matches if not match.negated for meaning in match.meanings}
    changes: dict[str, object] = {
        "prompt": f"{scene.prompt}\n{prompt}",
        "subjects": _subjects(scene, said, prompt, matches),
        "unmatched": said.unmatched,
        "unshown": said.unshown,
    }
    for slot, field in (
        ("setting", "setting"),
        ("time", "time"),
        ("weather", "weather"),
        ("mood", "mood"),
        ("warmth", "warmth"),
    ):
        if slot in slots:
            changes[field] = getattr(said, field)
    if "season" in slots or "weather" in slots:
        changes["season"] = said.season if "season" in slots else scene.season
    if said.framing is not None:
        changes["framing"] = said.framing
    if changes["subjects"]:
        changes["display"] = None
    elif "display" in slots:
        changes["display"] = said.display
    for field in ("moves", "particles", "dialogue"):
        if getattr(said, field):
            changes[field] = getattr(said, field)
    if "music" in slots or not said.music:
        changes["music"] = said.music and not REMOVAL.search(prompt)
    changes["sounds"] = tuple(dict.fromkeys((*scene.sounds, *said.sounds)))
    return scene.model_copy(update=changes)


def _subjects(scene: Scene, said: Scene, prompt: str, matches: list[Match]) -> tuple[Subject, ...]:
    named = {meaning.key for match in matches for meaning in match.slot("subject")}
    removed = {meaning.key for match in matches if match.negated for meaning in match.slot("subject")}
    if REMOVAL.search(prompt):
        removed |= named
    kept = [subject for subject in scene.subjects if _key(subject) not in removed]
    for subject in said.subjects:
        if _key(subject) in removed:
            continue
        place = next((k for k, old in enumerate(kept) if _same(old, subject)), None)
        if place is not None:
            kept[place] = _changed(kept[place], subject)
        elif ADDITION.search(prompt) or not scene.subjects:
            kept.append(subject)
    return tuple(kept)


def _key(subject: Subject) -> str:
    return re.sub(r"-\d+$", "", subject.id)


def _same(old: Subject, new: Subject) -> bool:
    """Whether a prompt that speaks of `new` means `old`: the same word, or a person of that sex."""
    if _key(old) == _key(new):
        return True
    if old.kind != new.kind:
        return False
    if old.kind != "human":
        return True
    sexes = {old.attributes.get("sex"), new.attributes.get("sex")} - {None}
    return len(sexes) < 2 or _key(new) in ("person", "figure")


def _changed(old: Subject, new: Subject) -> Subject:
    own = lexicon().cast[_key(new)].attributes if _key(new) in lexicon().cast else {}
    said = {name: value for name, value in new.attributes.items() if own.get(name) != value}
    return old.model_copy(
        update={
            "attributes": old.attributes | said,
            "actions": new.actions or old.actions,
            "emotion": old.emotion if new.emotion == "neutral" else new.emotion,
            "facing": old.facing if new.facing == "any" else new.facing,
        }
    )
