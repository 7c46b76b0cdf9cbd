"""Every thing that can be shown as itself: its painter, its colour when none is named, its size and its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from rushes.engines.previs.things import (
    bakery,
    bottles,
    boxes,
    clockwork,
    devices,
    food,
    fruits,
    furniture,
    solids,
    toys,
    vessels,
    wear,
)
from rushes.engines.previs.things.pen import GOLD, Pen

Stand = Literal["plinth", "table", "floor"]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing. `tall` is its height against the tallest things shown alone, `half` its half width in own heights.

    `stand` is what it stands on where the prompt names no place; `turns` says that its painter shows it turned,
    `cuts_itself` that it shows its own slice, `opens` that it
    shows its inside.
    """

    paint: Callable[[Pen, str], None]
    ink: str
    tall: float = 1.0
    half: float = 0.4
    stand: Stand = "plinth"
    turns: bool = False
    cuts_itself: bool = False
    opens: bool = False


def _fruit(form: str, ink: str) -> Thing:
    return Thing(partial(_paint_fruit, form=form), ink, 0.72, 0.62, "table", turns=form == "orange")


def _paint_fruit(pen: Pen, ink: str, form: str) -> None:
    fruits.fruit(pen, ink, form)


THINGS: Mapping[str, Thing] = {
    # --- vessels
    "tin": Thing(bottles.tin, "#3a3640", 1.0, 0.40, turns=True),
    "wine bottle": Thing(bottles.wine_bottle, "#2c5a3c", 1.12, 0.18, "table", True),
    "beer bottle": Thing(bottles.beer_bottle, "#2f8a4c", 1.12, 0.18, "table", True),
    "bottle": Thing(bottles.bottle, "#4a9ac0", 1.08, 0.22, turns=True),
    "can": Thing(bottles.can, "#d0343c", 0.98, 0.27, turns=True),
    "jar": Thing(bottles.jar, "#e0962c", 0.9, 0.36, "table", True),
    "perfume": Thing(bottles.perfume, "#e79aa8", 1.0, 0.30),
    "lipstick": Thing(bottles.lipstick, "#c8283c", 1.05, 0.2),
    "cup": Thing(vessels.mug, "#e9e2d6", 0.80, 0.55, "table", True),
    "teacup": Thing(vessels.teacup, "#e8e2ea", 0.78, 0.72, "table", True),
    "teapot": Thing(vessels.teapot, "#7a9ab8", 0.84, 0.78, "table"),
    "glass": Thing(vessels.tumbler, "#cfe8ee", 1.0, 0.42, "table"),
    "plain glass": Thing(vessels.plain_glass, "#f6f2e8", 0.98, 0.3, "table", turns=True),
    "wine glass": Thing(vessels.wine_glass, "#8a1c34", 1.08, 0.28, "table", turns=True),
    "cocktail": Thing(vessels.cocktail, "#f0a8b8", 1.05, 0.5, "table"),
    "candle": Thing(vessels.candle, "#f4ead8", 1.0, 0.42, "table", turns=True),
    "vase": Thing(vessels.vase, "#5a8ac0", 1.05, 0.42, "table", turns=True),
    "plant": Thing(vessels.potted_plant, "#c8764a", 1.0, 0.6, "table"),
    "trophy": Thing(vessels.trophy, GOLD, 1.0, 0.5, turns=True),
    "pot": Thing(vessels.pot, "#5a6070", 0.8, 0.68, "table"),
    "gem": Thing(vessels.crystal, "#8ad0f4", 0.8, 0.54),
    "snow globe": Thing(vessels.snow_globe, "#7a4a34", 0.98, 0.44, turns=True),
    # --- food
    "cake": Thing(bakery.cake, "#7a4a30", 0.94, 0.86, "table", cuts_itself=True),
    "ramen": Thing(food.ramen, "#b8383a", 0.92, 0.66, "table"),
    "soup": Thing(food.soup, "#e8e0d0", 0.86, 0.66, "table"),
    "bowl": Thing(food.soup, "#e8e0d0", 0.86, 0.66, "table"),
    "cereal": Thing(food.cereal, "#e8e0d0", 0.86, 0.66, "table"),
    "salad": Thing(food.salad, "#d8d0c0", 0.86, 0.64, "table"),
    "pasta": Thing(food.pasta, "#f2d27c", 0.78, 0.72, "table"),
    "burger": Thing(food.burger, "#d89a4e", 0.92, 0.62, "table"),
    "pizza": Thing(food.pizza, "#e0a254", 0.85, 0.94, "table", cuts_itself=True),
    "sushi": Thing(food.sushi, "#f4784e", 0.86, 0.98, "table"),
    "ice cream": Thing(bakery.ice_cream, "#f0a0b8", 1.05, 0.3, "table"),
    "donut": Thing(bakery.donut, "#f08ab0", 0.84, 0.62, "table", turns=True),
    "croissant": Thing(bakery.croissant, "#e0a04c", 0.86, 0.85, "table"),
    "bread": Thing(bakery.bread, "#c8843c", 0.80, 0.85, "table"),
    "chocolate": Thing(bakery.chocolate, "#5a3222", 0.98, 0.42, "table"),
    "pancakes": Thing(bakery.pancakes, "#c8843a", 0.86, 0.74, "table"),
    "steak": Thing(food.steak, "#8a4a34", 0.72, 0.86, "table"),
    "egg": Thing(food.egg, "#f8b42c", 0.70, 1.2, "table"),
    "cheese": Thing(food.cheese, "#f2c04a", 0.74, 0.66, "table"),
    "cookie": Thing(bakery.cookie, "#d09a54", 0.80, 0.76, "table"),
    "popcorn": Thing(food.popcorn, "#d0343c", 0.98, 0.42, "table"),
    "sandwich": Thing(food.sandwich, "#e2b272", 0.86, 0.66, "table"),
    "fruit bowl": Thing(fruits.fruit_bowl, "#d8cfc0", 0.88, 0.66, "table"),
    "apple": _fruit("apple", "#cc2f34"),
    "orange": _fruit("orange", "#ee8a2c"),
    "lemon": _fruit("lemon", "#f4d23c"),
    "banana": _fruit("banana", "#f4cc3c"),
    "strawberry": _fruit("strawberry", "#d82f3c"),
    "watermelon": _fruit("melon", "#e0405a"),
    # --- devices
    "phone": Thing(devices.phone, "#5a6cf0", 1.08, 0.32, turns=True),
    "watch": Thing(clockwork.watch, "#5a3a2c", 1.1, 0.34),
    "watch movement": Thing(clockwork.movement, GOLD, 1.05, 0.66, "floor"),
    "gears": Thing(clockwork.gears, GOLD, 0.95, 0.8),
    "laptop": Thing(devices.laptop, "#5a6cf0", 0.86, 0.90, "table"),
    "tablet": Thing(devices.tablet, "#4aa0c8", 1.0, 0.42),
    "television": Thing(devices.television, "#4a7ac8", 0.86, 0.92),
    "headphones": Thing(devices.headphones, "#34323c", 0.98, 0.6),
    "speaker": Thing(devices.speaker, "#4a4450", 1.0, 0.4),
    "camera": Thing(devices.camera, "#2a2833", 0.84, 0.76),
    "drone": Thing(devices.drone, "#e8e6e4", 0.80, 1.18),
    "clock": Thing(clockwork.clock, "#d0483a", 0.96, 0.5, "table"),
    "hourglass": Thing(clockwork.hourglass, "#8a5a34", 1.0, 0.36, "table", turns=True),
    "typewriter": Thing(clockwork.typewriter, "#4a5a58", 0.92, 1.0, "table"),
    "keyboard": Thing(devices.keyboard, "#3a3c46", 0.7, 1.06, "table"),
    "controller": Thing(devices.controller, "#e8e6ec", 0.80, 0.9),
    "bulb": Thing(devices.light_bulb, "#ffd870", 1.0, 0.6),
    "lamp": Thing(devices.lamp, "#f0d8a8", 1.05, 0.8, "table"),
    "radio": Thing(devices.radio, "#a8542c", 0.84, 0.82, "table"),
    "robot": Thing(clockwork.robot, "#6a9ab8", 1.0, 0.62, "table"),
    "car": Thing(clockwork.toy_car, "#c8343c", 0.82, 1.06),
    "guitar": Thing(devices.guitar, "#c8843c", 1.12, 0.34),
    "spinning top": Thing(clockwork.spinning_top, "#d0483a", 0.88, 0.5, "table", turns=True),
    # --- worn and carried
    "shoe": Thing(wear.sneaker, "#d8483e", 0.70, 1.12),
    "boot": Thing(wear.boot, "#8a5a34", 0.92, 0.66),
    "high heel": Thing(wear.high_heel, "#c8283c", 0.84, 0.88),
    "handbag": Thing(wear.handbag, "#a8543c", 0.96, 0.62),
    "suitcase": Thing(wear.suitcase, "#9a6238", 0.9, 0.64, "floor"),
    "sunglasses": Thing(wear.sunglasses, "#2a2430", 0.62, 1.04),
    "ring": Thing(wear.ring, GOLD, 0.92, 0.4),
    "necklace": Thing(wear.necklace, GOLD, 1.05, 0.42),
    "hat": Thing(wear.hat, "#c8a878", 0.7, 0.96),
    "crown": Thing(wear.crown, GOLD, 0.8, 0.86),
    "wallet": Thing(wear.glasses_case, "#7a4a30", 0.74, 0.64),
    # --- boxes, books, toys, furniture
    "gift": Thing(boxes.gift, "#c2455a", 0.92, 0.66, "table"),
    "carton": Thing(boxes.carton, "#b8864e", 0.95, 0.85, "table", opens=True),
    "chest": Thing(boxes.chest, "#7a4a2c", 0.92, 0.68, "floor", opens=True),
    "book": Thing(boxes.book, "#8a2c3c", 0.98, 0.5, "table", opens=True),
    "packet": Thing(boxes.packet, "#d0483a", 1.0, 0.46, "table"),
    "milk carton": Thing(boxes.milk_carton, "#4a8ac8", 1.0, 0.4, "table"),
    "teddy": Thing(toys.teddy, "#b88048", 1.0, 0.56, "table"),
    "rubber duck": Thing(toys.duck, "#f4cc34", 0.84, 0.82, "table"),
    "bricks": Thing(toys.bricks, "#d0343c", 0.86, 0.6, "table"),
    "chair": Thing(furniture.chair, "#b8804c", 1.08, 0.44, "floor"),
    "armchair": Thing(furniture.armchair, "#5a7a8a", 0.98, 0.68, "floor"),
    "sofa": Thing(furniture.sofa, "#5a7a8a", 0.78, 1.28, "floor"),
    "bench": Thing(furniture.bench, "#a06c40", 0.76, 1.06, "floor"),
    "key": Thing(toys.key, GOLD, 0.98, 0.28),
    "coin": Thing(toys.coin, GOLD, 0.85, 0.52, turns=True),
    "music box": Thing(toys.music_box, "#8a4a5a", 0.98, 0.64, "table"),
    "marble track": Thing(toys.marble_track, "#c08a50", 1.0, 1.0, "table"),
    "origami": Thing(toys.origami, "#f0ece4", 0.88, 0.9, "table"),
    "umbrella": Thing(furniture.umbrella, "#d0483a", 1.05, 0.64),
    "skull": Thing(toys.skull, "#ece4d0", 0.9, 0.46, "table"),
    # --- plain solids
    "cube": Thing(solids.cube, "#8a5ac8", 0.80, 0.56, "floor", True),
    "ice cube": Thing(solids.cube, "#c4e4f4", 0.80, 0.56, "floor", True),
    "sphere": Thing(solids.sphere, "#d0483a", 0.80, 0.52, "floor", turns=True),
    "pyramid": Thing(solids.pyramid, "#e0a83c", 0.9, 0.66, "floor", True),
    "cone": Thing(solids.cone, "#e8843a", 0.9, 0.44, "floor", turns=True),
    "cylinder": Thing(solids.cylinder, "#3aa0a8", 0.9, 0.4, "floor", turns=True),
    "torus": Thing(solids.torus, "#e0709a", 0.8, 0.52, "floor", True),
    "lozenge": Thing(solids.lozenge, "#6a8df0", 0.9, 0.4, "floor", True),
}
