"""Whether there is room to accept more."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from rushes.errors import StorageFull


@dataclass(frozen=True)
class Room:
    """The disk of a directory, and how much of it stays free: bytes, and a share of the whole; the larger counts."""

    directory: Path
    floor_bytes: int
    floor_percent: float = 0.0

    def require(self, more: int = 0) -> None:
        """Raise StorageFull unless so many bytes more leave the floor free."""
        disk = shutil.disk_usage(self.directory)
        floor = max(self.floor_bytes, round(disk.total * self.floor_percent / 100))
        if disk.free - more < floor:
            raise StorageFull(
                f"This server is short of disk space: {_told(disk.free)} are free, {_told(floor)} must stay free. "
                "Nothing new is accepted until its operator makes room; results can still be read."
            )


def _told(size: int) -> str:
    return f"{size / 1e9:.1f} GB"
