"""Pictures from anywhere: what may be kept is a small JPEG that tells nothing but what it shows."""

from __future__ import annotations

from io import BytesIO

from atelier_app.domain.core import Refused
from atelier_app.domain.pictures import BACKGROUND_SIDE, PICTURE_BYTES, Picture
from atelier_app.domain.refusals import Refusal


def verify(picture: Picture) -> None:
    """Raises `Refused` unless it is as `prepared` makes them: a JPEG of that size, without metadata."""
    from PIL import Image, UnidentifiedImageError

    if len(picture.content) > PICTURE_BYTES or max(picture.width, picture.height) > BACKGROUND_SIDE:
        raise Refused(Refusal.PICTURE_TOO_LARGE)
    try:
        with Image.open(BytesIO(picture.content), formats=("JPEG",)) as image:
            size, told = image.size, set(image.info) & {"exif", "comment", "icc_profile", "photoshop", "xmp"}
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused(Refusal.UNREADABLE_PICTURE) from error
    if size != (picture.width, picture.height) or told:
        raise Refused(Refusal.UNREADABLE_PICTURE)
