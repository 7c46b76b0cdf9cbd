"""Names of colours that a prompt can use, as '#rrggbb'. They are a little warm and never fully saturated."""

from functools import lru_cache

COLOURS: dict[str, str] = {
    "white": "#f1ede6",
    "ivory": "#efe6d2",
    "cream": "#ecdcb8",
    "beige": "#d8c4a0",
    "sand": "#d3b98a",
    "tan": "#b98f5f",
    "brown": "#7a5238",
    "chocolate": "#553524",
    "rust": "#a5502c",
    "orange": "#e87f30",
    "amber": "#e6a032",
    "gold": "#dcae4a",
    "yellow": "#f0c63c",
    "mustard": "#cf9f34",
    "lime": "#a8cc46",
    "olive": "#7c8046",
    "green": "#4f9c5a",
    "emerald": "#2f8f68",
    "mint": "#a5d8bd",
    "teal": "#2f7f86",
    "turquoise": "#45b3b0",
    "cyan": "#58c2d8",
    "sky": "#8ec4e6",
    "blue": "#3f74b8",
    "navy": "#2b3b62",
    "indigo": "#463f86",
    "violet": "#7a58b0",
    "purple": "#74449a",
    "lavender": "#b8a2dc",
    "magenta": "#bf3f8c",
    "pink": "#eda3bd",
    "rose": "#d8697f",
    "red": "#c23b3c",
    "crimson": "#a82a3c",
    "burgundy": "#7a2638",
    "black": "#2b2830",
    "charcoal": "#44424e",
    "grey": "#8f8f9b",
    "gray": "#8f8f9b",
    "silver": "#bcc2ce",
    "copper": "#b06a3e",
    "auburn": "#93402a",
    "ginger": "#d2702c",
    "blonde": "#e3b563",
    "khaki": "#b0a070",
    "denim": "#4a658f",
}

SKINS = {"pale": "#f6d6c2", "fair": "#efc2a3", "tan": "#d8a078", "brown": "#a56d49", "dark": "#744a34"}
HAIRS = {
    "black": "#2c2532",
    "brown": "#573727",
    "chestnut": "#6e3f28",
    "auburn": "#8c3d29",
    "red": "#b84e2a",
    "ginger": "#cf6a2e",
    "blonde": "#dfb163",
    "grey": "#a19fa9",
    "white": "#e6e3e3",
    "pink": "#e086b4",
    "blue": "#4a6fb8",
    "green": "#4f9c6a",
    "purple": "#7a4f9c",
}
EYES = {"brown": "#4e3423", "green": "#5a7a48", "blue": "#4a78a6", "grey": "#6c7684", "hazel": "#7a5c30"}


def colour_value(word: str, named: dict[str, str] = COLOURS) -> str | None:
    """'#rrggbb' of a colour: a name in `named` or in `COLOURS`, or already '#rrggbb'. None when it is neither."""
    if len(word) == 7 and word[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in word[1:]):
        return word.lower()
    return named.get(word) or COLOURS.get(word)


def channels(colour: str) -> tuple[int, int, int]:
    """'#rrggbb' to three integers 0..255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(4096)
def mix(a: str, b: str, k: float) -> str:
    """Blend of two '#rrggbb' colours."""
    red, green, blue = (round(x + (y - x) * k) for x, y in zip(channels(a), channels(b), strict=True))
    return f"#{red:02x}{green:02x}{blue:02x}"
