"""A caller's picture, made plain: whatever came in, engines get an upright PNG of 8 bits a channel."""

import io
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from rushes.core.jobs import Bounds

LARGEST_SIDE = 4096
"""No engine makes larger clips: larger pictures are made smaller, so that none takes all memory."""

MOST_PIXELS = 120_000_000
"""More are not even decoded: a few kilobytes can claim to be gigabytes."""

_IN_SRGB = {"RGB": "RGB", "RGBA": "RGBA", "L": "RGB", "LAB": "RGB", "CMYK": "RGB"}
"""The mode in sRGB of each mode that a colour profile can describe."""

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


@dataclass(frozen=True)
class Plain:
    """A picture that was made plain, `width` x `height` pixels."""

    path: Path
    width: int
    height: int


class UnusablePicture(Exception):
    """The picture cannot be used. `kind` is fal's type for it, `ctx` the limits that it breaks."""

    def __init__(self, kind: str, message: str, **ctx: object) -> None:
        super().__init__(message)
        self.kind = kind
        self.ctx = ctx


def make_plain(source: Path, out: Path, bounds: Bounds) -> Plain:
    """Write a picture of any format that Pillow reads as a PNG: the first frame, turned upright, 8 bits, RGB or RGBA.

    Colours of another profile (Display P3 of telephones, Adobe RGB, inks of a press) become those of sRGB. A picture
    with a side beyond `LARGEST_SIDE` is made smaller. Raises UnusablePicture.
    """
    try:
        with Image.open(source) as opened:
            _require(opened.size, bounds)
            opened.draft("RGB", _within(opened.size))  # JPEG: decoded at a size near to what is needed
            opened.seek(0)
            plain = _eight_bit(_in_srgb(ImageOps.exif_transpose(opened)))
    except (UnusablePicture, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # decoders raise whatever a damaged file makes them stumble over
        raise UnusablePicture("image_load_error", "Failed to load the image. It may be damaged") from error
    if max(plain.size) > LARGEST_SIDE:
        plain = plain.resize(_within(plain.size), Image.Resampling.LANCZOS)
    plain.save(out, "PNG", compress_level=1)
    return Plain(out, *plain.size)


def _require(size: tuple[int, int], bounds: Bounds) -> None:
    if min(size) < bounds.min_side:
        raise UnusablePicture(
            "image_too_small",
            f"Image is too small: {size[0]}x{size[1]}, at least {bounds.min_side}x{bounds.min_side} is needed",
            min_height=bounds.min_side,
            min_width=bounds.min_side,
        )
    if max(size) > bounds.max_side:
        raise UnusablePicture(
            "image_too_large",
            f"Image is too large: {size[0]}x{size[1]}, at most {bounds.max_side}x{bounds.max_side} is allowed",
            max_height=bounds.max_side,
            max_width=bounds.max_side,
        )
    if size[0] * size[1] > MOST_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> UnusablePicture:
    return UnusablePicture(
        "image_too_large", f"Image is too large: it has more than {MOST_PIXELS} pixels", max_pixels=MOST_PIXELS
    )


def _within(size: tuple[int, int]) -> tuple[int, int]:
    shrink = min(1.0, LARGEST_SIDE / max(size))
    return max(1, round(size[0] * shrink)), max(1, round(size[1] * shrink))


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in the colours of sRGB, perhaps changed in place.

    It stays as it is where it names no profile, one that is damaged or made for other channels, or is of a mode that no
    profile describes (16 bits).
    """
    profile = picture.info.pop("icc_profile", None)
    if profile is None:
        return picture
    if picture.mode in ("P", "PA", "LA"):
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if picture.mode not in _IN_SRGB:
        return picture
    with suppress(ImageCms.PyCMSError, OSError, ValueError):
        into = _IN_SRGB[picture.mode]
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        ours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
        transform = ImageCms.ImageCmsTransform(theirs, ours, picture.mode, into)
        picture = transform.apply(picture, picture if into == picture.mode else None)
        del picture.info["icc_profile"]
    return picture


def _eight_bit(picture: Image.Image) -> Image.Image:
    """RGBA where something is transparent, else RGB. Sixteen bits keep their upper eight."""
    if picture.mode.startswith(("I", "F")):
        pixels = picture.convert("F")
        low, high = pixels.getextrema()
        scale = 1.0 if picture.mode == "I" and float(str(high)) <= 255 and float(str(low)) >= 0 else 1 / 257
        return pixels.point(lambda value: value * scale).convert("L").convert("RGB")
    if picture.has_transparency_data:
        rgba = picture.convert("RGBA")
        alpha = rgba.getchannel("A").getextrema()
        return rgba if alpha != (255, 255) else rgba.convert("RGB")
    return picture.convert("RGB")
