"""The command line, as processes."""

from pathlib import Path

import pytest

from rushes.media.probe import probe
from support.command import rushes

pytestmark = pytest.mark.slow


def test_generate_makes_a_file_without_a_server(tmp_path: Path) -> None:
    done = rushes(tmp_path, "generate", "a meadow", "-o", "clip.mp4", "-f", "aspect_ratio=9:16", "-f", "duration=8")
    assert done.returncode == 0, done.stderr
    facts = probe(tmp_path / "clip.mp4")
    assert (facts.width, facts.height, facts.frames) == (720, 1280, 240)
    assert "clip.mp4  720x1280, 8 s, 240 frames" in done.stdout


def test_generate_says_what_the_server_refused(tmp_path: Path) -> None:
    done = rushes(tmp_path, "generate", "a meadow", "-f", "duration=5")
    assert done.returncode == 1
    assert "body.duration: Input should be 4, 8, 12, 16 or 20" in done.stderr
    assert "Traceback" not in done.stderr
    done = rushes(tmp_path, "generate", "a meadow", "--endpoint", "fal-ai/none")
    assert done.returncode == 1
    assert "not found" in done.stderr


def test_keys_are_made_listed_and_revoked(tmp_path: Path) -> None:
    made = rushes(tmp_path, "keys", "create", "laptop")
    key_id, _, secret = made.stdout.strip().partition(":")
    listed = rushes(tmp_path, "keys", "list").stdout
    assert key_id in listed
    assert "laptop" in listed
    assert len(secret) == 32
    assert secret not in listed
    assert rushes(tmp_path, "keys", "revoke", key_id).returncode == 0
    again = rushes(tmp_path, "keys", "revoke", key_id)
    assert again.returncode == 1
    assert "rushes keys list" in again.stderr
    assert "rushes keys list" in rushes(tmp_path, "keys", "limit", key_id, "--running", "2").stderr


def test_the_limits_of_a_key_are_set_changed_and_taken_away(tmp_path: Path) -> None:
    made = rushes(tmp_path, "keys", "create", "ci", "--running", "3", "--per-request", "0.5")
    key_id = made.stdout.partition(":")[0]
    assert rushes(tmp_path, "keys", "limit", key_id, "--per-day", "20", "--running", "none").returncode == 0
    listed = " ".join(rushes(tmp_path, "keys", "list").stdout.split())
    assert "$0.5 a request, $20 a day" in listed
    assert "at once" not in listed
    for wrong in (("--running", "0"), ("--per-day", "plenty"), ("--per-request", "-1")):
        assert rushes(tmp_path, "keys", "limit", key_id, *wrong).returncode == 2, wrong


def test_endpoints_and_doctor_say_who_serves_what(tmp_path: Path) -> None:
    listed = rushes(tmp_path, "endpoints")
    assert "fal-ai/sora-2/text-to-video/pro" in listed.stdout
    doctor = rushes(tmp_path, "doctor")
    assert doctor.returncode == 0
    assert "fake: takes it" in doctor.stdout


FAR = """
[engines.relay]
type = "openai_videos"
base_url = "http://127.0.0.1:9/v1"
model = "m"
sunset = { "fal-ai/veo3*" = 2026-06-30 }
submits_per_minute = 6
[[engines.relay.prices]]
endpoints = "fal-ai/sora-2/*"
price = 0.08
when = { resolution = "720p" }
[engines.fake]
type = "fake"
"""


def test_the_terms_of_engines_are_in_the_routing_table(tmp_path: Path) -> None:
    told = {
        line.split("  ")[0]: line for line in map(str.strip, rushes(tmp_path, "doctor", config=FAR).stdout.split("\n"))
    }
    assert "http://127.0.0.1:9" in told["relay"]
    assert "retires on 2026-06-30 for fal-ai/veo3*" in told["relay"]
    assert "free, here" in told["fake"]
    assert "relay: takes it, for $0.32; fake: takes it" in told["fal-ai/sora-2/text-to-video"]  # 4 s, its own price
    assert "relay: takes it, for $2.00" in told["fal-ai/sora-2/text-to-video/pro"]  # 1080p by default, the list's
    assert "relay: was retired on 2026-06-30: `sunset`" in told["fal-ai/veo3/fast"]
    wrong = rushes(tmp_path, "doctor", config=FAR.replace("price = 0.08", 'price = "cheap"'))
    assert "engines.relay.prices.0.price" in wrong.stderr


def test_a_mistake_of_the_operator_is_one_line_and_no_traceback(tmp_path: Path) -> None:
    done = rushes(tmp_path, "up", config='[engines.x]\ntype = "none"\n')
    assert done.returncode == 1
    assert "no engine type 'none'" in done.stderr
    assert "Traceback" not in done.stderr
