"""The platform API's calls about a draft and what is made of it in earnest. They are ours: fal has none."""

from typing import Any

from rushes.http.platform_call import PlatformCall
from rushes.http.wire import submitted
from rushes.service.promoting import Promotions


class PromotionCalls:
    """`GET /models/requests/{id}` and `POST /models/requests/{id}/promote`."""

    def __init__(self, promotions: Promotions) -> None:
        self._promotions = promotions

    async def show(self, call: PlatformCall, request_id: str) -> dict[str, Any]:
        """A request, what it promotes, what promotes it, and who would make it in earnest, or why nobody would."""
        linked = await self._promotions.linked(request_id, call.caller)
        request = linked.request
        return {
            "request_id": request.id,
            "endpoint_id": request.endpoint_id,
            "engine": request.engine,
            "seed": request.seed,
            "status": request.status,
            "status_code": request.status_code,
            "promotes": request.promotes,
            "promoted_by": None if linked.promoted_by is None else linked.promoted_by.id,
            "promotion": {"engine": linked.engine, "problem": linked.why or None},
        }

    async def promote(self, call: PlatformCall, request_id: str) -> dict[str, Any]:
        """Have it made in earnest; the answer is that of a submission to the queue, with what it promotes."""
        snapshot = await self._promotions.promote(request_id, call.caller, call.address.files)
        request = snapshot.request
        return submitted(snapshot, call.address) | {
            "status": request.status,
            "endpoint_id": request.endpoint_id,
            "engine": request.engine,
            "promotes": request.promotes,
        }
