"""A scene staged in time: marks, shots, camera, gestures, and the score.

`stage` makes a film of a scene; `voices` says with which voices its lines must be spoken first; `describe` puts the
scene into words for the caller's log.
"""

from rushes.engines.previs.direct.describe import describe
from rushes.engines.previs.direct.staging import Staged, stage, voices

__all__ = ["Staged", "describe", "stage", "voices"]
