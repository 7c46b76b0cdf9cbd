"""The command line, as processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rushes.media.probe import probe

pytestmark = pytest.mark.slow
FAKE = '[engines.fake]\ntype = "fake"\nlines = ["Frame 60 of 120"]\n'


def rushes(folder: Path, *arguments: str, config: str = FAKE) -> subprocess.CompletedProcess[str]:
    """Run a command on its own data directory, on a port that nothing uses."""
    (folder / "rushes.toml").write_text(config)
    environment = {
        **os.environ,
        "RUSHES_DATA_DIR": str(folder / "data"),
        "RUSHES_CONFIG": str(folder / "rushes.toml"),
        "RUSHES_PORT": "1",
    }
    command = [sys.executable, "-m", "rushes", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


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


def test_endpoints_and_doctor_say_who_serves_what(tmp_path: Path) -> None:
    listed = rushes(tmp_path, "endpoints")
    assert "fal-ai/sora-2/text-to-video/pro" in listed.stdout
    doctor = rushes(tmp_path, "doctor")
    assert doctor.returncode == 0
    assert "fake: takes it" in doctor.stdout


def test_a_mistake_of_the_operator_is_one_line_and_no_traceback(tmp_path: Path) -> None:
    done = rushes(tmp_path, "up", config='[engines.x]\ntype = "none"\n')
    assert done.returncode == 1
    assert "no engine type 'none'" in done.stderr
    assert "Traceback" not in done.stderr
