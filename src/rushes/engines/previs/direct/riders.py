"""Who rides what: a rider and what carries it are one figure on stage."""

import re

from rushes.engines.previs.direct.bodies import ANIMALS
from rushes.engines.previs.scene import Scene, Subject

MOUNT_KINDS = ("bicycle", "motorcycle", "dragon", "rowing boat", *ANIMALS)
"""Kinds that can carry somebody."""

NAMED_MOUNTS = {
    "horseback": "horse", "motorcycle": "motorcycle", "motorbike": "motorcycle", "moped": "motorcycle",
    "scooter": "motorcycle", "biker": "motorcycle",
}  # fmt: skip
"""Words of a prompt that say what is ridden where it is not a subject of its own; otherwise it is a bicycle."""

COAT = ("coat", "body")
"""Attributes of a mount that its rider takes over as `mount_colour`."""


def rides(subject: Subject) -> bool:
    """Whether somebody rides."""
    return subject.kind == "human" and "ride" in subject.actions


def mounts(scene: Scene) -> dict[str, Subject]:
    """What everybody rides, by the rider's id; riders whose mount is no subject are not in it."""
    free = [subject for subject in scene.subjects if subject.kind in MOUNT_KINDS]
    riders = [subject for subject in scene.subjects if rides(subject)]
    return {rider.id: mount for rider, mount in zip(riders, free, strict=False)}


def mount_attributes(rider: Subject, scene: Scene) -> dict[str, str | float | bool]:
    """The attributes that put a rider on its mount."""
    mount = mounts(scene).get(rider.id)
    if mount is None:
        words = re.findall(r"[a-z]+", scene.prompt.lower())
        return {"mount": next((NAMED_MOUNTS[word] for word in words if word in NAMED_MOUNTS), "bicycle")}
    colour = next((mount.attributes[name] for name in COAT if name in mount.attributes), None)
    return {"mount": mount.kind, **({"mount_colour": colour} if colour is not None else {})}
