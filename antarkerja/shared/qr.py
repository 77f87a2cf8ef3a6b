"""QR codes as SVG."""

from __future__ import annotations

from io import BytesIO

import segno


def qr_svg(text: str) -> str:
    """The code as an SVG picture without a quiet zone: the paper around it is the zone.

    Level M survives the fold and the thumb on a card; segno raises it where that costs no size.
    """
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=0, xmldecl=False, omitsize=True, dark="#17222b"
    )
    return out.getvalue().decode()
