"""Keys that callers gave for one request: in memory alone, so that they are nowhere after the end of this process."""


class CallerKeys:
    """Keys of vendors by request id, from acceptance until the request has ended."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def keep(self, request_id: str, key: str) -> None:
        """Remember a key."""
        self._keys[request_id] = key

    def of(self, request_id: str) -> str | None:
        """The key of a request; None where none was given, or this process was started since."""
        return self._keys.get(request_id)

    def forget(self, request_id: str) -> None:
        """Forget the key of a request, if it has one."""
        self._keys.pop(request_id, None)

    def requests(self) -> list[str]:
        """The ids of the requests whose keys are kept."""
        return list(self._keys)
