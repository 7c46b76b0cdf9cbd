"""How instruments are played: the pose and its rhythm."""

from dataclasses import replace

from rushes.engines.previs.figures.body import Body
from rushes.engines.previs.figures.geometry import eased_curve, lerp, smoothstep, wave
from rushes.engines.previs.figures.gestures import stand
from rushes.engines.previs.figures.pose import Foot, Hand, Pose
from rushes.engines.previs.figures.postures import sit

BEAT = 0.52
"""Seconds of a beat."""
STROKE = 1.7
"""Seconds of a bow there and back."""


def play_guitar(t: float, body: Body, energy: float) -> Pose:
    """Strumming on the beat, the fretting hand changes chords; the whole body sways along."""
    strum = wave(t / 0.5)
    chord = (0.0, 0.07, -0.05, 0.10)[int(t / 2.0) % 4]
    sway = wave(t / 2.0)
    pose = stand(t, body, energy)
    fret = Hand(0.40 + chord, -0.16 + 0.5 * chord, 0.44, "grip", (0.5, -1.0, -0.2), (-0.2, 0.8, 0.3))
    pick = Hand(-0.12, -0.54 + 0.07 * strum, 0.44, "relaxed", (1.0, -0.3, -0.5), (-0.4, -0.3, 0.1))
    return replace(
        pose,
        hands=(fret, pick),
        side=0.085 + 0.03 * sway,
        head_roll=0.06 * sway,
        head_pitch=0.12 + 0.05 * wave(t / 0.5),
        crouch=0.008 + 0.006 * wave(t / 0.5),
    )


def _swayed(pose: Pose, t: float, left: Hand, right: Hand, nod: float = 0.10) -> Pose:
    """A player's body goes along with the music."""
    sway = wave(t / (4 * BEAT))
    return replace(
        pose,
        hands=(left, right),
        side=pose.side + 0.035 * sway,
        twist=pose.twist + 0.05 * sway,
        head_roll=0.06 * sway,
        head_pitch=nod + 0.05 * wave(t / (2 * BEAT)),
    )


def play_violin(t: float, body: Body, energy: float) -> Pose:
    """The chin on it, the left hand far out at its neck, the bow goes up and down."""
    k = wave(t / STROKE)
    high = 0.20 if body.child else 0.0
    finger = 0.02 * wave(t / 0.37)
    left = Hand(0.46 + finger, 0.10 + high, 0.66, "grip", (0.2, -1.0, -0.2), (-0.6, 0.5, -0.2))
    right = Hand(-0.10 - 0.26 * k, -0.06 + high - 0.10 * k, 0.76 + 0.12 * k, "grip", (0.9, -0.5, 0.0), (-0.3, 0.1, 0.2))
    pose = _swayed(stand(t, body, energy), t, left, right, 0.16)
    return replace(pose, head_yaw=0.30, head_roll=pose.head_roll + 0.16)


def play_cello(t: float, body: Body, energy: float) -> Pose:
    """Seated, the cello between the knees; the bow goes across, the left hand up and down its neck."""
    k = wave(t / STROKE)
    shift = (0.0, -0.10, 0.05, -0.16)[int(t / 1.3) % 4]
    left = Hand(-0.12, 0.10 + shift, 0.46, "grip", (1.0, -0.35, 0.1), (-0.5, 0.3, 0.0))
    right = Hand(0.20 + 0.20 * k, -0.66, 0.66 - 0.05 * k, "grip", (0.9, -0.2, -0.5), (-0.2, -0.4, 0.3))
    pose = _swayed(sit(t, body, energy), t, left, right, 0.16)
    return replace(pose, feet=(Foot(0.13, 0, 0.18, 0, 0.5), Foot(0.13, 0, 0.18, 0, 0.5)), knee_out=0.75, head_yaw=-0.16)


def play_bass(t: float, body: Body, energy: float) -> Pose:
    """Standing beside a double bass, an arm around its neck."""
    k = wave(t / (2 * STROKE))
    shift = (0.0, -0.12, 0.06, -0.20)[int(t / 1.1) % 4]
    left = Hand(0.10, 0.34 + shift, 0.50, "grip", (1.0, -0.5, 0.2), (-0.5, 0.4, 0.0))
    right = Hand(-0.06 + 0.16 * k, -0.72, 0.60, "grip", (0.9, -0.3, -0.4), (-0.2, -0.4, 0.3))
    return _swayed(stand(t, body, energy), t, left, right, 0.14)


def play_piano(t: float, body: Body, energy: float) -> Pose:
    """Seated, both hands run over the keys; the back bends into the louder bars."""
    bar = wave(t / (8 * BEAT))
    hands: list[Hand] = []
    for i, (run, tap) in enumerate(((3.1, 0.46), (2.3, 0.31))):
        along = wave(t / run + 0.3 * i)
        press = abs(wave(t / tap))
        hands.append(
            Hand(-0.05 + 0.22 * along, -0.36 + 0.06 * press, 0.74, "relaxed", (0.7, -0.8, -0.5), (-0.05, -0.25, 0.3))
        )
    pose = sit(t, body, energy)
    return replace(
        pose,
        hands=(hands[0], hands[1]),
        lean=0.16 + 0.06 * bar,
        side=0.04 * wave(t / (4 * BEAT)),
        head_pitch=0.10 + 0.06 * wave(t / (2 * BEAT)),
        feet=(Foot(0.06, 0, 0.10, 0.25, 0.1), Foot(0.05, 0, 0.27, -0.12 * (0.5 + 0.5 * bar), 0.1)),
    )


