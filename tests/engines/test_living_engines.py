"""The table of the documentation that says who makes which endpoint today."""

import re
from pathlib import Path

import pytest

from rushes.bootstrap import build_engines
from rushes.catalog import installed_catalog
from rushes.settings import Configuration

DOCUMENTATION = Path(__file__).parents[2] / "docs/howto/engines.md"
ROW = re.compile(r"^\| `(fal-ai/[^`]+)` \| (?:retired|shut down|alive) \|(.*)\|$", re.MULTILINE)
TYPES = ("gemini_omni", "minimax", "fal", "openai_videos")
TOLD = [
    (endpoint, kind, model)
    for endpoint, cells in ROW.findall(DOCUMENTATION.read_text("utf-8"))
    for kind, cell in zip(TYPES, cells.split("|"), strict=True)
    for model in (re.findall(r"`([^`]+)`", cell) or [cell.strip()])
]
CATALOG = installed_catalog()


def test_it_has_every_endpoint_that_fals_pages_describe() -> None:
    described = {endpoint.id for endpoint in CATALOG if endpoint.documented and endpoint.id.startswith("fal-ai/")}
    assert {endpoint for endpoint, *_ in TOLD} == described


@pytest.mark.parametrize(("endpoint_id", "kind", "model"), TOLD)
def test_an_engine_accepts_the_example_where_the_table_says_so(endpoint_id: str, kind: str, model: str) -> None:
    endpoint = CATALOG.get(endpoint_id)
    job = endpoint.job(endpoint.input.model_validate(endpoint.examples[0]).model_dump(mode="json"), 1)
    options = {"type": kind, "model": model, "api_key": "a-key-for-nobody"}
    if kind == "openai_videos":
        options["base_url"] = "http://127.0.0.1:9/v1"
    if model == "no" and kind == "minimax":
        options["model"] = "MiniMax-H3"
    engine = build_engines(Configuration.model_validate({"engines": {"far": options}}))["far"]
    assert (engine.accepts(job) is None) is (model != "no")
