"""The only door to skia: `from rushes.engines.previs.raster import skia`.

Everything that draws vectors goes through here, so that the rasteriser can be replaced in one place. The wheel of skia
wants libGL.so.1, libEGL.so.1 and libexpat.so.1 at load time, which slim images lack. Drawing on the CPU calls none of
them (and no system font is ever looked up, which is what expat would be for), so where they are absent, stand-ins are
loaded first: the dynamic linker takes a library that is already loaded under the SONAME it looks for.
"""

import ctypes
import importlib.util
import os
import platform
import sys
from contextlib import ExitStack
from pathlib import Path

from rushes.engines.previs.elf_stub import shared_object, undefined_symbols

_UNCALLED = {"libGL.so.1": "gl", "libEGL.so.1": "egl", "libexpat.so.1": "XML_"}  # SONAME: prefix of its functions


def stand_in_for_absent_libraries() -> list[str]:
    """Load a stand-in for each library that skia links and this machine lacks; returns their SONAMEs."""
    if sys.platform != "linux":
        return []
    absent = [soname for soname in _UNCALLED if not _loads(soname)]
    if absent:
        expected = _expected_functions()
        with ExitStack() as opened:  # until all are loaded: the linker takes the same path for the same library
            for soname in absent:
                functions = [name for name in expected if name.startswith(_UNCALLED[soname])]
                # In memory: no file to place, to share between processes or to clean up.
                file = opened.enter_context(os.fdopen(os.memfd_create(soname), "wb", buffering=0))
                file.write(shared_object(soname, functions, platform.machine()))
                ctypes.CDLL(f"/proc/self/fd/{file.fileno()}")
    return absent


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _expected_functions() -> list[str]:
    """What skia and the libraries bundled with it expect of others; empty when skia is not installed."""
    found = importlib.util.find_spec("skia")
    if found is None or found.origin is None:
        return []
    extension = Path(found.origin)
    bundled = sorted(extension.parent.glob("skia_python.libs/*.so*"))
    names = [name for library in [extension, *bundled] for name in undefined_symbols(library)]
    return list(dict.fromkeys(names))


stand_in_for_absent_libraries()

import skia  # noqa: E402  the stand-ins have to be there first

__all__ = ["skia", "stand_in_for_absent_libraries"]
