"""Files in place of those that the examples of fal's documentation name.

Those examples are what people try first, and what they name lies on fal's hosts, which this server does not call unless
it is told to. In their place stand stills and a film that previs drew of what the examples tell.
"""

from collections.abc import Mapping
from pathlib import Path

_HERE = Path(__file__).parent
_FALS = "https://storage.googleapis.com/falserverless"
_MEDIA = "https://v3b.fal.media/files/b"

EXAMPLE_FILES: Mapping[str, Path] = {
    f"{_FALS}/example_inputs/sora-2-i2v-input.png": _HERE / "skydiver.jpg",
    f"{_FALS}/example_inputs/veo3-i2v-input.png": _HERE / "woman.jpg",
    f"{_FALS}/example_inputs/veo31-flf2v-input-1.jpeg": _HERE / "woman.jpg",
    f"{_FALS}/example_inputs/veo31-flf2v-input-2.jpeg": _HERE / "woman-later.jpg",
    f"{_FALS}/example_inputs/veo31-r2v-input-1.png": _HERE / "ballerina.jpg",
    f"{_FALS}/example_inputs/veo31-r2v-input-2.png": _HERE / "circus.jpg",
    f"{_FALS}/example_inputs/veo31-r2v-input-3.png": _HERE / "meadow.jpg",
    f"{_FALS}/model_tests/minimax/1749891352437225630-389852416840474630_1749891352.png": _HERE / "winter.jpg",
    f"{_FALS}/web-examples/pika/pika%202.2/pika_input.png": _HERE / "portrait.jpg",
    f"{_MEDIA}/tiger/-YohU0xcPcWe_eiUB9_i6_keyframes-apple-start.png": _HERE / "kitchen-first.jpg",
    f"{_MEDIA}/tiger/LarvwQGEFqEmF8fkgDB8R_keyframes-apple-end.png": _HERE / "kitchen-last.jpg",
    f"{_MEDIA}/rabbit/nk1MK6LY90QqScvI4_Yn8.mp4": _HERE / "cat.mp4",
    f"{_MEDIA}/0a8670fe/pY8UGl4_C452wOm9XUBYO_9ae04df8771c4f3f979fa5cabeca6ada.mp4": _HERE / "cat.mp4",
    "video_123": _HERE / "cat.mp4",
}
"""By the URL, or the id of a video, that an example names."""
