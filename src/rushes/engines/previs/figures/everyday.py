"""What everybody does every day with small things: grooming, games, pictures of oneself, dough, clay, repairs."""

from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import smoothstep, wave
from rushes.engines.previs.figures.gestures import stand
from rushes.engines.previs.figures.pose import Hand, Pose
from rushes.engines.previs.figures.postures import sit


def _at_face(t: float, body: Body, energy: float, hand: Hand) -> Pose:
    """The right hand works at the face; a child's face is nearer to its shoulders."""
    high = 0.20 if body.child else 0.0
    pose = stand(t, body, energy)
    return replace(pose, hands=(pose.hands[0], replace(hand, up=hand.up + high)))


def brush_teeth(t: float, body: Body, energy: float) -> Pose:
    """To and fro."""
    rub = wave(t / 0.34)
    hand = Hand(-0.02 + 0.05 * rub, 0.10, 0.56, "fist", (0.9, -0.6, -0.1), (-0.5, 0.3, 0.0))
    return replace(_at_face(t, body, energy, hand), head_pitch=0.04, head_roll=0.04 * wave(t / 2.7))


def brush_hair(t: float, body: Body, energy: float) -> Pose:
    """From the crown down."""
    k = (t / 1.7) % 1.0
    down = smoothstep(0.10, 0.65, k) * (1 - smoothstep(0.75, 1.0, k))
    hand = Hand(-0.04 + 0.04 * down, 0.62 - 0.56 * down, 0.24, "fist", (1.0, -0.2, 0.0), (-0.3, 0.5, 0.0))
    return replace(_at_face(t, body, energy, hand), head_roll=-0.14, head_pitch=0.05)


def make_up(t: float, body: Body, energy: float) -> Pose:
    """A lipstick along the lips, the head held still."""
    along = 0.04 * wave(t / 1.6)
    hand = Hand(-0.10 + along, 0.14, 0.56, "grip", (0.8, -0.8, -0.1), (-0.4, 0.5, 0.0))
    return replace(_at_face(t, body, energy, hand), head_pitch=-0.06, lean=0.04)


def shave(t: float, body: Body, energy: float) -> Pose:
    """Strokes down the cheek."""
    k = (t / 1.5) % 1.0
    down = smoothstep(0.15, 0.60, k) * (1 - smoothstep(0.75, 1.0, k))
    hand = Hand(0.00, 0.28 - 0.20 * down, 0.48, "grip", (0.9, -0.7, -0.1), (-0.4, 0.4, 0.0))
    return replace(_at_face(t, body, energy, hand), head_pitch=-0.10, head_yaw=0.16)


def take_selfie(t: float, body: Body, energy: float) -> Pose:
    """A phone at arm's length, the head tilted towards it, two fingers up."""
    sway = wave(t / 2.8)
    phone = Hand(0.26 + 0.03 * sway, 0.34, 0.80, "grip", (0.7, -0.8, -0.2), (-0.1, 0.6, 0.0))
    free = Hand(0.22, 0.06, 0.36, "open", (0.8, -0.9, -0.1), (0.1, 0.8, 0.0))
    return replace(stand(t, body, energy), hands=(free, phone), head_roll=-0.14, head_pitch=-0.06, head_yaw=-0.12)


def play_video_games(t: float, body: Body, energy: float) -> Pose:
    """A pad in both hands; the body goes along with every turn."""
    turn = wave(t / 1.3)
    hand = Hand(0.02, -0.34 + 0.03 * turn, 0.62, "grip", (0.8, -0.7, -0.4), (-0.3, 0.2, 0.3))
    pose = sit(t, body, energy)
    return replace(
        pose, hands=(hand, replace(hand, up=-0.34 - 0.03 * turn)), lean=0.20, side=0.07 * turn, head_pitch=0.02
    )


def feed(t: float, body: Body, energy: float) -> Pose:
    """Scattering from the hand."""
    k = smoothstep(-0.2, 0.8, wave(t / 1.8))
    hand = Hand(0.14 + 0.14 * k, -0.42 + 0.10 * k, 0.60 + 0.12 * k, "open", (0.6, -0.8, -0.5), (0.0, -0.2, 0.4))
    other = Hand(-0.10, -0.46, 0.44, "flat", (0.8, -0.6, -0.5), (-0.3, 0.1, 0.2))
    return replace(stand(t, body, energy), hands=(other, hand), lean=0.14, head_pitch=0.24, flutter=(t / 0.9) % 1.0)


def knead(t: float, body: Body, energy: float) -> Pose:
    """Both hands push into the dough with the weight of the back."""
    push = smoothstep(-0.6, 0.8, wave(t / 1.2))
    left = Hand(-0.20, -0.56 - 0.05 * push, 0.56 + 0.14 * push, "fist", (0.7, -0.5, -0.7), (-0.1, -0.5, 0.4))
    right = replace(left, forward=0.54 + 0.14 * push, up=-0.54 - 0.06 * push)
    return replace(stand(t, body, energy), hands=(left, right), lean=0.14 + 0.12 * push, head_pitch=0.20)


def throw_pot(t: float, body: Body, energy: float) -> Pose:
    """Both hands about the clay that turns on the wheel."""
    rise = 0.5 + 0.5 * wave(t / 4.2)
    hand = Hand(-0.12, -0.56 + 0.12 * rise, 0.74, "flat", (0.9, -0.4, -0.4), (-0.5, 0.0, 0.2))
    pose = sit(t, body, energy)
    return replace(pose, hands=(hand, hand), lean=0.26, head_pitch=0.16, flutter=(t / 0.8) % 1.0)


def repair(t: float, body: Body, energy: float) -> Pose:
    """Bent forward, a spanner turns and turns again."""
    turn = wave(t / 1.1)
    hand = Hand(0.02 + 0.10 * turn, -0.28 + 0.10 * turn, 0.66, "grip", (0.7, -0.6, -0.5), (-0.2, 0.2 + 0.4 * turn, 0.4))
    holds = Hand(-0.10, -0.40, 0.66, "grip", (0.7, -0.6, -0.5), (-0.2, 0.0, 0.4))
    return replace(stand(t, body, energy), hands=(holds, hand), lean=0.22, head_pitch=0.16, crouch=0.02)


def use_microscope(t: float, body: Body, energy: float) -> Pose:
    """Seated, an eye at the microscope, a hand on its wheel."""
    focus = 0.02 * wave(t / 1.9)
    wheel = Hand(-0.08, -0.40 + focus, 0.66, "grip", (0.7, -0.6, -0.4), (-0.2, 0.2, 0.2))
    notes = Hand(0.06, -0.46, 0.62, "flat", (0.7, -0.6, -0.4), (-0.2, -0.2, 0.3))
    return replace(sit(t, body, energy), hands=(notes, wheel), lean=0.40, head_pitch=0.20)


def shake_cocktail(t: float, body: Body, energy: float) -> Pose:
    """A shaker at the shoulder, up and down."""
    shake = wave(t / 0.36)
    left = Hand(-0.30, 0.10 + 0.09 * shake, 0.56, "grip", (0.9, -0.8, 0.0), (-0.3, 0.2, 0.0))
    right = Hand(0.00, -0.10 + 0.09 * shake, 0.54, "grip", (0.9, -0.8, 0.0), (-0.3, 0.5, 0.0))
    return replace(stand(t, body, energy), hands=(left, right), side=0.06, head_roll=0.06, twist=-0.06)
