"""From a line of dialogue to phrases and pauses, each phrase with its own pitch and tempo."""

import re
import unicodedata
from dataclasses import dataclass

import numpy as np

from rushes.engines.previs.sound.speech_process import Phrase
from rushes.engines.previs.sound.voices import Manner, Voice

_PAUSES = {",": 0.15, ";": 0.24, ":": 0.22, "-": 0.24, ".": 0.34, "!": 0.32, "?": 0.38, "…": 0.50}
"""Seconds of rest after a phrase, by the mark that ends it: the rests of unhurried conversation."""

_ABBREVIATIONS = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "vs", "jr", "sr"})
_PHRASE_END = re.compile(r"(?<=[,;:])\s+|\s+-\s+|(?<=[.!?…])\s+|(?<=[。！？、])")

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("CJK", "cmn"),
    ("HANGUL", "ko"),
    ("CYRILLIC", "ru"),
    ("GREEK", "el"),
    ("HEBREW", "he"),
    ("ARABIC", "ar"),
    ("DEVANAGARI", "hi"),
    ("BENGALI", "bn"),
    ("TAMIL", "ta"),
    ("THAI", "th"),
)
"""How the Unicode names of a script's letters start, and the language to read it in."""

_LETTERS = (("ñ¿¡", "es"), ("ß", "de"), ("ãõ", "pt"), ("ğış", "tr"), ("łżśę", "pl"), ("çèêœù", "fr"), ("äöü", "de"))
"""Latin letters that tell a language, the surest first."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A line, ready to be spoken: phrases, and the seconds of rest after each."""

    phrases: tuple[Phrase, ...]
    rests: tuple[float, ...]


def phrased(text: str, voice: Voice, manner: Manner, seed: int, line: int, haste: float = 1.0) -> Phrasing:
    """Cut a line at its punctuation and give every phrase a tempo and a pitch of its own; `haste` times as fast."""
    language = _language(text) or voice.accent
    rng = np.random.default_rng([seed, line])
    phrases: list[Phrase] = []
    rests: list[float] = []
    parts = _parts(spoken_text(text))
    for index, part in enumerate(parts):
        mark = part[-1]
        excited = mark == "!"
        tempo = haste * manner.rate * rng.uniform(0.96, 1.04) * (0.97 if index == len(parts) - 1 else 1.0)
        pitch = voice.pitch + manner.pitch + rng.uniform(-3, 3) + (4 if excited else 0)
        lilt = voice.lilt * manner.lilt * (1.15 if excited or mark == "?" else 1.0)
        # A shorter throat is made by playing faster afterwards; speaking slower now keeps the tempo.
        phrases.append(
            Phrase(
                voice=f"{language}+{voice.variant}",
                text=part,
                rate=round(voice.rate * tempo / voice.throat),
                pitch=round(min(99, max(1, pitch))),
                lilt=round(min(99, max(5, lilt))),
            )
        )
        rests.append(_PAUSES.get(mark, 0.12) * manner.pause / haste * rng.uniform(0.9, 1.15))
    if rests:
        rests[-1] = 0.0
    return Phrasing(tuple(phrases), tuple(rests))


def spoken_text(text: str) -> str:
    """The text without what would be read aloud as a symbol's name, in plain punctuation."""
    text = unicodedata.normalize("NFKC", text.replace("…", "\u2026 ")).replace("...", "… ")
    for dash in ("—", "–", "--"):
        text = text.replace(dash, " - ")
    kept = "".join(character if _is_read(character) else " " for character in text)
    words = [word.capitalize() if word.isupper() and len(word) > 3 else word for word in kept.split()]
    return " ".join(words)


def _is_read(character: str) -> bool:
    return character in "$%&+°€£'’" or unicodedata.category(character)[0] in "LMNZ" or character in ",;:.!?…-。！？、¿¡"


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for part in _PHRASE_END.split(text):
        clean = part.strip(" -")
        if not any(character.isalnum() for character in clean):
            continue
        if parts and parts[-1].rstrip(".").rsplit(" ", 1)[-1].lower() in _ABBREVIATIONS:
            parts[-1] += f" {clean}"
        else:
            parts.append(clean)
    return parts


def _language(text: str) -> str | None:
    """The language that the letters give away, None for what may be English."""
    for character in text:
        if character.isascii() or not character.isalpha():
            continue
        name = unicodedata.name(character, "")
        for script, language in _SCRIPTS:
            if name.startswith(script):
                # Japanese mixes Chinese characters with kana; any kana decides.
                return "ja" if language == "cmn" and re.search(r"[\u3040-\u30ff]", text) else language
    lowered = text.lower()
    return next((language for letters, language in _LETTERS if any(letter in lowered for letter in letters)), None)