def play_drums(t: float, body: Body, energy: float) -> Pose:
    """Both sticks fly from drum to drum; the head goes with the beat."""
    hands: list[Hand] = []
    for i in (0, 1):
        k = (t / (2 * BEAT) + 0.5 * i) % 1.0
        lifted = eased_curve(k, ((0, 0.15), (0.22, 1.0), (0.40, 0.0), (0.52, 0.45), (0.66, 0.0), (1, 0.15)))
        far = smoothstep(-0.2, 0.6, wave(t / (8 * BEAT) + 0.4 * i))
        hands.append(
            Hand(
                lerp(0.02, 0.36, far),
                lerp(-0.30, -0.10, far) + 0.34 * lifted,
                lerp(0.60, 0.62, far) - 0.10 * lifted,
                "grip",
                (0.9, -0.6, -0.4),
                (-0.25, -0.35 + 0.9 * lifted, 0.5),
            )
        )
    pose = sit(t, body, energy)
    return replace(
        pose,
        hands=(hands[0], hands[1]),
        lean=0.05,
        twist=0.10 * wave(t / (8 * BEAT)),
        head_pitch=0.06 + 0.12 * wave(t / BEAT),
        head_roll=0.08 * wave(t / (4 * BEAT)),
        feet=(
            Foot(0.13, 0, 0.20, 0.2 * abs(wave(t / (2 * BEAT))), 0.4),
            Foot(0.10, 0, 0.22, 0.25 * abs(wave(t / BEAT)), 0.3),
        ),
        knee_out=0.5,
    )


def _blowing(t: float, body: Body, energy: float, left: Hand, right: Hand, back: float) -> Pose:
    """A wind is played with the whole breath: up into the high notes, down into the low ones."""
    phrase = wave(t / (6 * BEAT))
    pose = stand(t, body, energy)
    up = 0.17 if body.child else 0.0
    return replace(
        pose,
        hands=(replace(left, up=left.up + up), replace(right, up=right.up + up)),
        lean=-back - 0.04 * phrase,
        side=pose.side + 0.03 * wave(t / (4 * BEAT)),
        head_pitch=-0.5 * back - 0.05 * phrase,
        head_roll=0.0,
        head_yaw=0.0,
        breath=1.6 * phrase,
        feet=(Foot(0.06, 0, 0.10, 0, 0.2), Foot(0.08, 0, -0.01, 0, 0.45)),
    )


def play_trumpet(t: float, body: Body, energy: float) -> Pose:
    """Held up straight ahead; the right hand works the valves."""
    tap = 0.02 * wave(t / 0.31)
    left = Hand(-0.26, 0.24, 0.58, "grip", (0.9, -0.9, 0.0), (0.0, 0.7, 0.1))
    right = Hand(-0.24, 0.26 + tap, 0.66, "grip", (0.9, -0.9, 0.0), (0.0, 0.6, 0.2))
    return _blowing(t, body, energy, left, right, 0.08)


def play_trombone(t: float, body: Body, energy: float) -> Pose:
    """The left hand at the lips, the right one moves the slide."""
    slide = 0.5 + 0.5 * wave(t / (3 * BEAT))
    left = Hand(-0.26, 0.24, 0.42, "grip", (0.9, -0.9, 0.0), (0.0, 0.7, 0.1))
    right = Hand(-0.24, 0.16, lerp(0.55, 0.90, slide), "grip", (0.7, -0.9, 0.0), (0.0, 0.5, 0.2))
    return _blowing(t, body, energy, left, right, 0.06)


def play_saxophone(t: float, body: Body, energy: float) -> Pose:
    """Down along the body, the right hand before the hip."""
    tap = 0.02 * wave(t / 0.29)
    left = Hand(-0.26, -0.16 + tap, 0.48, "grip", (0.9, -0.8, -0.1), (-0.3, 0.2, 0.3))
    right = Hand(-0.12, -0.56 - tap, 0.52, "grip", (0.9, -0.4, -0.5), (-0.2, -0.2, 0.5))
    return _blowing(t, body, energy, left, right, 0.04)


def play_flute(t: float, body: Body, energy: float) -> Pose:
    """Across, out to the right, both hands on it."""
    tap = 0.02 * wave(t / 0.33)
    left = Hand(-0.52, 0.20 + tap, 0.50, "grip", (0.8, -0.8, 0.2), (0.1, 0.5, -0.2))
    right = Hand(0.42, 0.14 - tap, 0.46, "grip", (0.5, -0.9, -0.3), (-0.5, 0.5, -0.2))
    return _blowing(t, body, energy, left, right, 0.02)


