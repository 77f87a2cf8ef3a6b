"""Pictures from phones: drawn anew, so that they say nothing of where, when and with what."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from antarkerja.domain.cases.enums.files import FileFault, FileForm
from antarkerja.domain.cases.errors.files import FileRefusedError

# The text of an A4 page is still read well; 0.5 MB in place of 5.
LONGEST_SIDE = 2_200
_MOST_PIXELS = 60_000_000
_QUALITY = 82
_FORMATS = ["JPEG", "PNG", "WEBP"]


def plain_picture(content: bytes) -> tuple[FileForm, bytes]:
    """The picture upright, no longer than 2,200 pixels, without EXIF, place or thumbnail.

    What is no photo keeps its form where it has see-through parts (PNG); all else is JPEG.
    Raises FileRefusedError where it cannot be read to its end.
    """
    try:
        with warnings.catch_warnings():
            # Our own limit stands above Pillow's warning.
            warnings.simplefilter("ignore")
            return _redrawn(content)
    except FileRefusedError:
        raise
    except Exception as error:  # a decoder fed with broken bytes raises whatever it likes
        raise FileRefusedError(FileFault.BROKEN) from error


def _redrawn(content: bytes) -> tuple[FileForm, bytes]:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise FileRefusedError(FileFault.TOO_BIG)
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        form = FileForm.PNG if upright.has_transparency_data else FileForm.JPEG
        # A fresh canvas: nothing of the old one's description comes along.
        mode = "RGBA" if form is FileForm.PNG else "RGB"
        drawn = Image.new(mode, upright.size)
        drawn.paste(upright.convert(mode))
    out = io.BytesIO()
    if form is FileForm.PNG:
        drawn.save(out, "PNG", optimize=True)
    else:
        drawn.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return form, out.getvalue()
