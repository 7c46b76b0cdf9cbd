"""Pictures as vendors take them: in the shape of the clip that they make, as PNG."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFilter, ImageOps


def fitted(picture: Path, width: int, height: int) -> bytes:
    """The picture as a PNG of exactly that many pixels, scaled and cropped: servers refuse any other, or stretch it."""
    with Image.open(picture) as opened:
        return _png(_cropped(opened, width, height))


def surrounded(picture: Path, width: int, height: int, made: tuple[int, int]) -> bytes:
    """The picture as the middle of a PNG of `made` (width, height) pixels.

    It is cropped to the shape of `width` x `height` pixels, and as large as fits; around it is a blur of itself. What
    a vendor makes of that in its own shape becomes the clip when its margins are cropped away.
    """
    scale = min(made[0] / width, made[1] / height)
    inner = (round(width * scale), round(height * scale))
    with Image.open(picture) as opened:
        middle = _cropped(opened, *inner)
    if inner == made:
        return _png(middle)
    canvas = middle.resize(made).filter(ImageFilter.GaussianBlur(max(made) / 40))
    canvas.paste(middle, ((made[0] - inner[0]) // 2, (made[1] - inner[1]) // 2))
    return _png(canvas)


def plain(picture: Path) -> bytes:
    """The picture as a PNG of its own size."""
    with Image.open(picture) as opened:
        return _png(opened.convert("RGB"))


def data_uri(png: bytes) -> str:
    """A PNG as a `data:` URI."""
    return f"data:image/png;base64,{b64encode(png).decode()}"


def _cropped(picture: Image.Image, width: int, height: int) -> Image.Image:
    return ImageOps.fit(picture.convert("RGB"), (width, height), Image.Resampling.LANCZOS)


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
