"""How work is done: the pose of each deed and its movement over time. What goes with it is in `works`."""

from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import clamp, eased_curve, lerp, smoothstep, wave
from rushes.engines.previs.figures.gestures import stand
from rushes.engines.previs.figures.pose import Foot, Hand, Pose
from rushes.engines.previs.figures.postures import sit

REST = Hand(0.10, -0.52, 0.42, "relaxed", (0.6, -0.7, -0.8))
"""A hand that lies on what is worked at."""


def play_chess(t: float, body: Body, energy: float) -> Pose:
    """Chin in the hand, then a man is moved."""
    k = (t / 4.6) % 1.0
    moves = smoothstep(0.42, 0.54, k) * (1 - smoothstep(0.72, 0.86, k))
    chin = Hand(-0.14, 0.0, 0.42, "relaxed", (0.3, -1.0, 0.3), (-0.1, 0.9, 0.0))
    over = Hand(-0.16, -0.30 - 0.10 * smoothstep(0.55, 0.62, k), 0.84, "grip", (0.7, -0.5, -0.4), (-0.1, -0.5, 0.4))
    hand = Hand(
        lerp(chin.out, over.out, moves),
        lerp(chin.up, over.up, moves),
        lerp(chin.forward, over.forward, moves),
        "grip" if moves > 0.5 else "relaxed",
        (0.5, -0.8, 0.0),
        (-0.1, lerp(0.9, -0.5, moves), 0.3 * moves),
    )
    pose = sit(t, body, energy)
    return replace(
        pose, hands=(Hand(-0.02, -0.46, 0.66, "relaxed", (0.8, -0.7, -0.3)), hand), lean=0.16, head_pitch=0.16
    )


def play_cards(t: float, body: Body, energy: float) -> Pose:
    """A fan of cards in the left hand; the right one plays one out."""
    k = (t / 3.4) % 1.0
    out = smoothstep(0.30, 0.42, k) * (1 - smoothstep(0.58, 0.74, k))
    fan = Hand(-0.10, -0.18, 0.56, "grip", (0.7, -0.9, -0.2), (-0.2, 0.8, 0.0))
    plays = Hand(
        lerp(-0.20, -0.05, out),
        lerp(-0.16, -0.36, out),
        lerp(0.58, 0.88, out),
        "grip",
        (0.7, -0.8, -0.2),
        (-0.2, 0.1, 0.3),
    )
    return replace(sit(t, body, energy), hands=(fan, plays), lean=0.06, head_pitch=0.12 - 0.08 * out)


def write(t: float, body: Body, energy: float) -> Pose:
    """Bent over a sheet; the pen goes along the line and back."""
    line = (t / 2.6) % 1.0
    along = 0.20 - 0.36 * smoothstep(0.0, 0.85, line) + 0.36 * smoothstep(0.85, 1.0, line)
    pen = Hand(-0.06 + along, -0.42 + 0.012 * wave(t * 4.1), 0.70, "grip", (0.8, -0.6, -0.4), (-0.2, -0.3, 0.3))
    paper = Hand(-0.06, -0.44, 0.64, "flat", (0.8, -0.6, -0.4), (-0.3, -0.2, 0.3))
    return replace(sit(t, body, energy), hands=(paper, pen), lean=0.26, head_pitch=0.24, head_roll=-0.08)


def grill(t: float, body: Body, energy: float) -> Pose:
    """Flips what is on the grill."""
    k = (t / 1.8) % 1.0
    toss = smoothstep(0.10, 0.26, k) * (1 - smoothstep(0.30, 0.60, k))
    air = clamp((k - 0.20) / 0.50)
    hand = Hand(0.04, -0.40 + 0.18 * toss, 0.60, "grip", (0.6, -0.7, -0.6), (0.0, -0.2 + 0.8 * toss, 0.5))
    return replace(
        stand(t, body, energy),
        hands=(REST, hand),
        lean=0.08,
        head_pitch=0.16 - 0.18 * toss,
        flutter=4 * air * (1 - air),
    )


