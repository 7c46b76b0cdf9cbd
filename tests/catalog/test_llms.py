"""`llms.txt`: ours beside fal's, and that what it shows can be run."""

import ast
import json
import subprocess
import tomllib
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from rushes.catalog import installed_catalog
from rushes.catalog.links import Links
from rushes.catalog.llms import endpoint_text, site_text
from rushes.core.endpoints import Endpoint
from support.descriptions import Facts, facts, order_of, texts

HERE = Path(__file__).parent
CATALOG = installed_catalog()
ENDPOINTS = list(CATALOG)
TODAY = date(2026, 11, 20)
THEIRS = {
    (file.stem, found["overview.model_id"].strip("`")): found
    for file in sorted((HERE / "seeds").glob("*.txt"))
    for found in map(facts, texts(file.read_text(encoding="utf-8")))
}
EXPECTED: list[dict[str, Any]] = tomllib.loads((HERE / "differences.toml").read_text(encoding="utf-8"))["differences"]
MISSING = "missing"


def text_of(endpoint: Endpoint[Any, Any]) -> str:
    return endpoint_text(endpoint, CATALOG.prices.prices(endpoint.id, TODAY), Links(), ["previs"])


def different(theirs: Facts, ours: Facts) -> dict[str, Any]:
    """Where the two differ, and what ours says there. Of a field that only one of them has, nothing else is said."""
    paths = [path for path in {**theirs, **ours} if theirs.get(path, MISSING) != ours.get(path, MISSING)]
    lonely = {path for path in paths if path not in theirs or path not in ours}
    found = {path: ours.get(path, MISSING) for path in paths if path.rpartition(".")[0] not in lonely}
    for where in ("input", "output", "full example"):
        if (order := order_of(where, ours, theirs)) != order_of(where, theirs, ours):
            found[f"order of {where}"] = order
    return found


def found_differences() -> list[tuple[str, str, str, Any]]:
    return [
        (seed, endpoint_id, path, ours)
        for (seed, endpoint_id), theirs in THEIRS.items()
        for path, ours in different(theirs, facts(text_of(CATALOG.get(endpoint_id)))).items()
    ]


def excuses(expected: dict[str, Any], seed: str, endpoint_id: str, path: str, ours: Any) -> bool:
    return (
        any(fnmatchcase(f"{seed}:{endpoint_id}", pattern) for pattern in expected["where"])
        and path == expected["at"]
        and json.dumps(ours, ensure_ascii=False) == expected["ours"]
    )


def test_the_seeds_describe_twelve_endpoints() -> None:
    assert len({endpoint_id for _, endpoint_id in THEIRS}) == 12


@pytest.mark.parametrize(("seed", "endpoint_id"), list(THEIRS))
def test_every_field_default_option_mark_and_example_is_that_of_fal_or_its_difference_has_a_reason(
    seed: str, endpoint_id: str
) -> None:
    ours = facts(text_of(CATALOG.get(endpoint_id)))
    unexplained = {
        path: (THEIRS[seed, endpoint_id].get(path, MISSING), value)
        for path, value in different(THEIRS[seed, endpoint_id], ours).items()
        if not any(excuses(expected, seed, endpoint_id, path, value) for expected in EXPECTED)
    }
    assert unexplained == {}


def test_every_listed_difference_is_still_there() -> None:
    found = found_differences()
    unused = [expected for expected in EXPECTED if not any(excuses(expected, *one) for one in found)]
    assert unused == []
    assert all(expected["reason"] for expected in EXPECTED)


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.id)
def test_the_shell_gives_curl_the_example_as_it_is(endpoint: Endpoint[Any, Any]) -> None:
    command = text_of(endpoint).partition("```bash\n")[2].partition("\n```")[0]
    script = f'curl() {{ printf "%s" "${{@: -1}}"; }}\n{command}'
    shown = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout
    assert json.loads(shown) == endpoint.examples[0]


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.id)
def test_python_reads_the_example_as_it_is(endpoint: Endpoint[Any, Any]) -> None:
    program = ast.parse(text_of(endpoint).partition("```python\n")[2].partition("\n```")[0])
    call = next(node for node in ast.walk(program) if isinstance(node, ast.keyword) and node.arg == "arguments")
    assert ast.literal_eval(call.value) == endpoint.examples[0]


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.id)
def test_both_examples_are_inputs(endpoint: Endpoint[Any, Any]) -> None:
    blocks = text_of(endpoint).split("```json\n")[1:3]
    required, full = (json.loads(block.partition("\n```")[0]) for block in blocks)
    assert required == endpoint.examples[0]
    for example in (required, full):
        endpoint.input.model_validate(example)
    assert required.items() <= full.items()


def test_a_description_says_who_answers_how_the_vendor_fares_and_what_it_costs() -> None:
    text = text_of(CATALOG.get("fal-ai/sora-2/text-to-video/pro"))
    assert "- **Answered by**: previs\n" in text
    assert "- **Vendor**: OpenAI, retired since 2026-09-24" in text
    assert '- **$0.30 per second** with `resolution` `"720p"` or `"auto"`\n' in text


def test_the_index_leads_to_every_endpoint() -> None:
    text = site_text(CATALOG, Links(site="http://here"))
    for endpoint in CATALOG:
        assert f"(http://here/models/{endpoint.id}/llms.txt)" in text
