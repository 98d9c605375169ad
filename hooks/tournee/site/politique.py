"""What a page may ask for and run, which its head tells browsers."""

from typing import Final

POLITIQUE: Final = "default-src 'self'; img-src 'self' data:"
"""Files of its own site alone, never a script or a style written in a page; and the drawings within style sheets."""
