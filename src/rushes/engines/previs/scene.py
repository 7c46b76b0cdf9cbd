"""What a prompt means: the recipe of a film. Plain data; the same scene, clip and seed make the same film."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Time = Literal["dawn", "morning", "noon", "afternoon", "dusk", "night"]
Weather = Literal["clear", "cloudy", "wind", "rain", "snow", "fog", "storm", "sandstorm"]
Season = Literal["spring", "summer", "autumn", "winter"]
Mood = Literal["neutral", "joy", "sad", "tense", "calm", "epic"]
Emotion = Literal["neutral", "joy", "sad", "angry", "fear", "surprise", "calm", "tired", "bored", "proud"]
Delivery = Literal["neutral", "soft", "shout", "whisper"]
Framing = Literal["wide", "medium", "close"]
Facing = Literal["any", "camera", "away", "left", "right", "side", "partner"]
Move = Literal["locked", "pan", "push_in", "pull_out", "handheld", "track", "roll", "rise", "sink"]
Pace = Literal["slow", "normal", "fast"]
Style = Literal["illustration", "pencil", "blueprint"]
Spot = Literal["arms", "shoulder", "shoulders", "hand", "nose", "aboard"]
Fade = Literal["black", "white", "cut"]
"""How a film goes out: it fades to black or to white, or is cut to black."""


class Value(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Berth(Value):
    """Where somebody is who does not stand on the ground: with `host` (an id), carried by it or aboard it."""

    host: str
    spot: Spot


class Subject(Value):
    """Somebody or something that is seen. `id` is unique in the scene ("man", "woman", "cat-2").

    `kind` is what a figure kit draws ("human", "cat"); `word` is the prompt's own word for it. `attributes` are the
    kit's own fields (for a human: sex, age, hair, hair_colour, clothing, top, ...); `actions` in the order named.
    `facing` is where the prompt turns it: "partner" to the others, "side" in profile, "any" leaves it to the director.
    `berth` is where it is carried or aboard, if it is.
    """

    id: str
    kind: str
    word: str
    attributes: dict[str, str | float | bool] = Field(default_factory=dict)
    actions: tuple[str, ...] = ()
    emotion: Emotion = "neutral"
    facing: Facing = "any"
    berth: Berth | None = None


Stand = Literal["plinth", "table", "floor"]
"""What a thing on display stands on."""

Light = Literal["soft", "dramatic", "high key", "rim", "neon"]
"""How a studio is lit."""


class Display(Value):
    """What is shown where nobody is on stage: `kind` of thing, or of abstraction, which fills the picture.

    `colour`, `trim` (of its parts: a cap, a strap) and `palette` (all colours named) are "#rrggbb", if named. `does`
    is what it does, with `liquid` where something is poured or splashes, and `others`, kinds of things that fall into
    it, at `pace`. `label` is written on it. `stand` None: what suits the thing. `size` is how many metres high the
    tallest things are shown; all others keep their share of it.
    """

    kind: str
    colour: str | None = None
    trim: str | None = None
    palette: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    liquid: str = "water"
    others: tuple[str, ...] = ()
    pace: Pace = "normal"
    label: str = ""
    stand: Stand | None = None
    size: float = 1.0


class Studio(Value):
    """How the studio is hung and lit: the colour "#rrggbb" of a seamless backdrop (None: its own set), and its light.

    `accent` is the colour of a light that is named ("blue rim light"). Other settings look at neither.
    """

    backdrop: str | None = None
    light: Light = "soft"
    accent: str | None = None


Way = Literal["on", "in", "under", "from", "at"]
"""How a set piece is used: one is on it, in it, under it, comes out of it, or is at it."""


class SetPiece(Value):
    """A large thing that people and animals do something on, in, under or at: `kind` of kit, the prompt's `word`.

    `near` is the subject (id) that was named last before it.
    """

    kind: str
    word: str
    colour: str | None = None
    way: Way = "at"
    near: str | None = None


class Line(Value):
    """One line of dialogue. `speaker` is a subject's id, or "narrator" when nobody seen says it."""

    speaker: str
    text: str
    delivery: Delivery = "neutral"


class Ending(Value):
    """How the prompt wants the film to end, and its own `words` for it; what it leaves open is None or empty.

    The last shot shows `subjects` (ids) in `framing`, feeling `emotion`, while the camera does `move`; or the `place`
    alone.
    """

    words: str
    framing: Framing | None = None
    subjects: tuple[str, ...] = ()
    place: bool = False
    emotion: Emotion | None = None
    move: Move | None = None
    fade: Fade | None = None


class Scene(Value):
    """What was understood of a prompt.

    `unmatched` are words of weight that were not understood; `unshown` are things that were understood but that no
    kit can show yet. Both are told to the caller. `warmth` is the tint that the prompt asks of the light: 1 golden,
    -1 cold blue. `writing` is what the prompt quotes as written somewhere: on a sign, on a label, as a title.
    """

    version: Literal[1] = 1
    prompt: str
    setting: str = "studio"
    time: Time = "noon"
    weather: Weather = "clear"
    season: Season = "summer"
    mood: Mood = "neutral"
    warmth: float = Field(default=0.0, ge=-1.0, le=1.0)
    framing: Framing | None = None
    moves: tuple[Move, ...] = ()
    shallow_focus: bool = False
    subjects: tuple[Subject, ...] = ()
    set_pieces: tuple[SetPiece, ...] = ()
    display: Display | None = None
    studio: Studio = Studio()
    dialogue: tuple[Line, ...] = ()
    particles: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    music: bool = True
    ending: Ending | None = None
    pace: Pace = "normal"
    one_take: bool = False
    style: Style = "illustration"
    writing: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()
