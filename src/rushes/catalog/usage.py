"""How an endpoint is called, in three languages: text that runs as it stands."""

import json
import re
from typing import Any, cast

_PYTHON = """import fal_client

def on_queue_update(update):
    if isinstance(update, fal_client.InProgress):
        for log in update.logs:
           print(log["message"])

result = fal_client.subscribe(
    "{endpoint_id}",
    arguments={arguments},
    with_logs=True,
    on_queue_update=on_queue_update,
)
print(result)"""

_JAVASCRIPT = """import {{ fal }} from "@fal-ai/client";

const result = await fal.subscribe("{endpoint_id}", {{
  input: {arguments},
  logs: true,
  onQueueUpdate: (update) => {{
    if (update.status === "IN_PROGRESS") {{
      update.logs.map((log) => log.message).forEach(console.log);
    }}
  }},
}});
console.log(result.data);
console.log(result.requestId);"""

_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def curl(url: str, example: dict[str, Any]) -> str:
    """A synchronous call with curl; quotes within the input are safe in a shell."""
    body = json.dumps(example, ensure_ascii=False, indent=2).replace("\n", "\n   ").replace("'", "'\\''")
    return (
        "curl --request POST \\\n"
        f"  --url {url} \\\n"
        '  --header "Authorization: Key $FAL_KEY" \\\n'
        '  --header "Content-Type: application/json" \\\n'
        f"  --data '{body}'"
    )


def python(endpoint_id: str, example: dict[str, Any]) -> str:
    """A call with fal's Python client."""
    pairs = [f"{json.dumps(name)}: {_python(value)}" for name, value in example.items()]
    return _PYTHON.format(endpoint_id=endpoint_id, arguments=_braces(pairs, 8))


def javascript(endpoint_id: str, example: dict[str, Any]) -> str:
    """A call with fal's JavaScript client."""
    pairs = [f"{name if _NAME.fullmatch(name) else json.dumps(name)}: {_json(v)}" for name, v in example.items()]
    return _JAVASCRIPT.format(endpoint_id=endpoint_id, arguments=_braces(pairs, 4))


def _braces(pairs: list[str], indent: int) -> str:
    """An object over several lines whose content is indented by twice as much as its end."""
    inner = ",\n".join(" " * indent + pair for pair in pairs)
    return f"{{\n{inner}\n{' ' * (indent // 2)}}}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _python(value: object) -> str:
    """A JSON value as a Python literal: texts as JSON writes them, which Python reads too."""
    match value:
        case str():
            return _json(value)
        case list():
            return f"[{', '.join(map(_python, cast('list[object]', value)))}]"
        case dict():
            pairs = cast("dict[str, object]", value).items()
            return f"{{{', '.join(f'{_json(name)}: {_python(one)}' for name, one in pairs)}}}"
        case _:
            return repr(value)
