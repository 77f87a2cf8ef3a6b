"""The rail's icons in one file that a browser fetches once, drawn from the heroicons package.

A finder of static files, so that collecting them, the development server and the tests all meet
the same `icons.svg`, and no drawing of somebody else's lies in this repository. Each icon is a
symbol by its name: `<use href="…/icons.svg#users"/>`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from xml.etree import ElementTree

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from heroicons.templatetags.heroicons import heroicon_outline

from antarkerja.web.components.rail import MORE, STOPS

FILE = "icons.svg"


@cache
def sprite() -> str:
    """All icons of the rail as symbols; strokes take the colour of the text around them."""
    names = {MORE, *(stop.icon for stops in STOPS.values() for stop in stops)}
    sheet = ElementTree.Element("svg", xmlns="http://www.w3.org/2000/svg")
    for name in sorted(names):
        # Of the icons package that was installed, nothing from outside.
        drawn = ElementTree.fromstring(heroicon_outline(name))  # nosec B314
        drawn.tag = "symbol"
        for taken_from_the_page in ("width", "height", "aria-hidden"):
            drawn.attrib.pop(taken_from_the_page, None)
        drawn.set("id", name)
        sheet.append(drawn)
    return ElementTree.tostring(sheet, encoding="unicode")


class IconFinder(BaseFinder):
    """Finds `icons.svg`, written into the installation's home where it is not the newest."""

    def check(self, **kwargs: object) -> list[object]:  # type: ignore[override]  # nothing to set
        return []

    def find(self, path: str, **kwargs: object) -> str | list[str]:  # type: ignore[override]  # one file, however asked
        if path != FILE:
            return []
        found = str(_written() / FILE)
        return [found] if kwargs.get("find_all") or kwargs.get("all") else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        yield FILE, FileSystemStorage(location=_written())


def _written() -> Path:
    """The folder with the file. Replaced whole: another process may be reading it."""
    folder = Path(settings.HOME) / "icons"
    file = folder / FILE
    if not file.exists() or file.read_text(encoding="utf-8") != sprite():
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=folder, delete=False, encoding="utf-8") as draft:
            draft.write(sprite())
        os.replace(draft.name, file)
        file.chmod(0o644)
    return folder
