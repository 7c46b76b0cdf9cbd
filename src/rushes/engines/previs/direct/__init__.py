"""A scene staged in time: marks, shots, camera, gestures, and the score.

`stage` makes a film of a scene; `voices` says with which voices its lines must be spoken first; `describe` puts the
scene into words for the caller's log; `haste_to_fit` tells how much too long its lines are.
"""

from rushes.engines.previs.direct.describe import describe
from rushes.engines.previs.direct.staging import Staged, stage, voices
from rushes.engines.previs.direct.timing import haste_to_fit

__all__ = ["Staged", "describe", "haste_to_fit", "stage", "voices"]