def stir(t: float, body: Body, energy: float) -> Pose:
    """Both hands lead a long spoon round and round."""
    around, across = wave(t / 1.6), wave(t / 1.6 + 0.25)
    right = Hand(-0.12 + 0.20 * across, -0.24, 0.60 + 0.14 * around, "grip", (0.8, -0.6, -0.4), (0.0, 0.4, 0.2))
    left = Hand(-0.16 - 0.20 * across, -0.40, 0.60 + 0.14 * around, "grip", (0.8, -0.6, -0.4), (0.0, 0.4, 0.2))
    pose = stand(t, body, energy)
    return replace(
        pose,
        hands=(left, right),
        lean=0.10 + 0.05 * around,
        twist=0.12 * across,
        head_pitch=0.10,
        flutter=(t / 1.6) % 1.0,
    )


def pour(t: float, body: Body, energy: float) -> Pose:
    """A jug held high over a cup."""
    high = 0.5 + 0.5 * wave(t / 3.6)
    cup = Hand(0.06, -0.46, 0.60, "grip", (0.7, -0.9, -0.3), (-0.3, 0.4, 0.2))
    jug = Hand(0.12, -0.10 + 0.10 * high, 0.58, "grip", (0.9, -0.5, -0.3), (-0.5, 0.2, 0.2))
    return replace(stand(t, body, energy), hands=(cup, jug), head_pitch=0.22, lean=0.05)


def serve(t: float, body: Body, energy: float) -> Pose:
    """A tray on the fingers of the right hand, the left one behind the back."""
    bob = 0.02 * wave(t / 2.4)
    tray = Hand(0.58, 0.26 + bob, 0.16, "flat", (0.5, -1.0, -0.2), (0.0, 0.6, 0.2))
    behind = Hand(-0.18, -0.62, -0.34, "relaxed", (0.9, -0.3, -0.6))
    return replace(stand(t, body, energy), hands=(behind, tray), lean=0.04)


def teach(t: float, body: Body, energy: float) -> Pose:
    """Half turned to the board, an arm goes from place to place on it."""
    k = smoothstep(0.0, 0.45, t)
    place = wave(t / 3.1)
    shown = Hand(
        lerp(0.2, 0.74, k),
        lerp(-0.7, 0.30 + 0.16 * place, k),
        lerp(0.2, -0.16, k),
        "point",
        (0.6, -0.8, 0.0),
        (0.1, 0.1, 0.0),
    )
    beat = 0.5 + 0.5 * wave(t / 2.2)
    free = Hand(0.06, -0.46 + 0.14 * beat, 0.48, "open", (0.4, -0.9, -0.6), (0.2, 0.5, 0.0))
    pose = stand(t, body, energy)
    return replace(
        pose, hands=(shown, free), twist=0.20 * k, head_yaw=0.26 * k * smoothstep(-0.1, 0.5, wave(t / 4.3)), side=0.03
    )


def wash_hands(t: float, body: Body, energy: float) -> Pose:
    """Hands that turn about each other under the tap."""
    rub = wave(t / 0.7)
    left = Hand(-0.26 + 0.03 * rub, -0.42 + 0.04 * rub, 0.66, "flat", (0.7, -0.7, -0.5), (-0.4, -0.1, 0.2))
    right = replace(left, up=-0.42 - 0.04 * rub, out=-0.26 - 0.03 * rub)
    return replace(stand(t, body, energy), hands=(left, right), lean=0.20, head_pitch=0.22, shrug=0.006 * rub)


def weigh(t: float, body: Body, energy: float) -> Pose:
    """A pinch more, and a look at the beam."""
    k = (t / 2.4) % 1.0
    drop = smoothstep(0.15, 0.35, k) * (1 - smoothstep(0.55, 0.80, k))
    hand = Hand(0.02, lerp(-0.20, -0.34, drop), lerp(0.60, 0.72, drop), "grip", (0.7, -0.8, -0.3), (-0.1, -0.3, 0.3))
    return replace(
        stand(t, body, energy), hands=(REST, hand), lean=0.10, head_pitch=0.20, flutter=0.5 + 0.5 * wave(t / 2.4 + 0.1)
    )


