"""What the server and its render processes say to each other: one JSON object a line.

The server gives tasks, one at a time; the process answers each with any number of `Log` and `Progress`, and then with
exactly one of `Done`, `Failed` and `Stopped`.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from rushes.engines.previs.film import Clip
from rushes.engines.previs.scene import Style, Value


class Shown(Value):
    """A picture (a PNG, RGB or RGBA) that the film shows at `at` seconds."""

    file: str
    at: float


class Guest(Value):
    """Somebody from another video (`file`), of whom the prompt speaks as `name`."""

    name: str
    file: str


class Order(Value):
    """The film that is asked for. Files are absolute paths; `negative` is what shall not be seen.

    `again` is a film of which all is drawn: it is made once more from its recipe. `style` is that of films whose prompt
    names none. `lexicons` is a folder of lexicons to add to the package's.
    """

    prompt: str
    clip: Clip
    seed: int
    negative: str = ""
    keyframes: tuple[Shown, ...] = ()
    references: tuple[str, ...] = ()
    guests: tuple[Guest, ...] = ()
    remixes: str | None = None
    extends: str | None = None
    again: str | None = None
    style: Style = "illustration"
    lexicons: str = ""


class Prepare(Value):
    """Understand the prompt, speak its lines and stage the film; everything later tasks need goes into `folder`."""

    task: Literal["prepare"] = "prepare"
    id: int
    folder: str
    order: Order


class Segment(Value):
    """Draw and encode the frames from `first` up to, not including, `end`."""

    task: Literal["segment"] = "segment"
    id: int
    folder: str
    number: int
    first: int
    end: int


class Sound(Value):
    """Mix everything that is heard."""

    task: Literal["sound"] = "sound"
    id: int
    folder: str


class Join(Value):
    """Put `segments` segments and the sound into the finished video, and take its stills."""

    task: Literal["join"] = "join"
    id: int
    folder: str
    segments: int


class Cancel(Value):
    """Stop the task `id` at once. It answers `Stopped`, unless it was just done."""

    task: Literal["cancel"] = "cancel"
    id: int


class Forget(Value):
    """Let go of what is kept in memory of the film; has no answer."""

    task: Literal["forget"] = "forget"


Task = Prepare | Segment | Sound | Join
Command = Task | Cancel | Forget


class Ready(Value):
    """The process is warm and waits for tasks."""

    say: Literal["ready"] = "ready"


class Log(Value):
    """A line for the caller's log."""

    say: Literal["log"] = "log"
    id: int
    message: str
    level: str = "INFO"


class Progress(Value):
    """`done` frames of this task's are drawn; `preview` is the path of a small JPEG of the last one."""

    say: Literal["progress"] = "progress"
    id: int
    done: int
    preview: str | None = None


class Done(Value):
    """The task is done; `facts` are what it found."""

    say: Literal["done"] = "done"
    id: int
    facts: dict[str, Any] = Field(default_factory=dict[str, Any])


class Failed(Value):
    """The task failed: the film cannot be made ("engine"), or this machine could not ("infrastructure")."""

    say: Literal["failed"] = "failed"
    id: int
    kind: Literal["engine", "infrastructure"]
    message: str


class Stopped(Value):
    """The task was cancelled and nothing works on it any more."""

    say: Literal["stopped"] = "stopped"
    id: int


Reply = Ready | Log | Progress | Done | Failed | Stopped

COMMANDS: TypeAdapter[Command] = TypeAdapter(Annotated[Command, Field(discriminator="task")])
REPLIES: TypeAdapter[Reply] = TypeAdapter(Annotated[Reply, Field(discriminator="say")])
