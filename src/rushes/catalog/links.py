"""Where documents say that things are: at fal's names, or at this server's own address."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Links:
    """The bases of a server's addresses, without a trailing slash: those of fal, unless others are given.

    `run` answers synchronous calls, `queue` is the queue, `site` has the documents and pages.
    """

    run: str = "https://fal.run"
    queue: str = "https://queue.fal.run"
    site: str = "https://fal.ai"

    def call(self, endpoint_id: str) -> str:
        """Where a synchronous call goes."""
        return f"{self.run}/{endpoint_id}"

    def page(self, endpoint_id: str) -> str:
        """The endpoint's page."""
        return f"{self.site}/models/{endpoint_id}"

    def reference(self, endpoint_id: str) -> str:
        """The page of its API."""
        return f"{self.page(endpoint_id)}/api"

    def text(self, endpoint_id: str) -> str:
        """Its description as a text."""
        return f"{self.page(endpoint_id)}/llms.txt"

    def openapi(self, endpoint_id: str) -> str:
        """Its OpenAPI document."""
        return f"{self.site}/api/openapi/queue/openapi.json?endpoint_id={endpoint_id}"
