"""The `videos` table."""

from dataclasses import asdict, dataclass

from sqlalchemy import bindparam, select

from rushes.core.videos import KnownVideo
from rushes.stores import tables
from rushes.stores.connection import Connection

_table = tables.videos

_GET = select(_table).where(_table.c.id == bindparam("id"))


@dataclass(frozen=True)
class SqlVideos:
    """`contracts.stores.Videos` inside one transaction."""

    connection: Connection

    def insert(self, video: KnownVideo) -> bool:
        """Store a new video; False when the id exists."""
        return self.connection.add(_table, asdict(video))

    def get(self, video_id: str) -> KnownVideo | None:
        """The video, or character, of that id."""
        row = self.connection.run(_GET, id=video_id).fetchone()
        if row is None:
            return None
        known_id, key_id, request_id, file_key, remixable, character = row
        return KnownVideo(known_id, key_id, request_id, file_key, bool(remixable), character)
