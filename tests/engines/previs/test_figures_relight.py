"""The relight pass turns local colours into those of a scene's light."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previs.figures.relight import relight
from rushes.engines.previs.lighting import FigureLight, Lamp

Pixels = NDArray[np.uint8]
SKIN = (216, 160, 120)


def colour(red: float, green: float, blue: float) -> NDArray[np.float32]:
    return np.array([red, green, blue], np.float32)


NOON = FigureLight(
    direction=(0.3, -0.8, 0.52),
    key=colour(0.66, 0.63, 0.56),
    ambient=colour(0.46, 0.50, 0.58),
    facing=0.9,
    rim=colour(1, 0.95, 0.85),
    rim_strength=0.3,
    haze=colour(0.8, 0.85, 0.9),
    haze_amount=0.0,
)
DUSK = replace(
    NOON,
    direction=(-0.75, -0.35, -0.56),
    key=colour(0.95, 0.58, 0.36),
    ambient=colour(0.54, 0.44, 0.62),
    facing=0.25,
    rim=colour(1, 0.74, 0.45),
    rim_strength=0.9,
)
NIGHT = replace(
    NOON, direction=(0.4, -0.75, -0.5), key=colour(0.10, 0.13, 0.2), ambient=colour(0.06, 0.08, 0.16), facing=0.2
)


def column() -> Pixels:
    """An upright figure of one skin colour, 80 wide, in the middle of a layer."""
    pixels = np.zeros((300, 200, 4), np.uint8)
    pixels[40:280, 60:140] = (*SKIN, 255)
    return pixels


def lit(light: FigureLight) -> Pixels:
    pixels = column()
    relight(pixels, (0, 0, 200, 300), light)
    return pixels


def core(pixels: Pixels) -> NDArray[np.float64]:
    return pixels[140:180, 90:110, :3].reshape(-1, 3).mean(axis=0)


def test_noon_is_bright_and_keeps_the_colours() -> None:
    result = core(lit(NOON))
    assert result.mean() > np.mean(SKIN) * 0.9
    assert result[0] > result[1] > result[2]


def test_at_dusk_a_figure_is_backlit_with_a_warm_rim_and_violet_shade() -> None:
    pixels = lit(DUSK)
    middle = core(pixels)
    edge = pixels[140:180, 60:62, :3].reshape(-1, 3).mean(axis=0)
    assert edge.mean() > middle.mean() * 1.3
    assert middle.mean() < core(lit(NOON)).mean() * 0.85
    far = pixels[140:180, 130:137, :3].reshape(-1, 3).mean(axis=0)
    assert far.mean() < middle.mean()
    assert far[2] / far[0] > middle[2] / middle[0]


def test_faces_stay_readable_at_night() -> None:
    result = core(lit(NIGHT))
    assert result.mean() > 40
    assert result[2] > SKIN[2] * result[0] / SKIN[0]


def test_a_lamp_fills_the_side_it_stands_on() -> None:
    lamp = Lamp(x=190, y=100, reach=120, colour=colour(1, 0.8, 0.5), strength=0.8)
    pixels = lit(replace(NIGHT, lamps=(lamp,)))
    assert pixels[90:110, 125:135, :3].mean() > pixels[90:110, 65:75, :3].mean()
    assert pixels[..., :3].sum() > lit(NIGHT)[..., :3].sum()


def test_haze_draws_colours_to_the_air() -> None:
    haze = colour(0.78, 0.80, 0.84)
    result = core(lit(replace(NOON, haze=haze, haze_amount=0.6)))
    before = core(lit(NOON))
    assert np.abs(result - haze * 255).sum() < np.abs(before - haze * 255).sum() * 0.6


def test_snow_lies_on_top() -> None:
    pixels = lit(replace(NOON, snow=1.0))
    assert pixels[40:42, 80:120, :3].mean() > core(lit(NOON)).mean() * 1.15


def test_alpha_stays_and_the_layer_stays_premultiplied() -> None:
    pixels = column()
    pixels[40:280, 60:140] = np.array([108, 80, 60, 128], np.uint8)
    before = pixels[..., 3].copy()
    relight(pixels, (0, 0, 200, 300), DUSK)
    assert (pixels[..., 3] == before).all()
    assert (pixels[..., :3] <= pixels[..., 3:4]).all()


def test_only_the_box_is_touched_and_it_may_reach_outside() -> None:
    pixels = column()
    untouched = pixels.copy()
    relight(pixels, (-50, -50, 100, 150), DUSK)
    assert (pixels[150:] == untouched[150:]).all()
    assert (pixels[:, 100:] == untouched[:, 100:]).all()
    assert (pixels[:150, :100] != untouched[:150, :100]).any()
    relight(pixels, (300, 300, 400, 400), DUSK)
