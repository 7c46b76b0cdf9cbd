"""Every endpoint: its schemas, its recipe, its examples."""

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from rushes.catalog import Catalog, installed_catalog
from rushes.core.artifacts import ImageFacts, StoredFile, VideoFacts
from rushes.core.endpoints import Endpoint, Rendered, app_id_of
from rushes.core.jobs import VideoJob
from rushes.errors import SettingsError, UnknownEndpoint

ENDPOINTS = list(installed_catalog())
SOURCES = Path(__file__).parents[2] / "src/rushes"
UNDESCRIBED: dict[str, set[str]] = defaultdict(set, {"pika-2.2": {"prompt"}, "hailuo-02": {"prompt", "image_url"}})
VIDEO = StoredFile("r/1/output.mp4", "rushes-file:/r/1/output.mp4", "output.mp4", "video/mp4", 10)
STILL = StoredFile("r/1/t.jpg", "rushes-file:/r/1/t.jpg", "t.jpg", "image/jpeg", 5, image=ImageFacts(4, 3))


def rendered() -> Rendered:
    facts = VideoFacts(1280, 720, 30.0, 4.0, 120, has_audio=True)
    video = StoredFile(VIDEO.key, VIDEO.url_path, VIDEO.name, VIDEO.content_type, VIDEO.size, video=facts)
    return Rendered(video, STILL, STILL, "video_1", 7)


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.id)
def test_every_example_plans_into_a_job_and_its_output_fits_the_schema(endpoint: Endpoint[Any, Any]) -> None:
    assert endpoint.examples
    for example in endpoint.examples:
        stored = endpoint.input.model_validate(example).model_dump(mode="json")
        job = endpoint.job(stored, seed=7)
        assert job.seed == 7
        if isinstance(job, VideoJob):
            assert job.prompt == example.get("prompt", "")
            assert job.frames == job.seconds * job.fps
        answer = endpoint.answer(stored, rendered())
        assert endpoint.output.model_validate(answer).model_dump(mode="json", exclude_none=True) == answer


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.id)
def test_every_field_of_every_schema_is_described_unless_fal_does_not(endpoint: Endpoint[Any, Any]) -> None:
    for model in (endpoint.input, endpoint.output):
        for name, schema in model.model_json_schema()["properties"].items():
            assert schema.get("description") or name in UNDESCRIBED[endpoint.family], name


@pytest.mark.parametrize(
    ("endpoint", "given", "size"),
    [
        ("fal-ai/sora-2/text-to-video", {}, (1280, 720)),
        ("fal-ai/sora-2/text-to-video", {"aspect_ratio": "9:16"}, (720, 1280)),
        ("fal-ai/sora-2/text-to-video/pro", {}, (1792, 1024)),
        ("fal-ai/sora-2/text-to-video/pro", {"resolution": "720p"}, (1280, 720)),
        ("fal-ai/sora-2/text-to-video/pro", {"resolution": "true_1080p", "aspect_ratio": "9:16"}, (1080, 1920)),
    ],
)
def test_sora_has_its_own_sizes_rate_and_sound(endpoint: str, given: dict[str, str], size: tuple[int, int]) -> None:
    found = installed_catalog().get(endpoint)
    job = found.job(found.input.model_validate({"prompt": "x", **given}).model_dump(mode="json"), seed=1)
    assert isinstance(job, VideoJob)
    assert ((job.width, job.height), job.fps, job.audio, job.seconds) == (size, 30, True, 4)


def test_the_published_duration_is_a_number_or_a_text() -> None:
    schema = installed_catalog().get("fal-ai/sora-2/text-to-video").input.model_json_schema()
    kinds = [choice["type"] for choice in schema["properties"]["duration"]["anyOf"]]
    assert kinds == ["integer", "string"]


def test_a_secret_is_marked_write_only_and_left_out_of_what_is_stored() -> None:
    endpoint = installed_catalog().get("fal-ai/sora-2/text-to-video")
    assert endpoint.secret_fields == {"api_key"}
    assert "api_key" not in endpoint.input.model_validate({"prompt": "x", "api_key": "k"}).model_dump()


def test_an_id_is_had_by_one_endpoint_only_and_an_unknown_one_is_refused() -> None:
    with pytest.raises(SettingsError, match="Two endpoints"):
        Catalog([ENDPOINTS[0], ENDPOINTS[0]])
    with pytest.raises(UnknownEndpoint):
        installed_catalog().get("fal-ai/none")


@pytest.mark.parametrize(
    ("endpoint_id", "app_id"),
    [
        ("fal-ai/sora-2", "fal-ai/sora-2"),
        ("fal-ai/sora-2/text-to-video/pro", "fal-ai/sora-2"),
        ("workflows/me/wf/x", "workflows/me/wf"),
        ("comfy/me/wf", "comfy/me/wf"),
    ],
)
def test_the_app_id_is_what_the_clients_make_of_an_endpoint_id(endpoint_id: str, app_id: str) -> None:
    assert app_id_of(endpoint_id) == app_id


def test_the_catalog_loads_no_web_framework_and_no_picture_library() -> None:
    script = "import sys, rushes.catalog as c; c.installed_catalog(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    for heavy in ("starlette", "uvicorn", "cv2", "skia", "numpy", "scipy", "av", "sqlalchemy", "torch"):
        assert heavy not in loaded


def test_no_code_outside_the_catalog_knows_an_endpoint() -> None:
    models_at_fal = SOURCES / "engines" / "fal_models.py"  # what fal makes today, as an engine: none of our endpoints
    for file in sorted(SOURCES.rglob("*.py")):
        if SOURCES / "catalog" in file.parents or file == models_at_fal:
            continue
        tree = ast.parse(file.read_text("utf-8"))
        explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
                assert "fal-ai/" not in node.value, f"{file.name}:{node.lineno}"


def test_the_readme_lists_every_endpoint_as_the_command_does() -> None:
    command = [sys.executable, "-m", "rushes", "endpoints", "--markdown"]
    table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    text = (SOURCES.parents[1] / "README.md").read_text("utf-8")
    begin, end = "<!-- rushes endpoints --markdown -->\n", "<!-- end of rushes endpoints -->"
    assert text.partition(begin)[2].partition(end)[0] == table
    assert table.count("| `") == len(ENDPOINTS)
