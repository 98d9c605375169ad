"""What the machine refuses to do, said in French: its own words depend on its language."""

from __future__ import annotations

import errno
from typing import Final

PANNES: Final = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "l’espace permis sur ce disque est épuisé",
    errno.EROFS: "ce disque est en lecture seule",
    errno.EACCES: "vous n’en avez pas le droit",
    errno.EPERM: "vous n’en avez pas le droit",
    errno.ENOTDIR: "un fichier porte le nom d’un dossier",
    errno.EEXIST: "un fichier porte le nom d’un dossier",
    errno.EBUSY: "il est occupé",
    errno.EXDEV: "il est sur un autre disque",
    errno.EIO: "le disque ne répond pas",
}


def panne(error: OSError) -> str | None:
    """Why, for a person; None where the error is rather a mistake of ours."""
    return PANNES.get(error.errno or 0)
