"""Videos that later requests can name by an id."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KnownVideo:
    """A stored video that this server made for a key: `id` is `video_...`, or `char_...` for a character.

    `file_key` is where it is in storage. A video that is not `remixable` has an id all the same, so that who asks for
    it can be told why not. `character` is the name under which prompts speak of who is in it.
    """

    id: str
    key_id: str
    request_id: str
    file_key: str
    remixable: bool
    character: str | None = None
