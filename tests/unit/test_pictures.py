"""Callers' pictures made plain: every mode, size and form, and what cannot be used."""

import io
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from rushes.core.jobs import Bounds
from rushes.media.pictures import LARGEST_SIDE, MOST_PIXELS, Plain, UnusablePicture, make_plain
from support.pictures import picture

RED, BLUE = (200, 30, 30), (30, 30, 200)


def plain(folder: Path, content: bytes, bounds: Bounds = Bounds()) -> Plain:  # noqa: B008
    source = folder / "source"
    source.write_bytes(content)
    return make_plain(source, folder / "plain.png", bounds)


def sides(made: Plain) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The colours in the middle of the left and of the right half."""
    with Image.open(made.path) as image:
        assert image.format == "PNG"
        assert image.size == (made.width, made.height)
        left, right = (image.getpixel((made.width * n // 4, made.height // 2)) for n in (1, 3))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    return left, right


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("PNG", "RGB"),
        ("PNG", "P"),
        ("JPEG", "RGB"),
        ("JPEG", "CMYK"),
        ("WEBP", "RGB"),
        ("AVIF", "RGB"),
        ("BMP", "RGB"),
        ("GIF", "P"),
    ],
)
def test_every_format_and_mode_becomes_rgb_with_its_colours(tmp_path: Path, form: str, mode: str) -> None:
    made = plain(tmp_path, picture(640, 360, form, mode))
    left, right = sides(made)
    assert (made.width, made.height) == (640, 360)
    # A palette of the web has steps of 51, and CMYK is lossy twice.
    assert np.abs(np.subtract(left, RED)).max() <= 30
    assert np.abs(np.subtract(right, BLUE)).max() <= 30


def test_sixteen_bits_of_grey_keep_their_upper_eight(tmp_path: Path) -> None:
    grey = np.tile(np.linspace(0, 65535, 256).astype(np.uint16), (64, 1))
    file = io.BytesIO()
    Image.fromarray(grey).save(file, "PNG")
    made = plain(tmp_path, file.getvalue())
    with Image.open(made.path) as image:
        assert image.mode == "RGB"
        assert np.abs(np.asarray(image)[10, :, 0].astype(int) - np.arange(256)).max() <= 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_of_a_camera_held_askew_is_turned_upright(tmp_path: Path, orientation: int) -> None:
    upright = Image.open(io.BytesIO(picture(640, 360)))
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(back[orientation]) if orientation in back else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    stored.save(file, "JPEG", quality=95, exif=exif)
    made = plain(tmp_path, file.getvalue())
    left, right = sides(made)
    assert (made.width, made.height) == (640, 360)
    assert left[0] > 150 > right[0]


def swapped() -> bytes:
    """A profile whose first channel is what sRGB calls blue, and whose last is its red."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    profile = bytearray(srgb.tobytes())
    for entry in range(132, 132 + 12 * struct.unpack_from(">I", profile, 128)[0], 12):
        name = bytes(profile[entry : entry + 4])
        profile[entry : entry + 4] = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}.get(name, name)
    return bytes(profile)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_colours_of_another_profile_become_those_of_srgb(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", (80, 60), (*BLUE, 255))
    image.paste((*RED, 128), (40, 0, 80, 60))
    file = io.BytesIO()
    image.convert(mode).save(file, "PNG", icc_profile=swapped())
    left, right = sides(plain(tmp_path, file.getvalue()))
    assert np.abs(np.subtract(left[:3], RED)).max() <= 12  # a palette of the web is that coarse
    assert np.abs(np.subtract(right[:3], BLUE)).max() <= 12
    assert right[3:] == (() if mode == "RGB" else (128,))


@pytest.mark.parametrize("profile", [b"", b"no profile at all", swapped()[:300]])
def test_a_profile_that_cannot_be_read_changes_nothing(tmp_path: Path, profile: bytes) -> None:
    file = io.BytesIO()
    Image.new("RGB", (80, 60), RED).save(file, "PNG", icc_profile=profile)
    assert sides(plain(tmp_path, file.getvalue()))[0] == RED


def test_a_grey_picture_with_a_profile_of_three_channels_stays_as_it_is(tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.new("L", (80, 60), 99).save(file, "PNG", icc_profile=swapped())
    assert sides(plain(tmp_path, file.getvalue()))[0] == (99, 99, 99)


def test_of_an_animation_the_first_frame_is_taken(tmp_path: Path) -> None:
    first, second = Image.new("RGB", (80, 60), RED), Image.new("RGB", (80, 60), BLUE)
    for form in ("GIF", "WEBP", "PNG"):
        file = io.BytesIO()
        first.save(file, form, save_all=True, append_images=[second], duration=100)
        left, _ = sides(plain(tmp_path, file.getvalue()))
        assert left[0] > 150, form


def test_what_is_transparent_stays_so_and_what_is_not_is_not_said_to_be(tmp_path: Path) -> None:
    half = Image.new("RGBA", (80, 60), (*RED, 255))
    half.paste((0, 0, 0, 0), (40, 0, 80, 60))
    for image in (half, half.convert("P"), half.convert("LA")):
        file = io.BytesIO()
        image.save(file, "PNG")
        left, right = sides(plain(tmp_path, file.getvalue()))
        assert (left[3], right[3]) == (255, 0), image.mode
    file = io.BytesIO()
    Image.new("RGBA", (80, 60), (*RED, 255)).save(file, "PNG")
    assert sides(plain(tmp_path, file.getvalue()))[0] == RED


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_of_twelve_thousand_pixels_is_made_smaller_in_its_shape(tmp_path: Path, form: str) -> None:
    made = plain(tmp_path, picture(12_000, 3_000, form))
    assert (made.width, made.height) == (LARGEST_SIDE, LARGEST_SIDE // 4)
    assert sides(made)[0][0] > 150


REFUSED: list[tuple[str, bytes, Bounds, str, dict[str, object]]] = [
    ("one pixel", picture(1, 1), Bounds(), "image_too_small", {"min_height": 32, "min_width": 32}),
    ("too small", picture(640, 300), Bounds(min_side=301), "image_too_small", {"min_height": 301, "min_width": 301}),
    ("too wide", picture(700, 64), Bounds(max_side=600), "image_too_large", {"max_height": 600, "max_width": 600}),
    ("cut off", picture(640, 360)[:400], Bounds(), "image_load_error", {}),
    ("no picture", b"#!/bin/sh\n" * 100, Bounds(), "image_load_error", {}),
    ("empty", b"", Bounds(), "image_load_error", {}),
]


@pytest.mark.parametrize(("content", "bounds", "kind", "ctx"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_cannot_be_used_is_refused_with_fals_type_and_its_limit(
    tmp_path: Path, content: bytes, bounds: Bounds, kind: str, ctx: dict[str, object]
) -> None:
    with pytest.raises(UnusablePicture) as refused:
        plain(tmp_path, content, bounds)
    assert (refused.value.kind, refused.value.ctx) == (kind, ctx)
    assert not (tmp_path / "plain.png").exists()


def claims(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes that claims to be of any size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("size", [(15_000, 15_000), (16_000, 8_000), (12_000, 10_001)])
def test_a_small_file_that_claims_to_be_huge_is_refused_before_it_is_decoded(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with pytest.raises(UnusablePicture) as refused:
        plain(tmp_path, claims(*size))
    assert (refused.value.kind, refused.value.ctx) == ("image_too_large", {"max_pixels": MOST_PIXELS})


def test_damage_of_any_kind_is_told_as_such(tmp_path: Path) -> None:
    damage = np.random.default_rng(5)
    for form in ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP"):
        whole = picture(96, 64, form, "P" if form == "GIF" else "RGB")
        for _ in range(60):
            content = bytearray(whole)
            for place in damage.integers(0, min(len(whole), 400), 12):
                content[place] = damage.integers(256)
            with suppress(UnusablePicture):
                plain(tmp_path, bytes(content))
