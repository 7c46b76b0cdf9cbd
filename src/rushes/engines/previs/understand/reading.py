"""A prompt read as a scene. Pure and quick: the lexicons do the knowing, this the order."""

from collections.abc import Mapping, Sequence
from zlib import crc32

from rushes.engines.previs.scene import Delivery, Display, Line, Mood, Scene, Subject
from rushes.engines.previs.understand.casting import DETERMINERS, cast_subjects
from rushes.engines.previs.understand.dialogue import Cut, Spoken, cut_dialogue
from rushes.engines.previs.understand.drafts import Cast, Draft, Speech
from rushes.engines.previs.understand.filming import (
    ending_places,
    read_ending,
    read_framing,
    read_moves,
    read_pace,
    read_style,
)
from rushes.engines.previs.understand.lexicon import Attributes, Lexicon, Templates, lexicon
from rushes.engines.previs.understand.slots import (
    DEFAULT_SETTING,
    Surroundings,
    read_display,
    read_mood,
    read_particles,
    read_setting,
    read_sounds,
    read_surroundings,
    read_warmth,
    wants_music,
)
from rushes.engines.previs.understand.tokens import Match, Token, find_phrases, tokenise

NARRATOR = "narrator"
MOST_UNMATCHED = 14
SHORTEST_WEIGHTY_WORD = 4
SHOUTS = 2
"""So many exclamation marks make a line a shout."""

PLACE_MAKERS = ("dragon", "boat", "plane", "spaceship", "train", "fish", "flock")
"""Kinds that look wrong in a place that is not theirs."""

NOUN_SLOTS = ("setting", "sound", "particle", "thing", "weather")
STRONG_DELIVERIES: tuple[Delivery, ...] = ("whisper", "shout", "soft")
DELIVERY_REACH = 8
"""A word of delivery ("softly") counts for a line that is at most so many words away."""


def read(prompt: str, folder: str = "") -> Scene:
    """What a prompt means: pure, and without any default person. `folder` holds lexicons to add to the package's.

    Dialogue is cut out first, then negations are marked, then the longest phrases fill the slots of the scene. What
    carries weight and was not understood is in `unmatched`; what was understood and no kit shows is in `unshown`.
    Raises SettingsError when `folder` holds no lexicons.
    """
    words = lexicon(folder)
    cut = cut_dialogue(prompt, words)
    tokens = tokenise(cut.text)
    matches = find_phrases(tokens, words)
    closing = ending_places(tokens, matches)
    cast = cast_subjects(tokens, matches, words, closing)
    matches = [_as_deed(match) if match.start in cast.deeds else match for match in matches]
    _cast_names(tokens, matches, cast, words)
    # A dragon asks for its place more strongly than the people with it.
    in_order = sorted(cast.drafts, key=lambda draft: draft.kind not in PLACE_MAKERS)
    suggested = [draft.setting for draft in in_order if draft.setting]
    suggested += [words.action_places[a] for draft in cast.drafts for a in draft.actions if a in words.action_places]
    around = read_surroundings(tokens, matches, suggested, words)
    subjects = cast.subjects()
    ids = {id(draft): subject.id for draft, subject in zip(cast.drafts, subjects, strict=True)}
    mentioned = [(place, ids[id(draft)]) for place, draft in cast.mentions if id(draft) in ids]
    opening = [match for match in matches if match.start not in closing]
    bare = not subjects and around.setting == DEFAULT_SETTING
    display = read_display(matches, words) if bare else None
    mood = read_mood(matches)
    silent = any(match.negated and match.slot("says") for match in matches)
    return Scene(
        prompt=prompt,
        setting=around.setting,
        time=around.time,
        weather=around.weather,
        season=around.season,
        mood=mood,
        warmth=read_warmth(matches),
        framing=read_framing([t for k, t in enumerate(tokens) if k not in closing], opening),
        moves=read_moves(tokens, opening, words, frozenset(range(len(tokens))) - closing),
        shallow_focus=any(match.slot("shallow_focus") and not match.negated for match in matches),
        subjects=subjects,
        display=display,
        dialogue=_dialogue(prompt, cut, tokens, matches, cast, subjects, ids, mood, words.templates, silent=silent),
        particles=read_particles(matches, around),
        sounds=read_sounds(matches),
        music=wants_music(cut.text, matches),
        ending=read_ending(tokens, matches, closing, mentioned, words),
        pace=read_pace(matches),
        style=read_style(matches),
        writing=cut.written,
        unmatched=_unmatched(tokens, matches, words),
        unshown=_unshown(tokens, matches, cast, around, words, display),
    )


def _as_deed(match: Match) -> Match:
    """ "A man waves": what somebody does is no sea and no sound of it; "sits on the couch" is a place all the same."""
    if match.end - match.start > 1:
        return match
    kept = tuple(meaning for meaning in match.meanings if meaning.slot not in NOUN_SLOTS)
    return Match(match.start, match.end, kept, match.text, match.negated)


