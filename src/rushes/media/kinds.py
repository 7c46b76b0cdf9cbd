"""What a file is, by its content, and which kinds a browser may open on our address.

Signatures: the WHATWG MIME Sniffing standard, sections 6 and 7, and the brands of ISO/IEC 14496-12.
"""

import re
from pathlib import Path

HEAD_BYTES = 4096
UNKNOWN = "application/octet-stream"

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
    (0, b"\xff\xf9", "audio/aac"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"\x1f\x8b\x08", "application/gzip"),
    (0, b"BM", "image/bmp"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
}
_MEDIA = re.compile(r"(?:image/(?:png|jpeg|gif|webp|avif|bmp)|(?:video|audio)/[\w.+-]+)")
_PLAIN = frozenset({"text/plain", "application/json", "text/csv"})
"""Types without a signature that no browser runs."""
_TYPE = re.compile(r"[a-zA-Z0-9!#$&^_.+-]+/[a-zA-Z0-9!#$&^_.+-]+")


def kind_of(head: bytes) -> str | None:
    """The content type that the first bytes of a file (at least 64, if it has so many) prove; None: they prove none."""
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[:4] == b"\x1aE\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head[:2] == b"BM" and head[6:10] != bytes(4):
        return None
    return next((kind for at, mark, kind in _SIGNATURES if head.startswith(mark, at)), None)


def kind_of_file(path: Path) -> str | None:
    """`kind_of` a file on disk."""
    with path.open("rb") as file:
        return kind_of(file.read(HEAD_BYTES))


def kept_type(head: bytes, declared: str | None) -> str:
    """The content type to keep for a file: what its content proves, else what its sender said, else unknown.

    A sender's word for a kind that has a signature counts for nothing without it.
    """
    if (proven := kind_of(head)) is not None:
        return proven
    said = (declared or "").partition(";")[0].strip().lower()
    return UNKNOWN if not _TYPE.fullmatch(said) or _MEDIA.fullmatch(said) else said


def opens_safely(content_type: str) -> bool:
    """Whether a browser that opens it can only show or play it; everything else is for saving."""
    return content_type in _PLAIN or _MEDIA.fullmatch(content_type) is not None
