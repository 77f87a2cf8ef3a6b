"""What a PDF says, to a reader and to a screen reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject


@dataclass(frozen=True)
class Seen:
    """`text` is one line, `plain` the same without any space, so that line breaks do not count."""

    pages: int
    text: str
    title: str
    language: str
    is_tagged: bool
    tags: frozenset[str]
    alternatives: tuple[str, ...]
    claims: str

    @property
    def plain(self) -> str:
        return bare(self.text)


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def read_pdf(pdf: bytes) -> Seen:
    reader = PdfReader(BytesIO(pdf))
    root = reader.root_object
    tags: set[str] = set()
    alternatives: list[str] = []
    if "/StructTreeRoot" in root:
        _walk(root["/StructTreeRoot"], tags, alternatives)
    mark = root.get("/MarkInfo", {})
    metadata = root["/Metadata"].get_object() if "/Metadata" in root else None
    claims = metadata.get_data().decode() if isinstance(metadata, StreamObject) else ""
    return Seen(
        pages=len(reader.pages),
        text=" ".join(" ".join(page.extract_text() for page in reader.pages).split()),
        title=str(reader.metadata.title if reader.metadata else ""),
        language=str(root.get("/Lang", "")),
        is_tagged=bool(mark.get("/Marked", False)), tags=frozenset(tags),
        alternatives=tuple(alternatives), claims=claims,
    )


def _walk(node: object, tags: set[str], alternatives: list[str]) -> None:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, ArrayObject):
        for child in node:
            _walk(child, tags, alternatives)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            tags.add(str(node["/S"]))
        if "/Alt" in node:
            alternatives.append(str(node["/Alt"]))
        _walk(node.get("/K", ArrayObject()), tags, alternatives)


@dataclass(frozen=True)
class Piece:
    """Letters that stand together, in points from the left edge of a page so wide."""

    text: str
    left: float
    size: float
    page_width: float

    @property
    def right(self) -> float:
        """No letter of ours is wider than it is high, so that they end here at the latest."""
        return self.left + len(self.text) * self.size


def pieces(pdf: bytes) -> list[Piece]:
    found: list[Piece] = []
    for page in PdfReader(BytesIO(pdf)).pages:
        width = float(page.mediabox.width)

        def note(
            text: str, outer: list[float], inner: list[float], _font: object, size: float,
            width: float = width,
        ) -> None:
            if text.strip():
                found.append(Piece(text.strip(), outer[4] + inner[4], size, width))

        page.extract_text(visitor_text=note)
    return found
