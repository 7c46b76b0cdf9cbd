"""The picture of a film: planes that the encoder takes, subtitles, cuts, and nothing but (film, i) in a frame."""

import hashlib

import numpy as np

from rushes.engines.previs.film import Camera, CameraKey, Clip, Film, Shot, Subtitle
from rushes.engines.previs.picture import Picture
from rushes.engines.previs.world.captions import render

SIZE = (192, 108)


def shot(start: float, end: float, setting: str, size: str = "wide") -> Shot:
    return Shot.model_validate(
        {
            "start": start,
            "end": end,
            "setting": setting,
            "time": "dusk",
            "weather": "clear",
            "season": "autumn",
            "mood": "epic",
            "framing": size,
            "camera": Camera(keys=(CameraKey(t=start), CameraKey(t=end, x=0.3, z=0.3))).model_dump(),
        }
    )


def film(subtitles: tuple[Subtitle, ...] = (), size: tuple[int, int] = SIZE) -> Film:
    shots = (shot(0, 1, "suburb"), shot(1, 2, "studio", "medium"), shot(2, 3, "suburb", "close"))
    return Film(clip=Clip(width=size[0], height=size[1], fps=24, frames=72), seed=5, shots=shots, subtitles=subtitles)


def digest(picture: Picture, i: int) -> str:
    return hashlib.sha256(picture.frame(i).tobytes()).hexdigest()


def test_a_frame_is_i420_in_limited_range() -> None:
    planes = Picture(film()).frame(3)
    assert planes.shape == (SIZE[1] * 3 // 2, SIZE[0])
    assert planes.dtype == np.uint8
    luma, chroma = planes[: SIZE[1]], planes[SIZE[1] :]
    assert luma.min() >= 10
    assert luma.max() <= 241
    assert chroma.std() > 1


def test_frames_depend_on_nothing_but_their_number() -> None:
    once = Picture(film())
    wanted = {i: digest(once, i) for i in (0, 30, 60, 23, 24)}
    again = Picture(film())
    assert {i: digest(again, i) for i in (60, 24, 0, 23, 30)} == wanted
    assert digest(once, 0) == wanted[0]
    assert len(set(wanted.values())) == len(wanted)


def test_the_last_frame_holds_beyond_the_end() -> None:
    picture = Picture(film())
    assert picture.image(80).shape == (SIZE[1], SIZE[0], 3)


def test_a_subtitle_is_seen_at_the_foot_of_the_picture_and_only_in_its_time() -> None:
    size = (640, 360)
    said = Subtitle(start=0.25, end=0.75, text="Where have you been all this time?")
    with_text, without = Picture(film((said,), size)), Picture(film((), size))
    change = np.abs(with_text.image(12).astype(int) - without.image(12).astype(int)).max(axis=2)
    rows = np.flatnonzero((change > 40).any(axis=1))
    assert rows.min() > 0.7 * 360
    assert rows.max() < 0.98 * 360
    for i in (0, 22):
        assert np.array_equal(with_text.image(i), without.image(i))


def test_long_subtitles_are_wrapped_into_the_picture() -> None:
    text = "I told you then and I tell you now that no one who has ever lived beside the sea forgets its voice. " * 2
    for width, height in ((1280, 720), (720, 1280)):
        caption = render(Subtitle(start=0, end=1, text=text), width, height)
        assert caption is not None
        rows, columns = caption.pixels.shape[:2]
        assert caption.left > 0
        assert caption.left + columns < width
        assert caption.top > height / 2
        assert caption.top + rows < height


def test_a_subtitle_that_the_font_cannot_draw_is_left_out() -> None:
    assert render(Subtitle(start=0, end=1, text="\U0001f600 \u6f22"), 640, 360) is None
