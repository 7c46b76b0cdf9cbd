"""What an engine is asked to make. A job knows no endpoint and no vendor."""

from dataclasses import dataclass


@dataclass(frozen=True)
class VideoJob:
    """Make one clip from a text.

    `width` and `height` are pixels, `fps` frames per second, `seconds` the length of the clip; `audio` asks for
    a sound track. The same job makes the same clip: `seed` fixes everything that is random.
    """

    prompt: str
    width: int
    height: int
    fps: int
    seconds: float
    seed: int
    audio: bool = True

    @property
    def frames(self) -> int:
        """How many frames the clip has."""
        return round(self.seconds * self.fps)


Job = VideoJob
