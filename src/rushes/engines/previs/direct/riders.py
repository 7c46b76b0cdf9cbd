"""Who is with whom on stage: a rider and what it rides, a vehicle and those aboard, a child and whoever carries it."""

import re

from rushes.engines.previs.direct.bodies import ANIMALS, SEATED_MOUNTS
from rushes.engines.previs.scene import Scene, Spot, Subject

MOUNT_KINDS = ("bicycle", "motorcycle", "dragon", "rowing boat", "canoe", "scooter", *ANIMALS)
"""Kinds that can carry somebody."""

NAMED_MOUNTS = {
    "horseback": "horse", "motorcycl": "motorcycle", "motorbik": "motorcycle", "moped": "motorcycle",
    "biker": "motorcycle", "vespa": "motorcycle", "skateboard": "skateboard", "longboard": "skateboard",
    "snowboard": "snowboard", "surf": "surfboard", "ski": "skis", "sled": "sledge", "toboggan": "sledge",
    "scooter": "scooter", "canoe": "canoe", "kayak": "canoe", "swing": "swing",
}  # fmt: skip
"""How words of a prompt begin that say what is ridden where it is not a subject of its own; else it is a bicycle."""

NOT_SKIS = ("skin", "skip", "skir", "skil", "skim", "skinny")
"""Words that only begin as one of those."""

COAT = ("coat", "body")
"""Attributes of a mount that its rider takes over as `mount_colour`."""


def rides(subject: Subject) -> bool:
    """Whether somebody rides."""
    return subject.kind == "human" and ("ride" in subject.actions or subject.attributes.get("mount") in SEATED_MOUNTS)


def mounts(scene: Scene) -> dict[str, Subject]:
    """What everybody rides, by the rider's id; riders whose mount is no subject are not in it."""
    free = [subject for subject in scene.subjects if subject.kind in MOUNT_KINDS]
    riders = [subject for subject in scene.subjects if rides(subject)]
    return {rider.id: mount for rider, mount in zip(riders, free, strict=False)}


def hosts(scene: Scene) -> dict[str, str]:
    """Who is no player of its own, with the id of the one it is on stage with.

    A mount is with its rider, a driver with the car, and a parrot on the skipper's shoulder with the yacht.
    """
    present = {subject.id for subject in scene.subjects}
    direct = {mount.id: rider for rider, mount in mounts(scene).items()}
    direct |= {s.id: s.berth.host for s in scene.subjects if s.berth and s.berth.host in present and s.id not in direct}
    found: dict[str, str] = {}
    for name in direct:
        host, seen = direct[name], {name}
        while host in direct and host not in seen:
            seen.add(host)
            host = direct[host]
        if host not in seen:
            found[name] = host
    return found


def company_of(subject: Subject, scene: Scene) -> list[tuple[Spot, Subject]]:
    """Those whom a subject carries or has aboard itself, each with where it is."""
    together = hosts(scene)
    return [
        (other.berth.spot, other)
        for other in scene.subjects
        if other.berth and other.berth.host == subject.id and other.id in together
    ]


def mount_attributes(rider: Subject, scene: Scene) -> dict[str, str | float | bool]:
    """The attributes that put a rider on its mount."""
    mount = mounts(scene).get(rider.id)
    if mount is None:
        words = re.findall(r"[a-z]+", scene.prompt.lower())
        return {"mount": next((kind for kind in map(_named_mount, words) if kind), "bicycle")}
    colour = next((mount.attributes[name] for name in COAT if name in mount.attributes), None)
    return {"mount": mount.kind, **({"mount_colour": colour} if colour is not None else {})}


def _named_mount(word: str) -> str:
    if word.startswith(NOT_SKIS):
        return ""
    return next((kind for stem, kind in NAMED_MOUNTS.items() if word.startswith(stem)), "")
