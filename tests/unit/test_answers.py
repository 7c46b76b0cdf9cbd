"""What a webhook says."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import orjson

from rushes.core.requests import GenerationRequest
from rushes.service import answers

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def succeeded(output: dict[str, Any]) -> GenerationRequest:
    request = GenerationRequest("r1", "fal-ai/x", "key", {}, "fake", 1, NOON, files_url="https://media.test/files")
    return request.started(1, 1, "fake", NOON).succeeded(output, (), Decimal(4), NOON)


def test_files_are_told_as_the_submitter_reaches_them() -> None:
    body = orjson.loads(answers.webhook(succeeded({"video": {"url": "rushes-file:/r1/1/output.mp4"}})))
    assert body["payload"] == {"video": {"url": "https://media.test/files/r1/1/output.mp4"}}


def test_an_output_that_is_no_json_is_told_as_such() -> None:
    body = orjson.loads(answers.webhook(succeeded({"frames": {1, 2}})))
    assert (body["status"], body["payload"]) == ("OK", None)
    assert "set" in body["payload_error"]
