"""An app that calls Sora 2 with fal's official client, and knows nothing of Rushes."""

import json
import re
import sys

import fal_client
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

PROMPT = (
    "A dramatic Hollywood breakup scene at dusk on a quiet suburban street. A man and a woman in their 30s face each "
    "other, speaking softly but emotionally, lips syncing to breakup dialogue. Cinematic lighting, warm sunset tones, "
    "shallow depth of field, gentle breeze moving autumn leaves, realistic natural sound, no background music"
)
FRAME = re.compile(r"Frame (\d+) of (\d+)")

console = Console(stderr=True, highlight=False)
with Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=console) as progress:
    task = progress.add_task("Submitting", total=None)
    shown = 0

    def on_queue_update(update: fal_client.Status) -> None:
        """Show the queue position, then the logs and how far it is."""
        global shown
        if isinstance(update, fal_client.Queued):
            progress.update(task, description=f"In the queue, {update.position} ahead")
        elif isinstance(update, fal_client.InProgress):
            for log in (update.logs or [])[shown:]:
                shown += 1
                if frame := FRAME.search(log["message"]):
                    progress.update(task, completed=int(frame[1]), total=int(frame[2]), description="Rendering")
                else:
                    console.print(log["message"], soft_wrap=True)

    result = fal_client.subscribe(
        "fal-ai/sora-2/text-to-video",
        arguments={"prompt": PROMPT},
        with_logs=True,
        on_queue_update=on_queue_update,
    )
json.dump(result, sys.stdout, indent=2)
