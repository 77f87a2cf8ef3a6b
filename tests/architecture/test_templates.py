"""Templates: short, and nothing in them that the content security policy would refuse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.code import PACKAGE, templates

MAX_LINES = 80
FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "other host": re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
}
BUDGETS = {"antarkerja.css": 24 * 1024, "desk.js": 4 * 1024}


@pytest.mark.parametrize("template", templates(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_template_is_short_and_holds_no_inline_code(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    faults = [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]
    if len(text.splitlines()) > MAX_LINES:
        faults.append(f"more than {MAX_LINES} lines")
    assert faults == []


@pytest.mark.parametrize(
    "text",
    ["<script>go()</script>", "<style>p{}</style>", '<p style="x">', '<a onclick="x">',
     '<img src="https://example.org/x.png">', '<a href="//example.org">'],
)
def test_the_patterns_see_what_they_forbid(text: str) -> None:
    assert any(pattern.search(text) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize("name", sorted(BUDGETS))
def test_style_and_script_keep_their_size(name: str) -> None:
    path = PACKAGE / "web" / "components" / "static" / name
    assert path.stat().st_size <= BUDGETS[name]


def test_every_component_is_named_in_the_readme() -> None:
    folder = PACKAGE / "web" / "components"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    used = {
        name for template in templates()
        for name in re.findall(r"<c-([a-z_]+)(?![\w.])", template.read_text(encoding="utf-8"))
    } - {"slot", "vars"}
    assert [name for name in sorted(used) if f"<c-{name}" not in readme] == []
