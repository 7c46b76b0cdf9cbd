"""The limit that the web part is measured against: a bare Starlette application under the same server.

`python -m bench.echo PORT`
"""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

BODY = b'{"status":"IN_PROGRESS","request_id":"00000000-0000-4000-8000-000000000000"}'


async def echo(_: Request) -> Response:
    return Response(BODY, media_type="application/json")


if __name__ == "__main__":
    app = Starlette(routes=[Route("/", echo)])
    uvicorn.run(
        app, port=int(sys.argv[1]), log_config=None, access_log=False, http="httptools", loop="uvloop", ws="none"
    )
