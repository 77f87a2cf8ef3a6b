"""From bytes to text: the encoding by content, because a name or a header line may lie."""

from __future__ import annotations

from antarkerja.shared.tabular.problems import UnreadableFileError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# First bytes of files that people send by mistake, with the remedy that the code stands for.
_NOT_TABLES = (
    (b"%PDF", "file_is_pdf"),
    (b"\xd0\xcf\x11\xe0", "file_is_old_excel"),
    (b"\x89PNG", "file_is_picture"),
    (b"\xff\xd8\xff", "file_is_picture"),
    (b"GIF8", "file_is_picture"),
    (b"{\\rtf", "file_is_document"),
    (b"<!DOCTYPE", "file_is_web_page"),
    (b"<html", "file_is_web_page"),
    (b"\x1f\x8b", "file_is_archive"),
    (b"Rar!", "file_is_archive"),
    (b"7z\xbc\xaf", "file_is_archive"),
)


def decode(data: bytes) -> tuple[str, str]:
    """(text without NUL characters, name of the encoding).

    UTF-8 with and without mark, UTF-16 with and without mark, else Windows-1252. A file cut off
    in the middle of a character is still UTF-8.

    Raises:
        UnreadableFileError: the bytes are a PDF, a picture or the like.
    """
    start = data.lstrip()[:16]
    for magic, code in _NOT_TABLES:
        if start.lower().startswith(magic.lower()):
            raise UnreadableFileError(code)
    text, name = _decoded(data)
    control = sum(text[:4000].count(chr(n)) for n in (*range(1, 9), *range(14, 32)))
    if control > 40:
        raise UnreadableFileError("file_is_not_a_table")
    return text.replace("\x00", ""), name


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            body = data[len(mark):]
            return body.decode(name.removesuffix("-sig"), errors="replace"), name
    guess = _utf16_without_mark(data)
    if guess:
        return data.decode(guess, errors="replace"), guess
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 or _mostly_utf8(data):
            return data.decode("utf-8", errors="replace"), "utf-8"
    return data.decode("cp1252", errors="replace"), "windows-1252"


def _utf16_without_mark(data: bytes) -> str:
    """Latin text in UTF-16 has a zero in every second byte."""
    sample = data[:4000]
    half = len(sample) // 2
    if half < 8:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> bool:
    """A few broken characters in a file that otherwise holds proper UTF-8 ones."""
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("�")
    proper = sum(1 for character in lenient if character > "\x7f") - broken
    return proper > 2 * broken
