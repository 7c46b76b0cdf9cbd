"""Figures look as they were approved: every cell of the golden sheets at 45 dB or more.

After a change that is meant, look at `python -m demo.previs_sheets figures OUT_DIR` and write the golden sheets anew:

    python -m tests.engines.previs.test_figures_golden
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from demo.previs_sheets.cells import Cell, Look, drawn
from demo.previs_sheets.figures import CAST, DRESS, FEELINGS, MOUNTS, close, company_cells, kit_cells, rider_size
from demo.previs_sheets.grid import Image

from rushes.engines.previs.direct.bodies import ANIMALS, KITS
from rushes.engines.previs.direct.facing import SIDEWAYS
from rushes.engines.previs.figures import ACTIONS, ATTRIBUTES
from rushes.engines.previs.figures.breeds import BREEDS
from rushes.engines.previs.figures.moves import MOVES
from rushes.engines.previs.figures.works import WORKS
from rushes.engines.previs.understand.lexicon import CastEntry, lexicon

FOLDER = Path(__file__).parent / "golden_figures"
LEAST_PSNR = 45.0
COLUMNS, WIDTH, HEIGHT = 8, 88, 112


def people() -> list[Cell]:
    cells = [Cell(look=look, identity=name, yaw=yaw) for name, look in CAST.items() for yaw in (25.0, 100.0)]
    return [replace(cell, metres=2.1) for cell in cells]


def dress() -> list[Cell]:
    return [Cell(look=look, identity=f"dress {number}", yaw=28.0, metres=2.1) for number, look in enumerate(DRESS)]


def actions() -> list[Cell]:
    cells: list[Cell] = []
    for number, action in enumerate(action for action in ACTIONS["human"] if action not in MOVES):
        look = {**CAST["dancer" if number % 2 else "man"], "mount": "bicycle"}
        if action == "sit" or action in WORKS:
            look["seat"] = "chair"
        cells.append(Cell(action=action, look=look, yaw=SIDEWAYS.get(action, 35.0), t=0.62, metres=2.6))
    return cells


def moves() -> list[Cell]:
    cells: list[Cell] = []
    for number, (action, move) in enumerate(MOVES.items()):
        yaw = move.turn if move.sideways else min(move.turn, 35.0)
        cells.append(Cell(action=action, look=CAST["dancer" if number % 2 else "man"], yaw=yaw, t=1.1, metres=2.6))
    return cells


def faces() -> list[Cell]:
    cells: list[Cell] = []
    for name in ("man", "dancer", "girl", "fisherman"):
        near = close(Cell(look=CAST[name], identity=name, yaw=24.0, t=0.9))
        cells += [replace(near, emotion=feeling) for feeling in FEELINGS] + [replace(near, action="shout")]
    return cells


def feelings() -> list[Cell]:
    told = (*FEELINGS, "tired", "bored", "proud")
    cell = Cell(yaw=24.0, t=0.9, metres=2.1)
    return [replace(cell, look=CAST[name], emotion=feeling) for name in ("man", "dancer") for feeling in told]


def animals() -> list[Cell]:
    poses = (("stand", 40.0, 0.3), ("run", 80.0, 0.3))
    return [
        Cell(kind, action, yaw=yaw, t=t, metres=animal.withers * max(2.1, animal.head * 1.35, animal.length))
        for kind, animal in ANIMALS.items()
        for action, yaw, t in poses
    ]


def deeds() -> list[Cell]:
    """Animals in all that they do on the spot."""
    actions = [action for action in ACTIONS["dog"] if action not in ("stand", "run")]
    cells = [Cell(kind, action, yaw=60.0, t=0.6) for kind in ("dog", "horse") for action in actions]
    cells += [Cell("elephant", "spray", yaw=60.0, t=0.6), Cell("dragon", "breathe", yaw=90.0, t=0.6)]
    return [replace(cell, metres=2.4 * ANIMALS[cell.kind].withers if cell.kind in ANIMALS else 6.0) for cell in cells]


def breeds() -> list[Cell]:
    """Every breed, as the first kind that the lexicon gives it; the young; and animals with things on."""
    kinds = {str(sort["breed"]): entry.kind for entry in lexicon().cast.values() for sort in sorts(entry)}
    looks: list[tuple[str, Look]] = [(kinds[breed], {"breed": breed}) for breed in BREEDS]
    looks += [(kind, {"age": "young"}) for kind in ("dog", "cat", "deer", "lion", "elephant")]
    looks += [("dog", {"hat": "santa", "glasses": True, "scarf": "red"}), ("pig", {"hat": "chef", "collar": "blue"})]
    looks += [("bear", {"holds": "fish"}), ("dog", {"holds": "stick", "glow": True}), ("horse", {"breath": "steam"})]
    return [Cell(kind, look=look, yaw=50.0, t=0.4, metres=2.5 * withers(kind, look)) for kind, look in looks]


def sorts(entry: CastEntry) -> list[Look]:
    return [sort for sort in (entry.attributes, *entry.sorts.values()) if "breed" in sort]


def withers(kind: str, look: Look) -> float:
    return ANIMALS[kind].bred(str(look.get("breed", ""))).withers


def kits() -> list[Cell]:
    return [replace(cell, caption="") for kind in KITS for cell in kit_cells(kind)]


def held() -> list[Cell]:
    props = [prop for prop in ATTRIBUTES["human"]["prop"].values if prop != "none"]
    cells = [Cell(look={**CAST["man"], "prop": prop}, yaw=30.0, metres=2.6) for prop in props]
    for mount in MOUNTS:
        foot = -0.24 if mount == "dragon" else 0.1
        look = {**CAST["man"], "mount": mount}
        cells.append(Cell(action="ride", look=look, yaw=90.0, metres=rider_size(mount), foot=foot, towards=1))
    return cells


def company() -> list[Cell]:
    return [replace(cell, caption="") for cell in company_cells()]


SHEETS: Mapping[str, Sequence[Cell]] = {
    "people": people(),
    "dress": dress(),
    "actions": actions(),
    "moves": moves(),
    "faces": faces(),
    "feelings": feelings(),
    "animals": animals(),
    "deeds": deeds(),
    "breeds": breeds(),
    "kits": kits(),
    "held": held(),
    "company": company(),
}


def pictures(cells: Sequence[Cell]) -> list[Image]:
    return [drawn(cell, WIDTH, HEIGHT) for cell in cells]


def psnr(a: Image, b: Image) -> float:
    error = float(np.mean((a.astype(np.float32) - b.astype(np.float32)) ** 2))
    return math.inf if error == 0 else 10 * math.log10(255**2 / error)


@pytest.mark.parametrize("name", SHEETS)
def test_every_figure_looks_as_it_was_approved(name: str) -> None:
    sheet = cv2.imread(str(FOLDER / f"{name}.webp"))
    assert sheet is not None, "no golden sheet"
    golden = np.asarray(cv2.cvtColor(sheet, cv2.COLOR_BGR2RGB), np.uint8)
    assert golden.shape[1] == COLUMNS * WIDTH
    wrong: list[str] = []
    for number, (cell, picture) in enumerate(zip(SHEETS[name], pictures(SHEETS[name]), strict=True)):
        row, column = divmod(number, COLUMNS)
        approved = golden[row * HEIGHT : (row + 1) * HEIGHT, column * WIDTH : (column + 1) * WIDTH]
        likeness = psnr(picture, approved)
        if likeness < LEAST_PSNR:
            wrong.append(f"{cell.identity or cell.kind} {cell.action} at {cell.yaw:g} degrees: {likeness:.1f} dB")
    assert not wrong, "\n".join(wrong)


def write() -> None:
    """Write the golden sheets."""
    FOLDER.mkdir(exist_ok=True)
    for name, cells in SHEETS.items():
        found = pictures(cells)
        found += [np.zeros_like(found[0])] * (-len(found) % COLUMNS)
        sheet = np.vstack([np.hstack(found[i : i + COLUMNS]) for i in range(0, len(found), COLUMNS)])
        lossless = [cv2.IMWRITE_WEBP_QUALITY, 101]
        cv2.imwrite(str(FOLDER / f"{name}.webp"), cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR), lossless)


if __name__ == "__main__":
    write()
