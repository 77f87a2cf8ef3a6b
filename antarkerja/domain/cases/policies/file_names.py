"""What a file is called after somebody's device named it."""

from __future__ import annotations

import re
import unicodedata

from antarkerja.domain.cases.enums.files import FileForm

LONGEST = 120
_ENDING = re.compile(
    r"\.(pdf|jpe?g|png|webp|gif|heic|svg|doc[xm]?|xls[xm]?|odt|html?|zip|exe|com|scr|msi|bat|cmd|js"
    r"|vbs|sh|php|apk|jar)$", re.IGNORECASE,
)
# What a system of files, a header or a shell would read as something else than a letter.
_UNSAFE = re.compile(r"[\\/:*?\"<>|%;]+")


def clean_name(name: str, form: FileForm) -> str:
    """The name without folders, unseen signs and its own ending; the ending is the content's.

    Never empty, never longer than 120 characters, never a name that begins with a dot.
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in last)
    stem = _without_ending(_UNSAFE.sub(" ", seen))
    stem = " ".join(stem.split()).strip(" .-")
    ending = f".{form.value}"
    return (stem[: LONGEST - len(ending)].rstrip(" .") or "berkas") + ending


def _without_ending(name: str) -> str:
    """Two endings at most: "cv.pdf.exe" is called "cv"."""
    for _ in range(2):
        name = _ENDING.sub("", name.rstrip(" ."))
    return name
