"""Reads an actor's keyed timeline at any moment; everything is closed form in time."""

import math
from collections.abc import Callable, Sequence
from zlib import crc32

from rushes.engines.previs.figures.expression import ACTED, EXPRESSIONS, SWELLING, Expression, expression_between
from rushes.engines.previs.figures.geometry import clamp, lerp, smoothstep
from rushes.engines.previs.film import Act, Actor, Feel, Gaze, Mouth, Turn

TURN_SECONDS = 0.45
FEEL_SECONDS = 0.6
GAZE_SECONDS = 0.18
BLEND_SECONDS = 0.32
"""Actions change over this time."""
MOUTH_RATE = 100
"""Values of a mouth a second."""
BLINK_SECONDS = 0.17
TRAVEL_YAW = 68.0
"""While travelling, a figure faces at least this far (degrees) to the side it goes to."""


def phase_of(identity: str, salt: str) -> float:
    """0..1, fixed for a figure: people blink, breathe and sway each in their own time."""
    return (crc32(f"{identity}/{salt}".encode()) % 10007) / 10007


def eased_angle(turns: Sequence[Turn], t: float) -> float:
    """Keyed yaw in degrees, eased over `TURN_SECONDS` from each key on."""
    yaw = turns[0].yaw if turns else 0.0
    for turn in turns[1:]:
        if t > turn.t:
            yaw = lerp(yaw, turn.yaw, smoothstep(turn.t, turn.t + TURN_SECONDS, t))
    return yaw


def facing(actor: Actor, t: float) -> float:
    """Yaw in degrees, -180..180; a figure that travels turns to where it goes."""
    yaw = eased_angle(actor.turns, t)
    yaw = (yaw + 180) % 360 - 180
    for weight, act in acting(actor.acts, t):
        if act.towards and abs(yaw) <= 150:
            wanted = act.towards * clamp(abs(yaw), TRAVEL_YAW, 180 - TRAVEL_YAW)
            yaw = lerp(yaw, wanted, weight)
    return yaw


def acting(acts: Sequence[Act], t: float) -> list[tuple[float, Act]]:
    """What is being done: (weight, act), one or, during a change, two; the weights add up to 1."""
    current = 0
    for i, act in enumerate(acts):
        if t >= act.t:
            current = i
    act = acts[current]
    if current == 0:
        return [(1.0, act)]
    k = smoothstep(act.t, act.t + BLEND_SECONDS, t)
    if k >= 1.0:
        return [(1.0, act)]
    return [(1 - k, acts[current - 1]), (k, act)]


def travelled(acts: Sequence[Act], t: float, speed_of: Callable[[str], float]) -> float:
    """Metres along x since the start; `speed_of(action)` is in metres a second.

    The speed eases over `BLEND_SECONDS` when the action changes, as the blended poses need. Time counts from the start
    of the first act.
    """
    moved = 0.0
    before = 0.0
    for i, act in enumerate(acts):
        if t <= act.t:
            break
        end = acts[i + 1].t if i + 1 < len(acts) else math.inf
        seconds = min(t, end) - act.t
        speed = act.towards * act.pace * speed_of(act.action)
        k = clamp(seconds / BLEND_SECONDS)
        # The integral of smoothstep, and the full speed afterwards.
        eased = BLEND_SECONDS * (k**3 - k**4 / 2) + max(0.0, seconds - BLEND_SECONDS)
        moved += before * (min(seconds, BLEND_SECONDS) - BLEND_SECONDS * (k**3 - k**4 / 2)) if i else 0.0
        moved += speed * (eased if i else seconds)
        before = speed
    return moved


