"""Points the official `fal_client` at a Rushes server over plain HTTP, without touching the program that uses it.

Put this file's folder on PYTHONPATH and the server's address into FAL_LOCAL_BASE. The client reads these names when it
calls, so replacing them right after its import is early enough (fal protocol, 1.3, recipe D).
"""

import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Sequence
from types import ModuleType


class _Redirect(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads `fal_client.client` as always, then replaces its addresses."""

    def __init__(self, base: str) -> None:
        self._base = base.rstrip("/")
        self._spec: importlib.machinery.ModuleSpec | None = None

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find the client's module, and keep its own loader."""
        if fullname != "fal_client.client":
            return None
        sys.meta_path.remove(self)
        self._spec = importlib.util.find_spec(fullname)
        return importlib.machinery.ModuleSpec(fullname, self, origin=self._spec.origin) if self._spec else None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        """Let Python make the module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Run the client's module, then point it at the server."""
        assert self._spec is not None
        assert self._spec.loader is not None
        self._spec.loader.exec_module(module)
        addresses = {
            "RUN_URL_FORMAT": f"{self._base}/run/",
            "QUEUE_URL_FORMAT": f"{self._base}/queue/",
            "REALTIME_URL_FORMAT": f"{self._base.replace('http', 'ws', 1)}/run/",
            "REST_URL": self._base,
            "CDN_URL": self._base,
        }
        for name, address in addresses.items():
            setattr(module, name, address)


if os.environ.get("FAL_LOCAL_BASE"):
    sys.meta_path.insert(0, _Redirect(os.environ["FAL_LOCAL_BASE"]))
