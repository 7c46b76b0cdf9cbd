"""A scene in words, for the log of whoever asked for it."""

from rushes.engines.previs.scene import Scene, Subject

MOST_NAMED = 8
MOMENTS = ("dusk", "dawn", "night", "noon")
"""Times that follow "at"."""


def describe(scene: Scene) -> list[str]:
    """What was understood, what is not shown and what was not understood: one sentence each."""
    lines = ["Scene: " + "; ".join(part for part in (_where(scene), _who(scene), _how(scene)) if part)]
    for line in scene.dialogue:
        manner = "" if line.delivery == "neutral" else f" ({line.delivery})"
        lines.append(f'{line.speaker.capitalize()}{manner}: "{line.text}"')
    if scene.ending:
        lines.append(f"Ends on: {scene.ending.words}")
    if scene.unshown:
        lines.append("Not shown: " + _listed(scene.unshown))
    if scene.unmatched:
        lines.append("Not understood: " + _listed(scene.unmatched))
    return lines


def _where(scene: Scene) -> str:
    when = f"{scene.setting} at {scene.time}" if scene.time in MOMENTS else f"{scene.setting}, {scene.time}"
    extra = [scene.weather] if scene.weather != "clear" else []
    extra += [scene.season] if scene.season != "summer" else []
    extra += [scene.mood] if scene.mood != "neutral" else []
    return ", ".join([when, *extra])


def _who(scene: Scene) -> str:
    if scene.display:
        doing = f" ({' and '.join(scene.display.does)})" if scene.display.does else ""
        return f"{scene.display.kind}{doing} on display, nobody on stage"
    if not scene.subjects:
        return "nobody on stage"
    return ", ".join(_subject(subject) for subject in scene.subjects)


def _subject(subject: Subject) -> str:
    doing = " and ".join(subject.actions) if subject.actions else ""
    feeling = f", {subject.emotion}" if subject.emotion != "neutral" else ""
    return f"{subject.id}{f' ({doing})' if doing else ''}{feeling}"


def _how(scene: Scene) -> str:
    parts = [f"{scene.framing} shot"] if scene.framing else []
    parts += [move.replace("_", " ") for move in scene.moves]
    parts += ["one take"] if scene.one_take else []
    parts += [{"slow": "slow motion", "fast": "fast"}[scene.pace]] if scene.pace != "normal" else []
    parts += [scene.style] if scene.style != "illustration" else []
    parts += ["warm light" if scene.warmth > 0 else "cold light"] if scene.warmth else []
    parts += ["shallow focus"] if scene.shallow_focus else []
    parts += [f"{' and '.join(scene.particles)} in the air"] if scene.particles else []
    parts += ["music"] if scene.music else ["no music"]
    return ", ".join(parts)


def _listed(words: tuple[str, ...]) -> str:
    shown = ", ".join(words[:MOST_NAMED])
    return shown if len(words) <= MOST_NAMED else f"{shown} and {len(words) - MOST_NAMED} more"