def expression_at(feels: Sequence[Feel], action: str, t: float, since: float) -> Expression:
    """The keyed emotion at `t`, eased over `FEEL_SECONDS`; actions such as "smile" override it.

    `since` are the seconds that the action lasts already.
    """
    if action in ACTED:
        acted = EXPRESSIONS[ACTED[action]]
        return expression_between(EXPRESSIONS["calm"], acted, SWELLING[action](since)) if action in SWELLING else acted
    neutral = EXPRESSIONS["neutral"]
    shown = neutral
    for i, feel in enumerate(feels):
        target = expression_between(neutral, EXPRESSIONS[feel.emotion], feel.intensity)
        if i == 0:
            shown = target
        elif t > feel.t:
            shown = expression_between(shown, target, smoothstep(feel.t, feel.t + FEEL_SECONDS, t))
    return shown


def felt(feels: Sequence[Feel], action: str, t: float) -> list[tuple[float, str]]:
    """What is felt: (strength 0..1, emotion), the latest first; what it replaces fades as it comes."""
    if action in ACTED:
        return [(1.0, ACTED[action])]
    shown: list[tuple[float, str]] = []
    for i, feel in enumerate(feels):
        if i and t <= feel.t:
            break
        k = 1.0 if i == 0 else smoothstep(feel.t, feel.t + FEEL_SECONDS, t)
        shown = [(feel.intensity * k, feel.emotion), *((share * (1 - k), emotion) for share, emotion in shown)]
    return [(share, emotion) for share, emotion in shown if share > 1e-3]


def gaze_at(gazes: Sequence[Gaze], identity: str, t: float) -> tuple[float, float]:
    """Keyed gaze, quick from key to key, with the small darts that living eyes make."""
    x, y = (gazes[0].x, gazes[0].y) if gazes else (0.0, 0.0)
    for gaze in gazes[1:]:
        if t > gaze.t:
            k = smoothstep(gaze.t, gaze.t + GAZE_SECONDS, t)
            x, y = lerp(x, gaze.x, k), lerp(y, gaze.y, k)
    beat = t / 1.7 + phase_of(identity, "gaze")
    step, within = math.floor(beat), beat % 1.0
    k = smoothstep(0.0, 0.06, within)
    dart = lerp(_noise(identity, step - 1), _noise(identity, step), k)
    return x + 0.10 * dart, y + 0.06 * lerp(_noise(identity, step + 499), _noise(identity, step + 500), k)


def _noise(identity: str, step: int) -> float:
    return (crc32(f"{identity}/{step}".encode()) % 2001) / 1000 - 1


def blink_at(identity: str, t: float) -> float:
    """0 open .. 1 shut. Blinks every 2 to 4 seconds, in the figure's own time."""
    beat = t / 3.0 + phase_of(identity, "blink")
    blink = 0.0
    for step in (math.floor(beat) - 1, math.floor(beat), math.floor(beat) + 1):
        at = (step + 0.16 * _noise(identity, step + 90000)) * 3.0 - phase_of(identity, "blink") * 3.0
        blink = max(blink, clamp(1.25 * (1 - abs(t - at) / (BLINK_SECONDS / 2))))
    return blink


def mouth_at(mouths: Sequence[Mouth], t: float) -> tuple[float, float]:
    """(open 0..1, wide -1..1) of whichever mouth speaks; (0, 0) in silence."""
    for mouth in mouths:
        at = (t - mouth.t) * MOUTH_RATE
        last = len(mouth.open) - 1
        if 0 <= at <= last:
            i = min(int(at), max(0, last - 1))
            k = at - i
            j = min(i + 1, last)
            wide = mouth.wide
            return lerp(mouth.open[i], mouth.open[j], k), lerp(
                wide[min(i, len(wide) - 1)], wide[min(j, len(wide) - 1)], k
            )
    return 0.0, 0.0


def voice_at(mouths: Sequence[Mouth], t: float) -> float:
    """How loudly the figure speaks about `t`, 0..1: the mean opening in a half second, for gestures."""
    total = 0.0
    count = 11
    for i in range(count):
        total += mouth_at(mouths, t + (i / (count - 1) - 0.5) * 0.5)[0]
    return clamp(total / count * 2.2)
