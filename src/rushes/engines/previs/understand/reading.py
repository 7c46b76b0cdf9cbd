"""A prompt read as a scene. Pure and quick: the lexicons do the knowing, this the order."""

from collections.abc import Sequence
from dataclasses import replace

from rushes.engines.previs.scene import Scene, Studio, Subject
from rushes.engines.previs.understand.exhibits import fills_the_picture, read_display, read_studio
from rushes.engines.previs.understand.filming import read_ending, read_framing, read_moves, read_pace, read_style
from rushes.engines.previs.understand.lexicon import Lexicon, PlaceEntry, lexicon
from rushes.engines.previs.understand.parsing import parse
from rushes.engines.previs.understand.pieces import read_set_pieces
from rushes.engines.previs.understand.report import unmatched_words, unshown_things
from rushes.engines.previs.understand.slots import (
    DEFAULT_SETTING,
    read_mood,
    read_particles,
    read_sounds,
    read_surroundings,
    read_warmth,
    wants_music,
)
from rushes.engines.previs.understand.speakers import read_dialogue
from rushes.engines.previs.understand.tokens import Match

PLACE_MAKERS = ("dragon", "boat", "plane", "spaceship", "train", "fish", "flock")
"""Kinds that look wrong in a place that is not theirs."""


def read(prompt: str, folder: str = "") -> Scene:
    """What a prompt means: pure, and without any default person. `folder` holds lexicons to add to the package's.

    Dialogue is cut out first, then negations are marked, then the longest phrases fill the slots of the scene. What
    carries weight and was not understood is in `unmatched`; what was understood and no kit shows is in `unshown`.
    Raises SettingsError when `folder` holds no lexicons.
    """
    words = lexicon(folder)
    parsed = parse(prompt, words)
    tokens, matches, cast = parsed.tokens, parsed.matches, parsed.cast
    # A dragon asks for its place more strongly than the people with it, a parrot on a shoulder less.
    in_order = sorted(cast.drafts, key=lambda d: (d.host is not None, d.kind not in PLACE_MAKERS))
    suggested = [draft.setting for draft in in_order if draft.setting]
    suggested += [words.action_places[a] for draft in cast.drafts for a in draft.actions if a in words.action_places]
    set_pieces = read_set_pieces(tokens, parsed.opening, parsed.mentioned, words)
    if any(subject.kind == "human" for subject in parsed.subjects):
        set_pieces = tuple(piece for piece in set_pieces if not words.pieces[piece.kind].for_animals)
    suggested += [place for piece in set_pieces if (place := words.pieces[piece.kind].setting)]
    if any(match.slot("backdrop") and not match.negated for match in matches):
        suggested.insert(0, DEFAULT_SETTING)  # a backdrop hangs in a studio
    around = read_surroundings(tokens, _without_parts(matches, words), suggested, words)
    if not parsed.subjects and not set_pieces and fills_the_picture(parsed.opening):
        around = replace(around, setting=DEFAULT_SETTING, place=words.places[DEFAULT_SETTING])
    bare = around.setting == DEFAULT_SETTING
    subjects = _without_whole(parsed.subjects, around.place)
    pace = read_pace(matches)
    display = None
    if not parsed.subjects:
        display = read_display(prompt, tokens, parsed.opening, pace, words, in_place=not bare)
    if display is not None and set_pieces and display.kind == "shapes":
        display = None
    if display is not None:
        set_pieces = ()
    mood = read_mood(parsed.opening)
    moves = read_moves(tokens, parsed.opening, words, parsed.open_places)
    return Scene(
        prompt=prompt,
        setting=around.setting,
        time=around.time,
        weather=around.weather,
        season=around.season,
        mood=mood,
        warmth=read_warmth(matches),
        framing=read_framing(tokens, parsed.opening, parsed.open_places),
        moves=moves,
        shallow_focus=any(match.slot("shallow_focus") and not match.negated for match in matches),
        subjects=_followed(subjects) if "track" in moves else subjects,
        set_pieces=set_pieces,
        display=display,
        studio=read_studio(tokens, matches, words) if bare else Studio(),
        dialogue=read_dialogue(prompt, parsed, mood, words.templates),
        particles=read_particles(matches, around),
        sounds=read_sounds(matches),
        music=wants_music(parsed.cut.text, matches),
        ending=read_ending(tokens, matches, parsed.closing, parsed.mentioned, words),
        pace=pace,
        one_take=any(match.slot("one_take") and (not match.negated or "cuts" in match.text) for match in matches),
        style=read_style(matches),
        writing=parsed.cut.written,
        unmatched=unmatched_words(tokens, matches, words),
        unshown=unshown_things(tokens, matches, cast, around, words, display, set_pieces),
    )


def _without_parts(matches: Sequence[Match], words: Lexicon) -> list[Match]:
    """ "Out of a car window": what is named right behind a vehicle is part of it, and makes no room."""
    ends = {m.end for m in matches for s in m.slot("subject") if words.cast[s.key].kind in words.kinds.aboard}
    return [
        replace(match, meanings=tuple(m for m in match.meanings if m.slot != "setting"))
        if match.start in ends
        else match
        for match in matches
    ]


def _without_whole(subjects: tuple[Subject, ...], place: PlaceEntry) -> tuple[Subject, ...]:
    """Without what people are on who are shown in a part of it: around those on its deck there is no second ship."""
    if not any(subject.kind == "human" for subject in subjects):
        return subjects
    whole = {subject.id for subject in subjects if subject.kind in place.part_of}
    return tuple(
        subject.model_copy(update={"berth": None}) if subject.berth and subject.berth.host in whole else subject
        for subject in subjects
        if subject.id not in whole
    )


def _followed(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Whom the camera follows goes somewhere: the first person walks where nothing else is said of anybody."""
    people = [subject for subject in subjects if subject.kind == "human"]
    if not people or any(subject.actions for subject in subjects):
        return subjects
    walking = people[0].model_copy(update={"actions": ("walk",)})
    return tuple(walking if subject is people[0] else subject for subject in subjects)
