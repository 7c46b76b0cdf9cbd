"""The moving pictures of the catalog's cards: `python -m demo.previews`. Made by previs, kept with the pages.

Each endpoint has a prompt of its own here, so that the first page shows what previs can do, not one example 30 times.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from rushes.catalog import installed_catalog
from rushes.engines.previs.film import Clip
from rushes.engines.previs.messages import Order
from rushes.engines.previs.parts import Parts
from rushes.engines.previs.picture import Picture
from rushes.engines.previs.planning import plan
from rushes.media.encode import SegmentWriter, join
from rushes.media.thumbnails import write_poster

OUT = Path("src/rushes/http/pages/static/previews")
CLIP = Clip(width=448, height=252, fps=24, frames=96, audio=False)
CRF = 29
PROMPTS = (
    "A woman with auburn hair runs along a tree-lined street in golden morning light",
    "A red vintage car drives along a coast road at sunset",
    "Two friends talk on a snowy village street at dusk, warm windows behind them",
    "A calico cat walks through a sunny meadow full of flowers, butterflies in the air",
    "An astronaut floats in space, stars and a blue planet behind",
    "A girl in a yellow raincoat dances in the rain on a neon city street at night",
    "A dragon flies over a castle at dawn, mist in the valleys",
    "A chef cooks in a bright kitchen, steam rising",
    "A polar bear walks over a snowfield under northern lights",
    "A ballerina dances on a theatre stage in a single spotlight",
    "A sailing boat on a stormy sea at dusk, dark clouds",
    "A horse gallops across a desert at noon, dust behind it",
    "A man reads a book in a living room at night, rain on the window",
    "Colourful fish swim over a coral reef, beams of light from above",
    "A cyclist rides through an autumn forest, leaves falling",
    "A train crosses a mountain valley in winter",
    "An old fisherman waves from a quiet lake at dawn, fog over the water",
    "A skyline of skyscrapers at night, traffic below",
    "A fox trots through a forest in the snow at dusk",
    "A businesswoman talks to the camera in a modern office",
    "A market street in summer, a man sells fruit, people pass by",
    "A spaceship flies past a ringed planet",
    "A dog runs along the seashore at sunrise, waves rolling in",
    "A boy jumps for joy in a suburban garden in spring, petals in the air",
    "A perfume bottle on a plinth in a studio, soft light, slow push in",
    "A knight walks into a cave with a torch",
    "A parrot flies over a jungle waterfall in the morning",
    "A skydiver falls through clouds in bright midday sun",
    "A penguin family walks over the ice, wind and snow",
    "An elephant walks through the savannah at sunset",
    "Abstract glass shapes float and turn in coloured light",
    "A girl and her grandmother hug on a porch in the evening",
    "A witch flies on a broom over a village at night, a full moon",
    "A robot waves in a futuristic city street in the rain",
)


def main() -> None:
    """Make all of them."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    for number, endpoint in enumerate(installed_catalog()):
        out = OUT / f"{endpoint.id.replace('/', '-')}.mp4"
        make(PROMPTS[number % len(PROMPTS)], number + 1, out)
        print(f"{out.name}: {out.stat().st_size // 1000} kB")  # noqa: T201


def make(prompt: str, seed: int, out: Path) -> None:
    """A small film without sound, and a frame of it beside it as a JPEG."""
    with TemporaryDirectory() as folder:
        parts = Parts.made_in(Path(folder))
        plan(Order(prompt=prompt, clip=CLIP, seed=seed), parts, lambda _: None)
        picture = Picture(parts.film(), parts.folder)
        with SegmentWriter(parts.segment(0), CLIP.width, CLIP.height, CLIP.fps, CRF) as writer:
            for index in range(CLIP.frames):
                frame = picture.frame(index)
                writer.write(frame)
                if index == CLIP.frames // 2:
                    write_poster(frame, out.with_suffix(".jpg"))
        join([parts.segment(0)], None, out, CLIP.fps)


if __name__ == "__main__":
    main()
