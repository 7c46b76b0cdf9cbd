"""The synthesiser of speech, alone in a process: `python -m rushes.engines.previs.sound.speech_process`.

It is GPL-licensed and keeps hidden state from call to call; so it never enters another process, and every film gets a
fresh one, which speaks its lines in a fixed order after seeding. That makes the samples the same every time.

Standard input holds one JSON object::

    {"seed": 7, "folder": "/tmp/x", "lines": [{"file": "line-0.pcm", "phrases": [
        {"voice": "en-us+f2", "text": "Hello!", "rate": 150, "pitch": 50, "lilt": 60}, ...]}, ...]}

Each line's phrases are written one after the other to its file as 16-bit little-endian mono samples. Standard
output then holds `{"rate": 22050, "lines": [[{"samples": 35000, "sounds": [[0.011, "h"], ...]}, ...], ...]}`: for
each phrase its length and its phonemes, in seconds from the phrase's start. The exit status is `NOT_INSTALLED` when
the synthesiser is missing.
"""

import ctypes
import json
import sys
from pathlib import Path
from typing import TypedDict

NOT_INSTALLED = 3
"""Exit status when the synthesiser is not installed."""

_SYNCHRONOUS = 2
_PHONEME_EVENTS = 1
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
_PLAIN_VOICE = b"en-us"
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_EVENT_END, _EVENT_PHONEME = 0, 7
"""Constants of espeak-ng's `speak_lib.h`."""


class Phrase(TypedDict):
    """A stretch of text between two pauses, and how to say it."""

    voice: str
    text: str
    rate: int
    pitch: int
    lilt: int


class Line(TypedDict):
    """The phrases that go into one file."""

    file: str
    phrases: list[Phrase]


class Order(TypedDict):
    """What comes in."""

    seed: int
    folder: str
    lines: list[Line]


class Spoken(TypedDict):
    """What a phrase became."""

    samples: int
    sounds: list[tuple[float, str]]


class Answer(TypedDict):
    """What goes out."""

    rate: int
    lines: list[list[Spoken]]


class _EventId(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_EventList = ctypes.POINTER(_Event)


class _Synthesiser:
    """espeak-ng, seeded."""

    def __init__(self, library: str, data: str, seed: int) -> None:
        self._library = ctypes.CDLL(library)
        self.rate: int = self._library.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), _PHONEME_EVENTS | _DO_NOT_EXIT)
        if self.rate <= 0:
            raise RuntimeError(f"espeak-ng did not start: {self.rate}")
        self._library.espeak_ng_SetRandSeed(ctypes.c_long(seed & 0x7FFFFFFF))
        self._samples: list[bytes] = []
        self._sounds: list[tuple[float, str]] = []
        self._callback = _Callback(self._heard)  # kept: the library calls it as long as it lives
        self._library.espeak_SetSynthCallback(self._callback)

    def say(self, phrase: Phrase) -> tuple[bytes, list[tuple[float, str]]]:
        """The samples of a phrase and its phonemes. An unknown voice falls back to the plain one."""
        self._samples, self._sounds = [], []
        if self._library.espeak_SetVoiceByName(phrase["voice"].encode()) != 0:
            self._library.espeak_SetVoiceByName(_PLAIN_VOICE)  # else the voice before would go on speaking
        parameters = ((_RATE, phrase["rate"]), (_VOLUME, 90), (_PITCH, phrase["pitch"]), (_RANGE, phrase["lilt"]))
        for parameter, value in parameters:
            self._library.espeak_SetParameter(parameter, value, 0)
        text = phrase["text"].encode()
        self._library.espeak_Synth(text, len(text) + 1, 0, 0, 0, _UTF8, None, None)
        self._library.espeak_Synchronize()
        return b"".join(self._samples), self._sounds

    def _heard(self, samples: int | None, count: int, events: int) -> int:
        if samples and count > 0:
            self._samples.append(ctypes.string_at(samples, 2 * count))
        listed = ctypes.cast(events, _EventList)
        index = 0
        while listed[index].type != _EVENT_END:
            event = listed[index]
            if event.type == _EVENT_PHONEME:
                name = bytes(event.id.string).split(b"\0")[0].decode("utf-8", "ignore")
                self._sounds.append((event.audio_position / 1000, name))
            index += 1
        return 0


def main() -> int:
    """Speak what standard input asks for; the exit status."""
    order: Order = json.load(sys.stdin)
    try:
        import espeakng_loader
    except ImportError:
        return NOT_INSTALLED
    voice = _Synthesiser(espeakng_loader.get_library_path(), espeakng_loader.get_data_path(), order["seed"])
    folder = Path(order["folder"])
    answer: Answer = {"rate": voice.rate, "lines": []}
    for line in order["lines"]:
        spoken: list[Spoken] = []
        with (folder / line["file"]).open("wb") as file:
            for phrase in line["phrases"]:
                samples, sounds = voice.say(phrase)
                file.write(samples)
                spoken.append({"samples": len(samples) // 2, "sounds": sounds})
        answer["lines"].append(spoken)
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
