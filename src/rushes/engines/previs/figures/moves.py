"""What a body does without a thing: how much room each move takes, and from which side it is read."""

from dataclasses import dataclass

from rushes.engines.previs.figures import contact, feats, gestures, signs, strides
from rushes.engines.previs.figures.body import Action


@dataclass(frozen=True, slots=True)
class Move:
    """`pose` draws it. `turn` is how many degrees somebody turns from the camera, at most, or, `sideways`, exactly.

    `half` is half the width in metres, `tall` the height against standing. `whole`: seen from head to foot. `brief`: it
    lasts a moment where something else follows, and gives way to talking. `seatable`: done on a seat without getting
    up.
    """

    pose: Action
    turn: float = 30.0
    sideways: bool = False
    half: float = 0.36
    tall: float = 1.0
    whole: bool = False
    brief: bool = False
    seatable: bool = False


def _sign(pose: Action, turn: float = 30.0, half: float = 0.36, tall: float = 1.0) -> Move:
    """Told with hands and head: as well seated as standing."""
    return Move(pose, turn=turn, half=half, tall=tall, brief=True, seatable=True)


MOVES: dict[str, Move] = {
    "yawn": _sign(signs.yawn, 24.0, tall=1.12),
    "rub eyes": _sign(signs.rub_eyes, 24.0),
    "salute": _sign(signs.salute, 26.0),
    "pray": Move(signs.pray, turn=40.0, seatable=True),
    "shrug": _sign(signs.shrug, 14.0, 0.48),
    "facepalm": _sign(signs.facepalm, 20.0),
    "despair": Move(signs.head_in_hands, turn=26.0, seatable=True),
    "stretch": _sign(signs.stretch, 20.0, 0.40, 1.20),
    "sneeze": _sign(signs.sneeze, 52.0),
    "blow kiss": _sign(signs.blow_kiss, 36.0),
    "cross arms": Move(signs.arms_crossed, turn=26.0, seatable=True),
    "hands on hips": Move(signs.hands_on_hips, turn=16.0, half=0.44),
    "beckon": _sign(signs.beckon, 44.0),
    "listen": _sign(signs.listen, 30.0),
    "hush": _sign(signs.hush, 34.0),
    "whisper": _sign(signs.whisper, 52.0),
    "wipe brow": _sign(signs.sweat, 30.0),
    "pant": Move(signs.pant, turn=48.0, half=0.45, tall=0.86, whole=True),
    "shiver": Move(signs.shiver, turn=26.0, seatable=True),
    "wade": Move(signs.wade, turn=40.0, half=0.60),
    "wink": _sign(gestures.stand, 16.0),
    "blow gum": Move(gestures.stand, turn=24.0, seatable=True),
    "sneak": Move(strides.sneak, half=0.45),
    "march": Move(strides.march, half=0.45),
    "limp": Move(strides.limp, half=0.40),
    "skip": Move(strides.skip, half=0.50, tall=1.08),
    "breakdance": Move(feats.breakdance, turn=34.0, sideways=True, half=0.85, tall=1.15, whole=True),
    "handstand": Move(feats.handstand, turn=60.0, sideways=True, half=0.50, tall=1.22, whole=True),
    "cartwheel": Move(feats.cartwheel, turn=84.0, sideways=True, half=0.95, tall=1.35, whole=True),
    "backflip": Move(feats.backflip, turn=80.0, sideways=True, half=0.60, tall=1.55, whole=True),
    "push-up": Move(feats.push_up, turn=80.0, sideways=True, half=1.05, tall=0.42, whole=True),
    "plank": Move(feats.plank, turn=80.0, sideways=True, half=1.05, tall=0.42, whole=True),
    "jumping jack": Move(feats.jumping_jack, turn=10.0, half=0.75, tall=1.25, whole=True),
    "yoga": Move(feats.yoga, turn=14.0, half=0.45, tall=1.25, whole=True),
    "meditate": Move(feats.meditate, turn=12.0, half=0.50, tall=0.60, whole=True),
    "rest on ground": Move(feats.sit_on_ground, turn=64.0, sideways=True, half=0.70, tall=0.62, whole=True),
    "slip": Move(feats.slip, turn=60.0, sideways=True, half=0.80, tall=0.72, whole=True),
    "faint": Move(feats.faint, turn=78.0, sideways=True, half=1.05, tall=0.34, whole=True),
    "sunbathe": Move(feats.sunbathe, turn=78.0, sideways=True, half=1.05, tall=0.42, whole=True),
    "tie shoe": Move(feats.tie_shoe, turn=66.0, sideways=True, half=0.50, tall=0.66, whole=True),
    "drift": Move(feats.drift, turn=44.0, sideways=True, half=0.75, tall=1.30, whole=True),
    "martial arts": Move(contact.martial_arts, turn=62.0, sideways=True, half=0.75, tall=1.05, whole=True),
    "push": Move(contact.push, turn=76.0, sideways=True, half=0.70, tall=0.92, whole=True),
    "pull": Move(contact.pull, turn=76.0, sideways=True, half=0.70, tall=0.90, whole=True),
    "catch": Move(contact.catch, turn=52.0, sideways=True, half=0.50, whole=True),
    "lean": Move(contact.lean_on, turn=26.0),
    "peek": Move(contact.peek, turn=30.0, tall=0.86, whole=True),
    "curtsy": Move(contact.curtsy, turn=24.0, half=0.50, whole=True),
    "shake hands": Move(contact.shake_hands, turn=78.0, half=0.40, brief=True),
    "high five": Move(contact.high_five, turn=70.0, half=0.40, tall=1.12, brief=True),
    "hold hands": Move(contact.hold_hands, turn=20.0),
    "waltz": Move(contact.waltz, turn=70.0, sideways=True, half=0.50, whole=True),
    "kiss": Move(contact.kiss, turn=78.0),
}
"""By action."""
