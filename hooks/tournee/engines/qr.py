"""QR codes as images."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import segno


def qr_svg(adresse: str) -> str:
    """A QR code as an image to print."""
    tampon = BytesIO()
    segno.make(adresse, error="m").save(tampon, kind="svg", border=0, xmldecl=False)
    return tampon.getvalue().decode()


def qr_png(adresse: str) -> str:
    """A QR code as a `data:` address, for word processors."""
    tampon = BytesIO()
    segno.make(adresse, error="m").save(tampon, kind="png", scale=4, border=2)
    return f"data:image/png;base64,{b64encode(tampon.getvalue()).decode()}"
