"""Lengths and sections of human bodies, as fractions of body height."""

from dataclasses import dataclass, replace
from functools import lru_cache

Section = tuple[float, float, float, float]
"""Of the torso: position (0 neck base, 1 crotch), half width, half depth, shift forward."""

ANKLE = 0.036
STATURE = {"male": 1.75, "female": 1.66}
"""Metres, standing."""
CHILD = 0.70
"""A child's share of an adult's stature."""


@dataclass(frozen=True, slots=True)
class Proportions:
    """A body. `head` is half the head's height, `stoop` a resting lean in radians.

    Adults stand 7 heads tall, children 4: the true 7.5 is too small to read a face in a wide shot.
    """

    head: float
    neck_base: float
    hip: float
    hip_side: float
    shoulder_drop: float  # below the neck base: anything higher makes football shoulders
    shoulder_side: float
    upper_arm: float
    forearm: float
    thigh: float
    shin: float
    arm_width: float
    leg_width: float
    hand: float
    foot: float
    stoop: float
    sections: tuple[Section, ...]

    @property
    def spine(self) -> float:
        """From hip to neck base."""
        return self.neck_base - self.hip

    @property
    def arm(self) -> float:
        """From shoulder to wrist."""
        return self.upper_arm + self.forearm


MAN = Proportions(
    head=0.0695,
    neck_base=0.842,
    hip=0.505,
    hip_side=0.045,
    shoulder_drop=0.061,
    shoulder_side=0.092,
    upper_arm=0.162,
    forearm=0.142,
    thigh=0.240,
    shin=0.232,
    arm_width=0.0285,
    leg_width=0.0485,
    hand=0.037,
    foot=0.136,
    stoop=0.02,
    sections=(
        (0.00, 0.036, 0.036, -0.006),
        (0.045, 0.062, 0.046, -0.008),
        (0.14, 0.106, 0.060, -0.004),
        (0.30, 0.104, 0.070, 0.010),
        (0.56, 0.081, 0.060, 0.006),
        (0.78, 0.085, 0.068, -0.006),
        (1.0, 0.064, 0.055, -0.006),
    ),
)
WOMAN = Proportions(
    head=0.0688,
    neck_base=0.843,
    hip=0.515,
    hip_side=0.044,
    shoulder_drop=0.057,
    shoulder_side=0.074,
    upper_arm=0.158,
    forearm=0.136,
    thigh=0.246,
    shin=0.236,
    arm_width=0.0230,
    leg_width=0.0465,
    hand=0.032,
    foot=0.122,
    stoop=0.02,
    sections=(
        (0.00, 0.029, 0.030, -0.006),
        (0.045, 0.050, 0.038, -0.008),
        (0.14, 0.090, 0.050, -0.002),
        (0.32, 0.084, 0.068, 0.016),
        (0.56, 0.062, 0.050, 0.004),
        (0.80, 0.087, 0.064, -0.007),
        (1.0, 0.066, 0.054, -0.007),
    ),
)
CHILD_BODY = Proportions(
    head=0.118,
    neck_base=0.750,
    hip=0.428,
    hip_side=0.042,
    shoulder_drop=0.056,
    shoulder_side=0.080,
    upper_arm=0.142,
    forearm=0.120,
    thigh=0.202,
    shin=0.192,
    arm_width=0.029,
    leg_width=0.046,
    hand=0.038,
    foot=0.118,
    stoop=0.0,
    sections=(
        (0.00, 0.034, 0.034, -0.004),
        (0.06, 0.056, 0.042, -0.004),
        (0.15, 0.088, 0.056, 0.0),
        (0.34, 0.086, 0.064, 0.006),
        (0.58, 0.082, 0.066, 0.010),
        (0.80, 0.086, 0.070, 0.0),
        (1.0, 0.066, 0.058, 0.0),
    ),
)


@lru_cache(64)
def proportions(sex: str, age: str, build: float) -> Proportions:
    """Proportions of a person; `build` -1 slim .. 1 heavy."""
    body = CHILD_BODY if age == "child" else WOMAN if sex == "female" else MAN
    if age == "elder":
        body = replace(body, stoop=0.18, arm_width=body.arm_width * 0.94)
    belly = 1 + (0.34 if build > 0 else 0.16) * build
    frame = 1 + 0.14 * build
    heavy = max(0.0, build)
    sections = tuple(
        (
            t,
            wide * (belly if 0.2 < t < 0.95 else frame),
            deep * (belly * 1.08 if heavy and 0.4 < t < 0.95 else frame),
            shift + (0.02 * heavy if 0.4 < t < 0.7 else 0),
        )
        for t, wide, deep, shift in body.sections
    )
    return replace(
        body,
        sections=sections,
        arm_width=body.arm_width * (1 + 0.22 * build),
        leg_width=body.leg_width * (1 + 0.20 * build),
    )


def stature(sex: str, age: str) -> float:
    """Height in metres."""
    return STATURE[sex] * (CHILD if age == "child" else 1.0) * (0.97 if age == "elder" else 1.0)
