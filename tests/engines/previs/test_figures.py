"""Figures are drawn where they say, whole, the same every time, and do what the film says."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from math import dist

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from rushes.engines.previs.figures import ACTIONS, ATTRIBUTES, KINDS, perform
from rushes.engines.previs.figures.animal_performer import AnimalPerformer
from rushes.engines.previs.figures.colours import channels
from rushes.engines.previs.figures.face import MOUTH_INSIDE, TEETH
from rushes.engines.previs.figures.locomotion import RUN_PERIOD, RUN_STANCE, WALK_PERIOD, WALK_STANCE
from rushes.engines.previs.figures.person_performer import HumanPerformer
from rushes.engines.previs.film import Act, Actor, Feel, Mouth, Turn
from rushes.engines.previs.lighting import FigureLight
from rushes.engines.previs.performer import Performer, Place
from rushes.engines.previs.raster import skia

Pixels = NDArray[np.uint8]

LIGHT = FigureLight(
    direction=(-0.6, -0.6, 0.53),
    key=np.array([0.6, 0.6, 0.6], np.float32),
    ambient=np.array([0.4, 0.4, 0.4], np.float32),
    facing=0.8,
    rim=np.array([1, 1, 1], np.float32),
    rim_strength=0.4,
    haze=np.array([0.5, 0.5, 0.5], np.float32),
    haze_amount=0.0,
)


def actor(
    kind: str = "human", action: str = "stand", yaw: float = 0.0, towards: int = 0, **attributes: str | bool
) -> Actor:
    way = 1 if towards > 0 else -1 if towards < 0 else 0
    return Actor(
        id="someone",
        kind=kind,
        attributes=dict(attributes),
        turns=(Turn(t=0, yaw=yaw),),
        acts=(Act(t=0, action=action, towards=way),),
    )


def canvas_of(pixels: Pixels) -> skia.Surface:
    return skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType)


def rendered(performer: Performer, t: float, place: Place, size: tuple[int, int]) -> Pixels:
    figure = np.zeros((size[1], size[0], 4), np.uint8)
    shadow = np.zeros_like(figure)
    above, below = canvas_of(figure), canvas_of(shadow)
    performer.draw(above.getCanvas(), below.getCanvas(), t, place, LIGHT)
    return figure


def painted(pixels: Pixels) -> tuple[int, int, int, int]:
    """left, top, right, bottom of what is visible."""
    x, y, width, height = cv2.boundingRect((pixels[..., 3] > 2).astype(np.uint8))
    return x, y, x + width, y + height


def assert_bounded(performer: Performer, t: float, scale: float, size: tuple[int, int]) -> None:
    place = Place(size[0] / 2, size[1] * 0.75, scale)
    left, top, right, bottom = performer.bounds(t, place)
    x0, y0, x1, y1 = painted(rendered(performer, t, place, size))
    assert x1 > x0, "nothing was drawn"
    assert left <= x0, "drawn left of the bounds"
    assert top <= y0, "drawn above the bounds"
    assert x1 <= right, "drawn right of the bounds"
    assert y1 <= bottom, "drawn below the bounds"


@pytest.mark.parametrize("action", ACTIONS["human"])
def test_a_person_in_any_action_is_drawn_within_its_bounds(action: str) -> None:
    for clothing, hair, yaw in (("tshirt", "long", 0.0), ("coat", "ponytail", 70.0), ("dress", "short", -135.0)):
        performer = perform(actor("human", action, yaw, clothing=clothing, hair=hair, prop="umbrella", scarf="red"))
        for t in (0.35, 1.3):
            assert_bounded(performer, t, 70, (420, 420))


@pytest.mark.parametrize("clothing", ATTRIBUTES["human"]["clothing"].values)
def test_a_person_in_any_clothes_is_drawn_within_its_bounds(clothing: str) -> None:
    for hat, yaw in (("brim", 20.0), ("none", 100.0), ("chef", 180.0)):
        assert_bounded(
            perform(actor("human", "walk", yaw, clothing=clothing, hat=hat, bag="brown")), 0.4, 70, (360, 360)
        )


@pytest.mark.parametrize("prop", ATTRIBUTES["human"]["prop"].values)
def test_whatever_a_person_holds_is_within_its_bounds(prop: str) -> None:
    for action in ("stand", "hold", "wave", "fall"):
        assert_bounded(perform(actor("human", action, 30, prop=prop)), 0.4, 70, (420, 420))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "human"])
def test_everything_else_is_drawn_within_its_bounds(kind: str) -> None:
    for action in ACTIONS[kind]:
        for yaw in (0.0, 60.0, -90.0, 170.0):
            performer = perform(actor(kind, action, yaw))
            place = Place(0, 0, 1)
            left, top, right, bottom = performer.bounds(0.3, place)
            # A scale at which the figure is about 100 pixels.
            scale = (
                100
                / max(performer.bounds(0.3, Place(0, 0, 100))[2] - performer.bounds(0.3, Place(0, 0, 100))[0], 1)
                * 100
            )
            place = Place(200, 200 - (top + bottom) / 2 * scale, scale)
            left, top, right, bottom = performer.bounds(0.3, place)
            place = Place(200 + 200 - (left + right) / 2, place.ground + 200 - (top + bottom) / 2, scale)
            left, top, right, bottom = performer.bounds(0.3, place)
            x0, y0, x1, y1 = painted(rendered(performer, 0.3, place, (400, 400)))
            assert x1 - x0 > 8, f"{kind} {action} {yaw}: nothing was drawn"
            assert (left <= x0, top <= y0, x1 <= right, y1 <= bottom) == (True,) * 4, f"{kind} {action} {yaw}"


@pytest.mark.parametrize("action", ["stand", "walk", "run", "sit", "dance", "jump", "fall", "crouch"])
def test_limbs_have_no_holes_at_their_joints(action: str) -> None:
    for yaw in range(0, 360, 45):
        performer = HumanPerformer(actor("human", action, yaw, clothing="tshirt"))
        for t in (0.2, 0.55):
            place = Place(200, 300, 110)
            alpha = rendered(performer, t, place, (400, 400))[..., 3]
            painter = performer.painter(t, place)
            joints = [p for arm in painter.bones.arms for p in (arm.shoulder, arm.elbow, arm.wrist)]
            joints += [p for leg in painter.bones.legs for p in (leg.hip, leg.knee, leg.ankle)]
            for p in joints:
                x, y = painter.view.at(p)
                # Bent joints are rounded: the bone's own corner may lie a little outside.
                around = alpha[int(y) - 4 : int(y) + 5, int(x) - 4 : int(x) + 5]
                assert around.max() == 255, f"a hole at {yaw} degrees, {t} s"
            parts, _ = cv2.connectedComponents((alpha > 128).astype(np.uint8))
            assert parts == 2, f"the figure falls apart at {yaw} degrees, {t} s"


def test_frames_do_not_depend_on_what_was_drawn_before() -> None:
    speaker = Actor(
        id="ann",
        kind="human",
        attributes={"sex": "female"},
        acts=(Act(t=0, action="stand"), Act(t=0.5, action="walk", towards=1)),
        mouths=(Mouth(t=0.1, open=(0.5,) * 100, wide=(0.1,) * 100),),
    )
    cast = [speaker, actor("cat", "walk", 60), actor("dragon", "fly", 90)]

    def frame(order: list[float]) -> dict[float, str]:
        performers = [perform(one) for one in cast]
        out: dict[float, str] = {}
        for t in order:
            digest = hashlib.sha256()
            for performer in performers:
                digest.update(rendered(performer, t, Place(150, 260, 100), (300, 300)).tobytes())
            out[t] = digest.hexdigest()
        return out

    assert frame([0.0, 0.4, 0.9]) == frame([0.9, 0.0, 0.4])


def mouth_pixels(opening: float | None) -> int:
    """Pixels of teeth and of the inside of the mouth in a close shot."""
    someone = actor("human", "stand", 15, hair="short")
    if opening is not None:
        someone = someone.model_copy(update={"mouths": (Mouth(t=0, open=(opening,) * 200, wide=(0.2,) * 200),)})
    pixels = rendered(perform(someone), 0.9, Place(160, 1010, 520), (320, 320)).astype(np.int16)
    count = 0
    for colour in (MOUTH_INSIDE, TEETH):
        near = np.abs(pixels[..., :3] - np.array(channels(colour), np.int16)).max(axis=2) < 10
        # The lower half of the face: eyes have whites too.
        count += int(near[195:, :].sum())
    return count


def test_the_mouth_is_shut_in_silence_and_opens_with_the_voice() -> None:
    assert mouth_pixels(None) == 0
    assert mouth_pixels(0.0) == 0
    half, wide = mouth_pixels(0.5), mouth_pixels(1.0)
    assert 0 < half < wide


def test_a_speaker_closes_its_mouth_after_its_line_even_when_surprised() -> None:
    someone = actor().model_copy(
        update={"mouths": (Mouth(t=0, open=(1.0,) * 50, wide=(0.0,) * 50),), "feels": (Feel(t=0, emotion="surprise"),)}
    )
    performer = HumanPerformer(someone)
    assert performer.face(0.2).mouth_open == 1.0
    assert performer.face(2.0).mouth_open == 0.0
    assert performer.face(2.0).parted == 0.0


HEADS = {"child": (3.9, 4.9), "adult": (7.0, 8.0), "elder": (6.5, 8.0)}
"""How many of its heads a figure is tall, at least and at most; an old one stoops."""


@pytest.mark.parametrize("age", HEADS)
@pytest.mark.parametrize("sex", ["male", "female"])
def test_people_are_as_many_heads_tall_as_people_are(sex: str, age: str) -> None:
    """From crown to soles, as painted, against the head from its crown to as far below its middle."""
    performer = HumanPerformer(actor("human", sex=sex, age=age, hair="bald", clothing="tshirt"))
    place = Place(240, 560, 500 / performer.metres)
    _, top, _, bottom = painted(rendered(performer, 0.5, place, (480, 620)))
    painter = performer.painter(0.5, place)
    middle = painter.view.at(painter.bones.head.origin)[1]
    least, most = HEADS[age]
    assert least <= (bottom - top) / (2 * (middle - top)) <= most


@pytest.mark.parametrize(
    ("action", "period", "stance"), [("walk", WALK_PERIOD, WALK_STANCE), ("run", RUN_PERIOD, RUN_STANCE)]
)
@pytest.mark.parametrize("yaw", [90.0, 72.0, -90.0])
def test_planted_feet_do_not_slip(action: str, period: float, stance: float, yaw: float) -> None:
    way = 1 if yaw > 0 else -1
    performer = HumanPerformer(actor("human", action, yaw, way))
    scale = 430 / performer.metres
    for i in (0, 1):
        # From flat contact to push-off of the foot's second step.
        start = (1.0 - 0.5 * i) * period
        spots: list[tuple[float, float]] = []
        for k in range(7, 36):
            t = start + k / 40 * stance * period
            place = Place(performer.position(t)[0] * scale, 0, scale)
            painter = performer.painter(t, place)
            spots.append(painter.view.at(painter.bones.legs[i].foot.origin))
        assert max(x for x, _ in spots) - min(x for x, _ in spots) < 2
        assert max(y for _, y in spots) - min(y for _, y in spots) < 2


def test_standing_feet_stay_where_they_are() -> None:
    performer = HumanPerformer(actor("human", "talk", 20))
    spots = [performer.painter(t / 5, Place(0, 0, 245)).bones.legs[0].foot.origin for t in range(30)]
    assert max(dist(a, spots[0]) for a in spots) * 430 < 2


@pytest.mark.parametrize("kind", ["cat", "dog", "fox", "bear", "horse", "cow"])
def test_paws_do_not_slip_while_walking(kind: str) -> None:
    performer = AnimalPerformer(actor(kind, "walk", 90, 1), {})
    scale = 260 / performer.metres
    spots: list[float] = []
    for k in range(3, 26):
        t = 1.05 + k / 30 * 0.62 * 1.05
        painter = performer.painter(t, Place(performer.position(t)[0] * scale, 0, scale))
        spots.append(painter.view.at(painter.pose.legs[0].paw)[0])
    assert max(spots) - min(spots) < 2


def test_travel_goes_to_the_named_side_and_never_jumps() -> None:
    someone = Actor(
        id="a",
        kind="human",
        x=1.0,
        turns=(Turn(t=0, yaw=-90),),
        acts=(Act(t=0, action="stand"), Act(t=1, action="walk", towards=-1), Act(t=3, action="stand")),
    )
    performer = perform(someone)
    xs = [performer.position(i / 24)[0] for i in range(24 * 5)]
    assert xs[0] == xs[23] == 1.0
    assert xs[-1] < -0.5
    assert max(abs(b - a) for a, b in pairwise(xs)) < 0.07
    assert xs[-1] == pytest.approx(xs[24 * 4])


def test_actions_blend_into_each_other() -> None:
    someone = Actor(
        id="a", kind="human", acts=(Act(t=0, action="stand"), Act(t=1, action="wave"), Act(t=2, action="sit"))
    )
    performer = HumanPerformer(someone)
    wrists = [performer.painter(i / 48, Place(0, 0, 100)).bones.arms[0].wrist for i in range(48 * 3)]
    assert max(dist(a, b) for a, b in pairwise(wrists)) < 0.10
    assert wrists[-1] != wrists[40]


def test_people_blink_every_two_to_four_seconds_and_not_together() -> None:
    def blinks(identity: str) -> list[float]:
        performer = HumanPerformer(actor().model_copy(update={"id": identity}))
        shut = [performer.face(i / 50).blink > 0.9 for i in range(50 * 40)]
        return [i / 50 for i, (a, b) in enumerate(pairwise(shut)) if b and not a]

    his, hers = blinks("him"), blinks("her")
    assert all(1.8 < b - a < 4.2 for a, b in pairwise(his))
    assert min(abs(a - b) for a in his[:5] for b in hers[:5]) > 0.02


def test_a_turn_is_eased() -> None:
    someone = actor().model_copy(update={"turns": (Turn(t=0, yaw=0), Turn(t=1, yaw=90))})
    performer = HumanPerformer(someone)
    yaws = [performer.painter(1 + i / 24, Place(0, 0, 100)).view.yaw for i in range(14)]
    assert yaws[0] == 0
    assert yaws[-1] == pytest.approx(np.pi / 2)
    assert max(b - a for a, b in pairwise(yaws)) < 0.35


def test_the_face_shows_what_is_felt() -> None:
    def face(emotion: str) -> HumanPerformer:
        feel = Feel.model_validate({"t": 0, "emotion": emotion})
        return HumanPerformer(actor().model_copy(update={"feels": (feel,)}))

    assert face("joy").face(1).smile > 0.8
    assert face("sad").face(1).smile < -0.3
    assert face("angry").face(1).brow_inner < 0 < face("fear").face(1).brow_inner


def test_two_people_of_whom_little_is_said_look_different() -> None:
    one, two = (
        rendered(perform(actor().model_copy(update={"id": name})), 0, Place(100, 190, 100), (200, 200))
        for name in ("a", "b")
    )
    assert (one != two).any()


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (actor("hydra"), "horse"),
        (actor("human", "levitate"), "walk"),
        (actor("cat", "talk", colour="red"), "coat"),
        (actor("human", clothing="crinoline"), "raincoat"),
        (actor("human", top="sparkly"), "#rrggbb"),
        (actor("car", lights="yes"), "true or false"),
    ],
)
def test_what_nobody_can_show_is_refused_and_the_choices_are_named(wrong: Actor, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        perform(wrong)


def test_colours_are_known_by_name_and_by_code() -> None:
    named, coded = perform(actor("cat", coat="purple")), perform(actor("cat", coat="#74449a"))
    place = Place(100, 150, 200)
    assert (rendered(named, 0, place, (200, 200)) == rendered(coded, 0, place, (200, 200))).all()


def test_every_kind_can_stand() -> None:
    assert all("stand" in ACTIONS[kind] for kind in KINDS)


def test_asking_what_can_be_shown_loads_no_picture_library() -> None:
    asking = "import sys, rushes.engines.previs.figures as figures; assert figures.KINDS"
    loaded = "assert not {'skia', 'cv2', 'numpy', 'scipy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", f"{asking}; {loaded}"], check=True)


def test_the_light_does_not_change_where_a_figure_is() -> None:
    performer = perform(actor("human", "stand", 30))
    place = Place(100, 190, 100)
    figure = rendered(performer, 0, place, (200, 200))
    other = np.zeros_like(figure)
    above, below = canvas_of(other), canvas_of(np.zeros_like(figure))
    performer.draw(above.getCanvas(), below.getCanvas(), 0, place, replace(LIGHT, direction=(0.9, -0.3, 0.3)))
    assert (figure[..., 3] == other[..., 3]).all()
    assert (figure != other).any()


@pytest.mark.parametrize("action", ["talk", "sit"])
def test_hands_rise_before_the_chest_while_somebody_speaks_and_rest_in_silence(action: str) -> None:
    quiet = actor(action="stand" if action == "talk" else "sit")
    count = 400
    voice = Mouth(t=0, open=(0.6,) * count, wide=(0.0,) * count)
    speaker = quiet.model_copy(update={"acts": (Act(t=0, action=action),), "mouths": (voice,)})

    def highest(who: Actor) -> float:
        performer = HumanPerformer(who)
        return max(hand.up for step in range(1, 20) for hand in performer.pose(0.2 * step).hands)

    assert highest(speaker) > -0.36  # the lower chest, in arm lengths below the shoulder
    assert highest(quiet) < -0.6


def test_heads_tilt_and_nod_while_somebody_speaks() -> None:
    count = 400
    talking = actor(action="talk").model_copy(
        update={"mouths": (Mouth(t=0, open=(0.6,) * count, wide=(0.0,) * count),)}
    )
    poses = [HumanPerformer(talking).pose(0.5 + 0.05 * step) for step in range(60)]
    for angles in ([pose.head_pitch for pose in poses], [pose.head_roll for pose in poses]):
        assert max(angles) - min(angles) > 0.1


@pytest.mark.parametrize("hair", ["short", "bob", "long", "wavy"])
def test_cloth_and_hair_stream_within_their_box_in_a_fall(hair: str) -> None:
    falling = perform(actor(action="fall", clothing="jumpsuit", hair=hair))
    place = Place(200, 420, 200)
    for step in range(6):
        t = 0.5 + 0.07 * step
        left, top, right, bottom = falling.bounds(t, place)
        image = rendered(falling, t, place, (400, 480))[..., 3]
        rows, columns = np.nonzero(image)
        assert left <= columns.min()
        assert columns.max() <= right
        assert top <= rows.min()
        assert rows.max() <= bottom


def test_a_jump_is_spent_in_the_air_for_the_most_part() -> None:
    performer = HumanPerformer(actor(action="jump"))
    risen = [performer.pose(step / 50).rise > 0.05 for step in range(60)]
    assert 0.45 < sum(risen) / len(risen) < 0.7


@pytest.mark.parametrize("yaw", [0.0, 60.0, 90.0, -90.0])
def test_a_hood_leaves_the_face_free(yaw: float) -> None:
    def skin_pixels(hat: str) -> int:
        someone = actor(yaw=yaw, clothing="raincoat", top="#204fd0", hat=hat, skin="#efc2a3", hair="bald")
        pixels = rendered(perform(someone), 0.9, Place(160, 610, 320), (320, 320)).astype(np.int16)
        face = pixels[: round(320 * 0.55)]
        return int(((face[..., 0] > face[..., 2] + 25) & (face[..., 3] > 250)).sum())

    assert skin_pixels("hood") > 0.15 * skin_pixels("none")


def test_bodies_bear_what_is_felt() -> None:
    def head(emotion: str) -> float:
        feel = Feel.model_validate({"t": 0, "emotion": emotion})
        performer = HumanPerformer(actor().model_copy(update={"feels": (feel,)}))
        return performer.painter(1.0, Place(0, 0, 100)).bones.head.forward[1]

    assert head("sad") < head("neutral") - 0.1 < head("joy") - 0.1


def test_feet_step_in_a_turn_and_stand_before_and_after() -> None:
    someone = actor().model_copy(update={"turns": (Turn(t=0, yaw=0), Turn(t=1, yaw=90))})
    performer = HumanPerformer(someone)

    def lift(t: float) -> float:
        return max(leg.foot.origin[1] for leg in performer.painter(t, Place(0, 0, 100)).bones.legs)

    assert max(lift(1 + step / 24) for step in range(11)) > 0.01
    assert max(lift(0.5), lift(2.5)) < 0.002


@pytest.mark.parametrize(("action", "tool"), [("read", "open book"), ("play guitar", "guitar"), ("cook", "pan")])
def test_whoever_does_something_has_what_it_takes(action: str, tool: str) -> None:
    assert HumanPerformer(actor(action=action)).painter(0.5, Place(0, 0, 100)).look.prop == tool
    assert HumanPerformer(actor(action="stand")).painter(0.5, Place(0, 0, 100)).look.prop == ""
