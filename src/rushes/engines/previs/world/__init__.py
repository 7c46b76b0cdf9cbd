"""The world of a film: places, their light, the camera, and the picture that comes out.

`framing` is plain numbers and may be imported anywhere; everything else loads the picture libraries.
"""
