"""Who says which line, and how; and short lines for people who speak without words of their own."""

from collections.abc import Mapping, Sequence
from zlib import crc32

from rushes.engines.previs.scene import Delivery, Line, Mood, Subject
from rushes.engines.previs.understand.dialogue import Spoken
from rushes.engines.previs.understand.drafts import Cast, Draft, Speech
from rushes.engines.previs.understand.lexicon import Templates
from rushes.engines.previs.understand.parsing import Parsed
from rushes.engines.previs.understand.tokens import Token

NARRATOR = "narrator"
SHOUTS = 2
"""So many exclamation marks make a line a shout."""

STRONG_DELIVERIES: tuple[Delivery, ...] = ("whisper", "shout", "soft")
DELIVERY_REACH = 8
"""A word of delivery ("softly") counts for a line that is at most so many words away."""


def read_dialogue(prompt: str, parsed: Parsed, mood: Mood, templates: Templates) -> tuple[Line, ...]:
    """Every line with its speaker and delivery; people who are asked to speak without words get a few."""
    tokens, matches, cast, ids = parsed.tokens, parsed.matches, parsed.cast, parsed.ids
    deliveries = [
        (match.start, meaning.key) for match in matches if not match.negated for meaning in match.slot("delivery")
    ]
    silent = any(match.negated and match.slot("says") for match in matches)
    lines: list[Line] = []
    previous: str | None = None
    for place, token in enumerate(tokens):
        if token.kind != "spoken":
            continue
        spoken = parsed.cut.lines[token.spoken_line]
        speech = _speech_for(place, tokens, cast.speeches)
        speaker = _speaker(place, tokens, cast, speech, ids, previous)
        previous = speaker
        lines.append(Line(speaker=speaker, text=spoken.text, delivery=_delivery(place, spoken, speech, deliveries)))
    if lines or silent:
        return tuple(lines)
    return _template_lines(prompt, cast, parsed.subjects, mood, deliveries, templates)


def _speech_for(place: int, tokens: Sequence[Token], speeches: Sequence[Speech]) -> Speech | None:
    """The verb that brings a line: the last before it since the line before, or one right behind it."""
    start = max((p for p in range(place) if tokens[p].kind == "spoken"), default=-1)
    trailing = _trailing_speech(place, tokens, speeches)
    before = [s for s in speeches if start < s.place < place]
    stops = [p for p in range(start + 1, place) if tokens[p].kind == "stop"]
    near = [s for s in before if not stops or s.place > stops[-1]]
    if near:
        return near[-1]
    return trailing or (before[-1] if before else None)


def _trailing_speech(place: int, tokens: Sequence[Token], speeches: Sequence[Speech]) -> Speech | None:
    """ "...," says the man."""
    following = [s for s in speeches if place < s.place <= place + 4]
    if following and all(tokens[p].kind == "word" for p in range(place + 1, following[0].place)):
        return following[0]
    return None


def _speaker(
    place: int,
    tokens: Sequence[Token],
    cast: Cast,
    speech: Speech | None,
    ids: Mapping[int, str],
    previous: str | None,
) -> str:
    if speech is not None and speech.speaker is None and cast.narrator and not _somebody_before(speech.place, cast):
        return NARRATOR
    people = [draft for draft in cast.drafts if draft.human] or cast.drafts
    if not people:
        return NARRATOR
    if speech is not None and speech.place > place:
        after = [d for at, d in cast.mentions if speech.place < at <= speech.place + 4 or place < at < speech.place]
        if after and id(after[0]) in ids:
            return ids[id(after[0])]
    if speech is not None and speech.speaker is not None and id(speech.speaker) in ids:
        return ids[id(speech.speaker)]
    start = max((p for p in range(place) if tokens[p].kind in ("stop", "spoken")), default=-1)
    limit = speech.place if speech is not None and start < speech.place < place else place
    mentioned = [d for at, d in cast.mentions if start < at < limit and id(d) in ids]
    together = [d for at, d in cast.mentions if mentioned and at == _place_of(cast, mentioned[-1], limit)]
    if len(together) > 1 and mentioned:
        # "One says ... and the other replies": the first, then whoever did not speak last.
        names = [ids[id(draft)] for draft in together if id(draft) in ids]
        return next((name for name in names if name != previous), names[0])
    if mentioned:
        return ids[id(mentioned[-1])]
    if previous is not None and len(people) > 1:
        others = [ids[id(draft)] for draft in people if ids[id(draft)] != previous]
        return others[0]
    earlier = [(at, d) for at, d in cast.mentions if at < place and d in people]
    if previous is not None or not earlier:
        return ids[id(people[0])]
    return next(ids[id(draft)] for at, draft in earlier if at == earlier[-1][0])


def _place_of(cast: Cast, draft: Draft, limit: int) -> int:
    """Where a draft was mentioned last before `limit`."""
    return max(at for at, mentioned in cast.mentions if mentioned is draft and at < limit)


def _somebody_before(place: int, cast: Cast) -> bool:
    return any(place - 3 <= at < place for at, _ in cast.mentions)


def _delivery(place: int, spoken: Spoken, speech: Speech | None, deliveries: Sequence[tuple[int, str]]) -> Delivery:
    if speech is not None and speech.delivery != "neutral":
        return speech.delivery
    near = [key for at, key in deliveries if abs(at - place) <= DELIVERY_REACH]
    if near:
        return _strongest(near)
    return "shout" if spoken.text.count("!") >= SHOUTS else "neutral"


def _strongest(keys: Sequence[str]) -> Delivery:
    for delivery in STRONG_DELIVERIES:
        if delivery in keys:
            return delivery
    return "neutral"


def _template_lines(
    prompt: str,
    cast: Cast,
    subjects: Sequence[Subject],
    mood: Mood,
    deliveries: Sequence[tuple[int, str]],
    templates: Templates,
) -> tuple[Line, ...]:
    """Short lines for people who are asked to speak but given no words."""
    speakers = [subject.id for subject in subjects if subject.kind == "human" and "talk" in subject.actions]
    if not speakers or not cast.speeches:
        return ()
    people = [subject.id for subject in subjects if subject.kind == "human"]
    if len(speakers) == 1 and len(people) == 2 and any(s.facing == "partner" for s in subjects):
        speakers = people
    low = prompt.lower()
    topic = next((t for t, cues in templates.topics.items() if any(_has_word(low, cue) for cue in cues)), mood)
    pick = crc32(prompt.encode())
    keys = [key for _, key in deliveries] + [s.delivery for s in cast.speeches if s.delivery != "neutral"]
    delivery = _strongest(keys)
    if len(speakers) == 1:
        monologues = templates.monologues[topic]
        return (Line(speaker=speakers[0], text=monologues[pick % len(monologues)], delivery=delivery),)
    exchanges = templates.exchanges[topic]
    lines = exchanges[pick % len(exchanges)]
    return tuple(Line(speaker=speakers[number % 2], text=text, delivery=delivery) for number, text in enumerate(lines))


def _has_word(low: str, cue: str) -> bool:
    place = low.find(cue)
    while place >= 0:
        end = place + len(cue)
        if not low[place - 1 : place].isalnum() and not low[end : end + 1].isalnum():
            return True
        place = low.find(cue, place + 1)
    return False
