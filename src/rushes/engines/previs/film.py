"""A scene staged in time: everything that the picture and the sound are drawn from. Plain data.

Units: seconds from the start of the film, metres, degrees. World axes: x right, y down, z away from the viewer; the
ground is y = 0; the base camera stands at x = 0, z = 0 at eye height and looks along z. A subject at the focus of a
shot stands at z = `SUBJECT_Z[framing]`.
"""

from typing import Literal

from pydantic import Field

from rushes.engines.previs.scene import (
    Delivery,
    Display,
    Emotion,
    Fade,
    Framing,
    Mood,
    Move,
    Season,
    Spot,
    Stand,
    Studio,
    Style,
    Time,
    Value,
    Weather,
)

SUBJECT_Z: dict[Framing, float] = {"wide": 5.6, "medium": 3.3, "close": 2.2}


STAND_HEIGHT: dict[Stand, float] = {"floor": 0.0, "plinth": 0.42, "table": 0.85}
"""Metres from the ground to the foot of what is on display."""


class Clip(Value):
    """The form of the film: pixels, frames per second, number of frames, whether it has sound."""

    width: int
    height: int
    fps: int
    frames: int
    audio: bool = True

    @property
    def seconds(self) -> float:
        """Length of the film."""
        return self.frames / self.fps


class CameraKey(Value):
    """Where the camera is at `t`: metres off the base view (z > 0 is closer), degrees of pan and roll.

    Between keys the camera eases (smoothstep; not a steady one), before the first and after the last it rests.
    """

    t: float
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    pan: float = 0.0
    roll: float = 0.0


class Camera(Value):
    """A camera path; `shake` 0..1 adds handheld drift, a closed-form function of time and the shot's seed.

    `steady`: from key to key at an even speed, as a camera goes that keeps up with somebody.
    """

    keys: tuple[CameraKey, ...] = (CameraKey(t=0.0),)
    shake: float = 0.0
    steady: bool = False


class Turn(Value):
    """From `t` on, face `yaw` degrees: 0 to the camera, 90 to the right of the picture, 180 away."""

    t: float
    yaw: float


class Act(Value):
    """From `t` on, do `action`; `towards` -1 or +1 travels along x at the speed that the feet need.

    `pace` multiplies that speed, and how fast anything is done: legs move as much slower as the figure does.
    `meanwhile` is what a person does with hands and face besides ("" nothing): somebody runs and eats.
    """

    t: float
    action: str
    meanwhile: str = ""
    towards: Literal[-1, 0, 1] = 0
    pace: float = 1.0


class Feel(Value):
    """From `t` on, show an emotion."""

    t: float
    emotion: Emotion
    intensity: float = 1.0


class Gaze(Value):
    """From `t` on, look at (x, y) in -1..1 of the eyes' range: x to the right of the picture, y down."""

    t: float
    x: float = 0.0
    y: float = 0.0


class Mouth(Value):
    """A mouth while it speaks: `open` 0..1 and `wide` -1 (round) .. 1 (spread), 100 values a second from `t`."""

    t: float
    open: tuple[float, ...]
    wide: tuple[float, ...]


class Actor(Value):
    """A figure on its mark. `x` metres from the middle, `z` metres from the camera, on the ground of the setting.

    `sunk` metres of it are under water: what is below the ground does not show. `company` is carried by it or aboard.
    It is `perched` metres above the ground, on a bed or a fence.
    """

    id: str
    kind: str
    attributes: dict[str, str | float | bool] = Field(default_factory=dict)
    x: float = 0.0
    z: float = 5.6
    sunk: float = 0.0
    perched: float = 0.0
    turns: tuple[Turn, ...] = (Turn(t=0.0, yaw=0.0),)
    acts: tuple[Act, ...] = (Act(t=0.0, action="stand"),)
    feels: tuple[Feel, ...] = ()
    gazes: tuple[Gaze, ...] = ()
    mouths: tuple[Mouth, ...] = ()
    company: tuple["Companion", ...] = ()


class Companion(Value):
    """Somebody whom an actor carries, or who is aboard it: `spot` says where. Its own `x` and `z` mean nothing."""

    spot: Spot
    actor: Actor


class Shot(Value):
    """One camera set-up from `start` to `end`. Times inside (keys, acts, mouths) are the film's, not the shot's.

    `eye` is the height of the base camera above the ground that the actors stand on, in metres: about 1.55 for people,
    lower for children and animals, so that the horizon (which stays where the framing puts it) runs through them.
    `focus` is the depth that is sharp, in metres; None: that of the framing, `SUBJECT_Z`. `warmth` tints the light: 1
    golden, -1 cold blue. `writing` is what is written in the place, on a sign or as a title. What is on `display`
    stands in the middle, at the focus.
    """

    start: float
    end: float
    setting: str
    time: Time
    weather: Weather
    season: Season
    mood: Mood
    framing: Framing
    eye: float = 1.55
    focus: float | None = None
    camera: Camera = Camera()
    actors: tuple[Actor, ...] = ()
    display: Display | None = None
    studio: Studio = Studio()
    writing: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    shallow_focus: bool = False
    warmth: float = Field(default=0.0, ge=-1.0, le=1.0)
    seed: int = 0


class Subtitle(Value):
    """A text at the foot of the picture."""

    start: float
    end: float
    text: str


class Spoken(Value):
    """One line of dialogue, in time. `voice` names a voice of the voice kit, `pan` -1 left .. 1 right."""

    start: float
    end: float
    text: str
    speaker: str
    voice: str
    delivery: Delivery = "neutral"
    pan: float = 0.0


class Foley(Value):
    """A sound that something makes at a moment: "step", "thud", ..."""

    t: float
    sound: str
    gain: float = 1.0
    pan: float = 0.0


class Score(Value):
    """Everything that is heard. `ambience` maps a bed ("wind", "birds", "traffic", ...) to its gain 0..1.

    `music` names a mood of the music kit; None: the prompt forbids it. `lead` is what is seen to be played: the music
    is played on it.
    """

    ambience: dict[str, float] = Field(default_factory=dict)
    foley: tuple[Foley, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    music: Mood | None = "neutral"
    lead: Literal["piano", "strings"] | None = None


class Still(Value):
    """A picture that the film shows, exactly, at `at` seconds; `file` is its name among the film's parts."""

    file: str
    at: float


class Retouch(Value):
    """What is changed of pictures that are not drawn here: None is left as it was. `warmth` -1 cold .. 1 golden."""

    time: Time | None = None
    weather: Weather | None = None
    warmth: float = 0.0
    speed: float = 1.0


class Film(Value):
    """The whole film: shots follow each other without gap from 0 to the end.

    A film from pictures has `stills`, one from a video has `footage` (the name of the file among its parts): then
    the shots say nothing but its light, its weather and what is in the air, and `moves` how the camera goes. `opens`
    is the moment of the staged film at which this one begins, where it goes on from another; `rises` is what that one
    had faded to, `fade` what this one fades to. Frames are drawn in the size of `clip` and encoded `enlarged` times as
    large.
    """

    version: Literal[1] = 1
    clip: Clip
    seed: int
    shots: tuple[Shot, ...]
    rises: Fade | None = None
    fade: Fade | None = None
    opens: float = 0.0
    stills: tuple[Still, ...] = ()
    footage: str | None = None
    retouch: Retouch = Retouch()
    moves: tuple[Move, ...] = ()
    style: Style = "illustration"
    enlarged: int = 1
    subtitles: tuple[Subtitle, ...] = ()
    score: Score = Score()
