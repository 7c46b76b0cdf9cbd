"""The only door to skia: `from rushes.engines.previs.raster import skia`.

Everything that draws vectors goes through here, so that the rasteriser can be replaced in one place.
"""

import skia

__all__ = ["skia"]