def play_clarinet(t: float, body: Body, energy: float) -> Pose:
    """Down and ahead, one hand above the other."""
    tap = 0.02 * wave(t / 0.30)
    left = Hand(-0.26, -0.02 + tap, 0.54, "grip", (0.9, -0.8, -0.1), (-0.3, 0.3, 0.2))
    right = Hand(-0.26, -0.28 - tap, 0.66, "grip", (0.9, -0.7, -0.2), (-0.3, 0.2, 0.2))
    return _blowing(t, body, energy, left, right, 0.0)


def play_accordion(t: float, body: Body, energy: float) -> Pose:
    """The bellows open and close."""
    drawn = 0.5 + 0.5 * wave(t / (4 * BEAT))
    tap = 0.02 * wave(t / 0.31)
    left = Hand(lerp(0.02, 0.56, drawn), -0.52, lerp(0.62, 0.50, drawn), "relaxed", (0.9, -0.4, -0.6), (-0.3, 0.5, 0.0))
    right = Hand(0.22, -0.50 + tap, 0.58, "relaxed", (0.9, -0.4, -0.6), (-0.4, -0.5, 0.0))
    pose = _swayed(stand(t, body, energy), t, left, right, 0.06)
    return replace(pose, side=pose.side + 0.06 * (drawn - 0.5))


def play_harp(t: float, body: Body, energy: float) -> Pose:
    """Seated, both hands pluck in turn."""
    hands: list[Hand] = []
    for i in (0, 1):
        pluck = eased_curve((t / (2 * BEAT) + 0.5 * i) % 1.0, ((0, 0), (0.3, 1), (1, 0)))
        run = wave(t / (6 * BEAT) + 0.2 * i)
        hands.append(Hand(-0.20, -0.10 + 0.18 * run, 0.74 - 0.12 * pluck, "open", (0.9, -0.6, -0.2), (-0.1, 0.3, 0.2)))
    return _swayed(sit(t, body, energy), t, hands[0], hands[1], 0.06)


def mix_music(t: float, body: Body, energy: float) -> Pose:
    """At the decks: one hand on the record, the other in the air on the beat."""
    pump = abs(wave(t / (2 * BEAT)))
    scratch = wave(t / 0.42)
    pose = stand(t, body, energy)
    record = Hand(0.02 + 0.10 * scratch, -0.56, 0.60 + 0.04 * scratch, "flat", (0.8, -0.5, -0.6), (-0.1, -0.2, 0.4))
    air = Hand(0.40, 0.48 + 0.20 * pump, 0.24, "point", (0.9, -0.5, 0.1))
    return replace(
        pose,
        hands=(air, record),
        lean=0.08,
        crouch=0.02 - 0.012 * wave(t / BEAT),
        head_pitch=0.06 + 0.10 * wave(t / BEAT),
        side=0.06 * wave(t / (2 * BEAT)),
    )


def conduct(t: float, body: Body, energy: float) -> Pose:
    """Both arms draw the bar in the air: down, in, out, up."""
    k = (t / (4 * BEAT)) % 1.0
    up = eased_curve(k, ((0, 0.55), (0.22, -0.30), (0.36, 0.02), (0.50, -0.22), (0.64, 0.04), (0.78, -0.14), (1, 0.55)))
    out = eased_curve(k, ((0, 0.42), (0.22, 0.30), (0.50, 0.10), (0.78, 0.80), (1, 0.42)))
    pose = stand(t, body, energy)
    right = Hand(out, up, 0.54, "grip", (0.8, -0.8, -0.2), (0.0, 0.4, 0.5))
    left = Hand(0.8 * out + 0.05, 0.8 * up, 0.52, "open", (0.8, -0.8, -0.2), (0.1, 0.5, 0.2))
    return replace(
        pose,
        hands=(left, right),
        lean=0.04 + 0.05 * up,
        head_pitch=-0.04 - 0.10 * up,
        twist=0.08 * wave(t / (8 * BEAT)),
    )


def sing(t: float, body: Body, energy: float) -> Pose:
    """The microphone at the lips, the other arm carries the phrase out."""
    phrase = smoothstep(-0.3, 0.9, wave(t / (8 * BEAT)))
    pose = stand(t, body, energy)
    high = 0.22 if body.child else 0.02
    microphone = Hand(-0.22, high, 0.48, "grip", (0.75, -0.9, -0.2), (-0.2, 0.9, 0.0))
    free = Hand(lerp(0.30, 0.74, phrase), lerp(-0.40, 0.10, phrase), 0.42, "open", (0.5, -0.9, -0.4), (0.2, 0.5, 0.1))
    return replace(
        pose,
        hands=(free, microphone),
        head_pitch=-0.04 - 0.14 * phrase,
        head_roll=0.10 * wave(t / (8 * BEAT)),
        lean=-0.05 * phrase,
        side=pose.side + 0.05 * wave(t / (4 * BEAT)),
    )
