"""Where uploads and results are kept."""

from pathlib import Path

from rushes.contracts.storage import Storage
from rushes.errors import SettingsError
from rushes.storage.objects import ObjectStorage, open_cloud, open_directory

__all__ = ["ObjectStorage", "open_cloud", "open_directory", "open_storage"]

_FILE = "file:///"


def open_storage(url: str, data_dir: Path) -> Storage:
    """The storage at `url`.

    `file:///name` is a directory in `data_dir`, `file:////path/name` one anywhere, `s3://bucket/prefix` (or `gs://`,
    `az://`) a store in a cloud whose credentials and endpoint are in the environment, in that cloud's own words.
    Raises `SettingsError` for any other URL, and when the directory cannot be made.
    """
    if not url.startswith("file:"):
        try:
            return open_cloud(url)
        except ValueError as error:
            raise SettingsError(
                f"The storage {url!r} cannot be used ({error}): name a directory, for example {_FILE}files, or a"
                " bucket, for example s3://bucket/prefix"
            ) from error
    name = url.removeprefix(_FILE)
    if name in {url, ""}:
        raise SettingsError(f"The storage {url!r} names no directory: write for example {_FILE}files")
    directory = (data_dir / name).absolute()
    try:
        return open_directory(directory)
    except OSError as error:
        raise SettingsError(f"The storage directory {directory} cannot be used: {error}") from error