def _before_eyes(t: float, body: Body, energy: float, shape_in: float) -> Pose:
    """Something small held close before the face with both hands."""
    pose = stand(t, body, energy)
    high = 0.16 if body.child else -0.02
    hand = Hand(-0.20, high, 0.52 - shape_in, "grip", (0.8, -0.9, -0.1), (-0.3, 0.8, 0.0))
    return replace(
        pose, hands=(Hand(-0.24, high - 0.10, 0.50 - shape_in, "open", (0.8, -0.9, -0.1), (-0.3, 0.5, 0.2)), hand)
    )


def inspect(t: float, body: Body, energy: float) -> Pose:
    """Turns something small before the eyes."""
    pose = _before_eyes(t, body, energy, 0.02 * wave(t / 3.1))
    return replace(pose, head_pitch=0.14 + 0.04 * wave(t / 2.3), lean=0.06, head_roll=0.06 * wave(t / 3.7))


def blow(t: float, body: Body, energy: float) -> Pose:
    """Breathes in, and blows over what is in the hand."""
    k = (t / 2.6) % 1.0
    out = smoothstep(0.30, 0.42, k) * (1 - smoothstep(0.70, 0.90, k))
    pose = _before_eyes(t, body, energy, 0.04 * out)
    return replace(pose, lean=-0.03 + 0.12 * out, head_pitch=0.02 + 0.10 * out, breath=1.2 - 2.0 * out, flutter=k)


def water_plants(t: float, body: Body, energy: float) -> Pose:
    """A can tilted over flowers."""
    sway = wave(t / 3.2)
    can = Hand(0.06 + 0.06 * sway, -0.34, 0.56, "grip", (0.6, -0.8, -0.5), (0.0, 0.2, 0.5))
    other = Hand(0.14, -0.80, 0.20, "relaxed", (0.5, -0.3, -0.9))
    return replace(stand(t, body, energy), hands=(other, can), lean=0.14, head_pitch=0.20, flutter=(t / 0.6) % 1.0)


def hammer(t: float, body: Body, energy: float) -> Pose:
    """Strikes from the elbow; the other hand holds the nail."""
    k = (t / 0.9) % 1.0
    up = eased_curve(k, ((0, 0.2), (0.40, 1.0), (0.56, 0.0), (0.70, 0.12), (1, 0.2)))
    hand = Hand(
        lerp(-0.06, 0.16, up),
        lerp(-0.40, 0.16, up),
        lerp(0.70, 0.34, up),
        "grip",
        (0.7, -0.6, -0.5),
        (-0.1, 0.2 + 0.5 * up, 0.3),
    )
    nail = Hand(-0.16, -0.52, 0.64, "grip", (0.7, -0.7, -0.5), (-0.1, -0.4, 0.3))
    return replace(stand(t, body, energy), hands=(nail, hand), lean=0.16 - 0.06 * up, head_pitch=0.20, twist=-0.10 * up)


def saw(t: float, body: Body, energy: float) -> Pose:
    """To and fro with the whole back."""
    stroke = wave(t / 1.0)
    hand = Hand(0.06, -0.40 - 0.05 * stroke, 0.52 + 0.18 * stroke, "grip", (0.5, -0.4, -0.9), (0.0, -0.2, 0.4))
    holds = Hand(-0.02, -0.50, 0.70, "flat", (0.7, -0.6, -0.5), (-0.2, -0.4, 0.3))
    return replace(
        stand(t, body, energy), hands=(holds, hand), lean=0.20 + 0.05 * stroke, twist=0.12 * stroke, head_pitch=0.16
    )