def _cast_names(tokens: Sequence[Token], matches: Sequence[Match], cast: Cast, words: Lexicon) -> None:
    """ "Anna says: ...": a name that nobody on stage bears becomes somebody, before those who were named later."""
    verbs = {match.start: match for match in matches if match.slot("action") or match.slot("says")}
    known = {place for match in matches for place in range(match.start, match.end)}
    for place, token in enumerate(tokens):
        if not token.raw[:1].isupper() or any(draft.word == token.raw for draft in cast.drafts):
            continue
        if token.text not in words.names and (place in known or not _is_strange_name(place, tokens, verbs, words)):
            continue
        sex = words.names.get(token.text)
        attributes: Attributes = {"sex": sex} if sex else {}
        introduced = place > 0 and tokens[place - 1].text in ("named", "called", ",")
        nearby = [d for at, d in cast.mentions if d.human and 0 <= place - at <= 4]
        if introduced and nearby:
            nearby[-1].attributes = attributes | nearby[-1].attributes
            cast.mentions.append((place, nearby[-1]))
            continue
        draft = Draft(token.text, token.text, "human", token.raw, attributes, place=place)
        draft.actions += [m.key for m in verbs[place + 1].slot("action")] if place + 1 in verbs else []
        cast.drafts.append(draft)
        cast.mentions.append((place, draft))
    cast.drafts.sort(key=lambda draft: draft.place)
    cast.mentions.sort(key=lambda mention: mention[0])


def _is_strange_name(place: int, tokens: Sequence[Token], verbs: Mapping[int, Match], words: Lexicon) -> bool:
    """ "Xiomara waves": a word with a capital that no lexicon knows, and that does something."""
    token, verb = tokens[place], verbs.get(place + 1)
    if verb is None or token.kind != "word" or token.text in words.vocabulary or token.raw.isupper():
        return False
    does = any(meaning.form == "s" for meaning in (*verb.slot("action"), *verb.slot("says")))
    return does and (place == 0 or tokens[place - 1].text not in DETERMINERS)


# Dialogue: who says it, and how.


def _dialogue(
    prompt: str,
    cut: Cut,
    tokens: Sequence[Token],
    matches: Sequence[Match],
    cast: Cast,
    subjects: Sequence[Subject],
    ids: dict[int, str],
    mood: Mood,
    templates: Templates,
    *,
    silent: bool,
) -> tuple[Line, ...]:
    deliveries = [
        (match.start, meaning.key) for match in matches if not match.negated for meaning in match.slot("delivery")
    ]
    lines: list[Line] = []
    previous: str | None = None
    for place, token in enumerate(tokens):
        if token.kind != "spoken":
            continue
        spoken = cut.lines[token.spoken_line]
        speech = _speech_for(place, tokens, cast.speeches)
        speaker = _speaker(place, tokens, cast, speech, ids, previous)
        previous = speaker
        lines.append(Line(speaker=speaker, text=spoken.text, delivery=_delivery(place, spoken, speech, deliveries)))
    if lines or silent:
        return tuple(lines)
    return _template_lines(prompt, cast, subjects, mood, deliveries, templates)


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
    ids: dict[int, str],
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


# Honesty: what was not understood, what is not shown.


def _unmatched(tokens: Sequence[Token], matches: Sequence[Match], words: Lexicon) -> tuple[str, ...]:
    covered = {place for match in matches for place in range(match.start, match.end)}
    missed = [
        token.text
        for place, token in enumerate(tokens)
        if token.kind == "word"
        and place not in covered
        and len(token.text) >= SHORTEST_WEIGHTY_WORD
        and token.text not in words.plain
        and token.text not in words.names
        and not token.text[0].isdigit()
        and not (token.text.endswith("ly") and token.text.removesuffix("ly") in words.plain)
    ]
    return tuple(dict.fromkeys(missed))[:MOST_UNMATCHED]


def _shown_by_weather(around: Surroundings) -> set[str]:
    if around.place.indoor:
        return set()
    shown = {"cloud"} if around.weather != "fog" else set[str]()
    if around.time == "night":
        shown |= {"star", "moon"}
    if around.weather in ("rain", "storm"):
        shown |= {"puddle", "reflection"}
    return shown


def _unshown(
    tokens: Sequence[Token],
    matches: Sequence[Match],
    cast: Cast,
    around: Surroundings,
    words: Lexicon,
    display: Display | None,
) -> tuple[str, ...]:
    found: list[str] = []
    shown = set(around.place.shows) | _shown_by_weather(around)
    for match in matches:
        if match.negated:
            continue
        if any(display and meaning.key == display.kind for meaning in match.slot("display")):
            continue
        if match.slot("display") and not any(match.slot(slot) for slot in ("thing", "look", "setting", "subject")):
            found.append(match.text)
        for meaning in match.slot("thing"):
            if meaning.key not in shown and not any(m.slot in ("subject", "look") for m in match.meanings):
                found.append(meaning.key)
    places = {
        meaning.key
        for match in matches
        if not match.negated
        for meaning in match.slot("setting")
        if meaning.weight >= 1
    }
    chosen = read_setting(tokens, matches, words)
    found += [f"{key} (besides {around.setting})" for key in sorted(places) if chosen and key != chosen]
    found += cast.unshown
    return tuple(dict.fromkeys(found))
