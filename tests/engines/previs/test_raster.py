import ctypes
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rushes.engines.previs.elf_stub import shared_object, undefined_symbols

HIDDEN = ("libGL.so.1", "libEGL.so.1", "libexpat.so.1")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the wheels of other systems link no libGL")

DRAW = """
from rushes.engines.previs import raster
from rushes.engines.previs.raster import skia
import numpy as np
pixels = np.zeros((8, 8, 4), np.uint8)
surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
surface.getCanvas().drawCircle(4, 4, 3, skia.Paint(Color=skia.Color(255, 128, 0)))
print(*pixels[4, 4], *pixels[0, 0])
"""


def hiding(libraries: list[Path]) -> list[str]:
    """A command prefix that runs what follows where `libraries` are unreadable; skips where this is not permitted."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("unshare is not installed")
    mount = ["mount", "--bind", "/dev/null", str(libraries[0])] if libraries else ["true"]
    if subprocess.run([unshare, "-rm", *mount], capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine permits no mount namespaces")
    mounts = " && ".join(f"mount --bind /dev/null {library}" for library in libraries) or "true"
    return [unshare, "-rm", "sh", "-c", f'{mounts} && exec "$@"', "sh"]


def installed(sonames: tuple[str, ...]) -> list[Path]:
    folders = [
        Path("/lib"),
        Path("/usr/lib"),
        *Path("/usr/lib").glob("*-linux-gnu"),
        Path("/lib64"),
        Path("/usr/lib64"),
    ]
    found = {(folder / soname).resolve() for folder in folders for soname in sonames if (folder / soname).exists()}
    return sorted(found)


@pytest.mark.slow
@on_linux
def test_skia_draws_on_a_machine_without_gl_egl_and_expat() -> None:
    command = [*hiding(installed(HIDDEN)), sys.executable, "-W", "error", "-c", DRAW]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["255", "128", "0", "255", "0", "0", "0", "0"], done.stderr


@pytest.mark.slow
@on_linux
def test_hiding_the_libraries_breaks_a_plain_import_of_skia() -> None:
    """Without this the test above would prove nothing."""
    command = [*hiding(installed(HIDDEN)), sys.executable, "-c", "import skia"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode != 0
    assert "ImportError" in done.stderr


@on_linux
def test_every_function_of_a_stand_in_returns_zero(tmp_path: Path) -> None:
    names = [f"gl{number}" for number in range(150)]
    library = tmp_path / "libstandin.so"
    library.write_bytes(shared_object("libstandin.so.1", names, platform.machine()))
    loaded = ctypes.CDLL(str(library))
    assert [loaded[name]() for name in names] == [0] * len(names)
    with pytest.raises(AttributeError):
        loaded["glNever"]
    assert undefined_symbols(library) == []


def test_a_stand_in_is_written_for_both_machines_and_is_always_the_same() -> None:
    intel = shared_object("libGL.so.1", ["glFlush"], "x86_64")
    arm = shared_object("libGL.so.1", ["glFlush"], "aarch64")
    assert (intel[18], arm[18]) == (62, 183)
    assert bytes.fromhex("31c0c3") in intel
    assert bytes.fromhex("000080d2c0035fd6") in arm
    assert shared_object("libGL.so.1", ["glFlush"], "x86_64") == intel


@on_linux
def test_the_functions_that_skia_expects_of_gl_are_found_in_its_own_file() -> None:
    from rushes.engines.previs.raster import skia

    assert skia.__file__ is not None
    expected = undefined_symbols(Path(skia.__file__))
    assert "glClear" in expected
    assert "malloc" in expected


def test_a_file_that_is_no_library_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not an ELF file")
    with pytest.raises(ValueError, match="not a 64-bit little-endian ELF"):
        undefined_symbols(text)