def iron_clothes(t: float, body: Body, energy: float) -> Pose:
    """The iron glides over the board."""
    glide = wave(t / 2.0)
    hand = Hand(0.02 - 0.36 * glide, -0.44, 0.64, "grip", (0.8, -0.5, -0.5), (-0.1, 0.0, 0.3))
    smooth = Hand(0.16, -0.54, 0.58, "flat", (0.7, -0.6, -0.6), (-0.2, -0.4, 0.4))
    return replace(
        stand(t, body, energy),
        hands=(smooth, hand),
        lean=0.10,
        head_pitch=0.20,
        twist=0.08 * glide,
        flutter=(t / 1.5) % 1.0,
    )


def knit(t: float, body: Body, energy: float) -> Pose:
    """Two needles click; the eyes are on the stitches."""
    click = wave(t / 0.6)
    left = Hand(-0.10, -0.40 + 0.03 * click, 0.52, "grip", (0.9, -0.7, -0.4), (-0.4, 0.3, 0.2))
    right = Hand(-0.10, -0.40 - 0.03 * click, 0.52 + 0.02 * click, "grip", (0.9, -0.7, -0.4), (-0.4, 0.3, 0.2))
    pose = sit(t, body, energy)
    return replace(pose, hands=(left, right), head_pitch=0.22, head_roll=0.04 * wave(t / 3.3))


def dig(t: float, body: Body, energy: float) -> Pose:
    """Down into the ground, and up with the earth."""
    k = (t / 2.4) % 1.0
    up = eased_curve(k, ((0, 0.0), (0.22, 0.0), (0.52, 1.0), (0.66, 1.0), (0.86, 0.0), (1, 0.0)))
    high = Hand(-0.30, lerp(-0.26, -0.50, up), lerp(0.40, 0.14, up), "grip", (0.9, -0.6, -0.4))
    low = Hand(-0.20, lerp(-0.66, -0.50, up), lerp(0.62, 0.76, up), "grip", (0.6, -0.5, -0.9), (0.0, -0.6, 0.2))
    return replace(
        stand(t, body, energy),
        hands=(high, low),
        lean=lerp(0.36, 0.22, up),
        crouch=lerp(0.05, 0.02, up),
        head_pitch=0.10,
        feet=(Foot(0.07, 0, 0.14, 0, 0.15), Foot(0.075, 0, -0.05, 0.25, 0.3)),
        flutter=up if k < 0.80 else 0.0,
    )


def spray(t: float, body: Body, energy: float) -> Pose:
    """A hose held before the hip, its jet swings from side to side."""
    swing = wave(t / 3.4)
    right = Hand(0.02, -0.46, 0.54, "grip", (0.6, -0.7, -0.6), (0.0, 0.3, 0.6))
    left = Hand(0.02, -0.62, 0.36, "grip", (0.6, -0.6, -0.8))
    return replace(stand(t, body, energy), hands=(left, right), twist=0.18 * swing, lean=0.05, flutter=(t / 0.16) % 1.0)


def paint_wall(t: float, body: Body, energy: float) -> Pose:
    """A roller goes up and down a wall."""
    k = wave(t / 1.9)
    roll = Hand(
        0.04 + 0.06 * wave(t / 5.1), 0.16 + 0.42 * k, 0.62 - 0.08 * abs(k), "grip", (0.5, -0.9, -0.4), (0.0, 0.6, 0.3)
    )
    pose = stand(t, body, energy)
    return replace(pose, hands=(pose.hands[0], roll), head_pitch=-0.08 - 0.12 * k, lean=-0.02)


def look_at_phone(t: float, body: Body, energy: float) -> Pose:
    """A phone held before the chest, the thumb goes over it, the head is bent."""
    tap = 0.012 * wave(t / 0.45)
    held = Hand(-0.18, -0.20, 0.54, "grip", (0.6, -0.9, -0.3), (-0.2, 0.7, 0.1))
    other = Hand(-0.34, -0.46 + tap, 0.44, "relaxed", (0.8, -0.7, -0.3))
    return replace(stand(t, body, energy), hands=(other, held), head_pitch=0.32 + 0.02 * wave(t / 3.1), lean=0.04)
