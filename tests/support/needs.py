"""What a test needs of the machine beside Python."""

import os
import shutil

import pytest


def left_out(why: str) -> None:
    """Leave a test out, and say why; where CI is set nothing may be left out, so that the test fails."""
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


def program(name: str) -> str:
    """The path of a program on this machine; without it the test is left out."""
    found = shutil.which(name)
    if found is None:
        left_out(f"{name} is not installed")
    return found or ""
