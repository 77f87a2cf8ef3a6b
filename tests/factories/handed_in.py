"""Files as people hand them in, made on the spot: nothing of them lies in the repository."""

from __future__ import annotations

import io
import zipfile

from PIL import Image
from pypdf import PdfWriter
from pypdf.actions import JavaScript

# What every scanner takes for a virus and no machine runs; put together so that no scanner of a
# developer's machine takes this file for one.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def photo(
    *, size: tuple[int, int] = (640, 480), form: str = "JPEG", place: bool = False,
    colour: str = "#2a6f97",
) -> bytes:
    """A picture; with `place` it tells where and with what it was taken."""
    picture = Image.new("RGB", size, colour)
    exif = Image.Exif()
    if place:
        exif[0x010F] = "Kamera Wonosobo"
        exif.get_ifd(0x8825).update({1: "S", 2: (7.0, 21.0, 0.0), 3: "E", 4: (109.0, 54.0, 0.0)})
    out = io.BytesIO()
    picture.save(out, form, exif=exif)
    return out.getvalue()


def paper(*, script: str = "", password: str = "") -> bytes:
    """A PDF of one page; with `script` it runs something when it is opened."""
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    if script:
        writer.add_open_action(JavaScript(script))
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of the parts, as office programs write them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def letter(**more: bytes) -> bytes:
    """A DOCX; `more` adds parts, a double underscore standing for a slash and a dot at the end."""
    return packed({
        "[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document>Halo</w:document>",
        **{name.replace("__", "/"): content for name, content in more.items()},
    })
