# pyright: basic, reportMissingImports=false
# ruff: noqa: ANN001, ANN201, T201 - a program of its own, whose print is read
"""A program written for OpenAI's videos API; its `base_url` is the only thing that is ours."""

import json
import sys
import time
import warnings
from io import BytesIO

from openai import BadRequestError, NotFoundError, OpenAI

warnings.simplefilter("ignore", DeprecationWarning)  # the SDK warns that OpenAI's own server is gone
client = OpenAI(base_url=sys.argv[1], api_key="any", max_retries=0)
said = {}


def finished(video):
    while video.status not in ("completed", "failed"):
        time.sleep(0.1)
        video = client.videos.retrieve(video.id)
    return video.status


video = client.videos.create_and_poll(prompt="A calico cat plays the piano", size="1280x720", seconds="4")
said["created"] = [video.status, video.size, video.seconds, video.progress]
film = client.videos.download_content(video.id).read()
said["content"] = film[4:8].decode()
still = client.videos.download_content(video.id, variant="thumbnail").read()
said["thumbnail"] = still[:3].hex()
remix = client.videos.remix(video.id, prompt="Make it night")
said["remixed"] = [remix.remixed_from_video_id == video.id, finished(remix)]
picture = BytesIO(still)
picture.name = "still.jpg"
said["from a picture"] = finished(client.videos.create(prompt="It blinks", input_reference=picture, size="1280x720"))
character = client.videos.create_character(name="Mochi", video=("cat.mp4", film, "video/mp4"))
said["character"] = client.videos.get_character(character.id).name
said["extended"] = finished(client.videos.extend(prompt="It sleeps", seconds="4", video=("cat.mp4", film, "video/mp4")))
said["edited"] = finished(client.videos.edit(prompt="Let it snow", video=("cat.mp4", film, "video/mp4")))
said["listed"] = [one.id for one in client.videos.list(limit=2)].index(video.id)
said["deleted"] = client.videos.delete(video.id).deleted
try:
    client.videos.retrieve(video.id)
except NotFoundError as error:
    said["gone"] = error.status_code
try:
    client.videos.create(prompt="x", size="1281x720")
except BadRequestError as error:
    said["refused"] = error.param
print(json.dumps(said))
