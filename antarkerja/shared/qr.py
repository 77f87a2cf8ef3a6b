"""QR codes as SVG."""

from __future__ import annotations

from io import BytesIO

import segno


def qr_svg(text: str, *, on_screen: bool = False) -> str:
    """The code as an SVG picture without a quiet zone: the paper around it is the zone.

    `on_screen` brings the zone and a white ground along, for pages may be dark.

    Level M survives the fold and the thumb on a card; segno raises it where that costs no size.
    """
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=4 if on_screen else 0, xmldecl=False, omitsize=True,
        dark="#17222b", light="#ffffff" if on_screen else None,
    )
    return out.getvalue().decode()
