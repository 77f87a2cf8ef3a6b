"""Word, Excel and OpenDocument files: nothing in them runs or calls up something from outside.

The parts that say so are read as XML, as office programs read them: to these another prefix,
another encoding or a letter written as "&#69;" is the same, so it is the same here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

# Nothing is expanded: a DOCTYPE with entities of its own is refused.
from xml.parsers import expat  # nosec B407

from antarkerja.domain.cases.enums.files import FileFault, FileForm
from antarkerja.domain.cases.errors.files import FileRefusedError
from antarkerja.domain.cases.policies.word_fields import FieldReader

_MOST_PARTS = 2_000
_MOST_UNPACKED = 100_000_000
_MOST_TAGS = 1_000_000
# Parts of office files that run something, or bring along another program's file.
_RUNNING = re.compile(
    r"vbaproject|vbadata|macrosheets/|dialogsheets/|activex|oleobject|/embeddings/|^basic/"
    r"|^scripts/|^object |externallinks/|\.bin$|\.exe$|\.js$|\.vbs$",
    re.IGNORECASE,
)
_RUNNING_TYPES = ("macroenabled", "ms-office.vba")
_RUNNING_KINDS = ("/vbaproject", "/oleobject", "/control")
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODT_RUNS = frozenset({
    ("script", "event-listener"), ("office", "script"), ("text", "dde-connection"),
    ("text", "dde-connection-decl"), ("text", "dde-connection-decls"), ("office", "dde-source"),
    ("draw", "object"), ("draw", "object-ole"), ("draw", "plugin"), ("draw", "applet"),
})
_ODT_NAMES = {"drawing": "draw"}
_ODT_SCRIPT = "vnd.sun.star.script:"
Attributes = Mapping[str, str]
Look = Callable[[str, Attributes], None]


def check_packed(content: bytes, form: FileForm) -> None:
    """Refuses macros, embedded programs, templates from elsewhere, locks and bombs.

    Raises FileRefusedError with the fault.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _MOST_UNPACKED:
                raise FileRefusedError(FileFault.TOO_BIG)
            if any(one.flag_bits & 1 for one in parts):
                raise FileRefusedError(FileFault.LOCKED)
            if any(_RUNNING.search(one.filename) for one in parts):
                raise FileRefusedError(FileFault.MACROS)
            for one in parts:
                _check_part(one.filename.lower(), _read(packed, one), form)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError,
            RuntimeError) as error:
        raise FileRefusedError(FileFault.BROKEN) from error


def _read(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The part, though never more than it said it is: the header of a bomb lies."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return b""
    with packed.open(part) as opened:
        content = opened.read(part.file_size + 1)
    if len(content) > part.file_size:
        raise FileRefusedError(FileFault.TOO_BIG)
    return content


def _check_part(name: str, content: bytes, form: FileForm) -> None:
    if not content:
        return
    if form is FileForm.ODT:
        _walk(content, _look_at_manifest if name == "meta-inf/manifest.xml" else _look_at_odt)
    elif name.endswith(".rels"):
        _walk(content, _look_at_relation)
    elif name == "[content_types].xml":
        _walk(content, _look_at_type)
    elif form is FileForm.DOCX and name.startswith("word/"):
        _refuse_calls(content)


def _walk(content: bytes, look: Look) -> None:
    """Shows every tag as "namespace name" with its attributes."""
    seen = 0

    def each(tag: str, attributes: Attributes) -> None:
        nonlocal seen
        seen += 1
        if seen > _MOST_TAGS:
            raise FileRefusedError(FileFault.TOO_BIG)
        look(tag, attributes)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = each
    parser.StartDoctypeDeclHandler = _refuse_own_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise FileRefusedError(FileFault.BROKEN) from error


def _refuse_calls(content: bytes) -> None:
    """No field of a Word text calls another program (DDE)."""
    fields = FieldReader()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = fields.begin, fields.end
    parser.CharacterDataHandler = fields.text
    parser.StartDoctypeDeclHandler = _refuse_own_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise FileRefusedError(FileFault.BROKEN) from error
    fields.close()
    if fields.calls:
        raise FileRefusedError(FileFault.MACROS)


def _refuse_own_doctype(
    name: str, system: str | None, public: str | None, has_own: bool
) -> None:
    """The first OpenDocument files name a DTD; none declares entities of its own."""
    if has_own:
        raise FileRefusedError(FileFault.BROKEN)


def _look_at_relation(tag: str, attributes: Attributes) -> None:
    """What a file calls up from outside when it is opened; a plain link to click stays."""
    kind = attributes.get("Type", "").strip().lower()
    is_outside = attributes.get("TargetMode", "").strip().lower() == "external"
    if kind.endswith(_RUNNING_KINDS) or (is_outside and not kind.endswith("/hyperlink")):
        raise FileRefusedError(FileFault.MACROS)


def _look_at_type(tag: str, attributes: Attributes) -> None:
    kind = attributes.get("ContentType", "").lower()
    if any(one in kind for one in _RUNNING_TYPES):
        raise FileRefusedError(FileFault.MACROS)


def _look_at_manifest(tag: str, attributes: Attributes) -> None:
    if tag.rpartition(" ")[2] == "encryption-data":
        raise FileRefusedError(FileFault.LOCKED)


def _look_at_odt(tag: str, attributes: Attributes) -> None:
    space, _, name = tag.rpartition(" ")
    area = space.removeprefix(_OASIS).partition(":")[0] if space.startswith(_OASIS) else ""
    if (_ODT_NAMES.get(area, area), name) in _ODT_RUNS:
        raise FileRefusedError(FileFault.MACROS)
    if any(value.strip().lower().startswith(_ODT_SCRIPT) for value in attributes.values()):
        raise FileRefusedError(FileFault.MACROS)
