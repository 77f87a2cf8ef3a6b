"""Templates: short, and nothing in them that the content security policy would refuse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.code import PACKAGE, modules, templates

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


def test_every_template_is_used() -> None:
    """Django asks for those of errors by their number, and cotton for components by their tag."""
    by_number = {
        "400.html", "403.html", "403_csrf.html", "404.html", "413.html", "429.html", "500.html",
    }
    everything = "\n".join(
        path.read_text(encoding="utf-8") for path in (*templates(), *modules())
    )
    unused = [
        str(path.relative_to(PACKAGE / "web"))
        for path in templates()
        if path.name not in by_number and not _is_asked_for(path, everything)
    ]
    assert unused == []


def _is_asked_for(path: Path, everything: str) -> bool:
    name = str(path.relative_to(PACKAGE / "web"))
    if f'"{name}"' in everything:
        return True
    beside = "\n".join(module.read_text(encoding="utf-8") for module in path.parent.glob("*.py"))
    if f'"{path.stem}"' in beside:
        return True
    tag = name.removeprefix("components/").removesuffix(".html").replace("/", ".")
    return bool(re.search(rf"<c-{re.escape(tag)}[\s/>]", everything))


def test_every_component_stands_in_the_gallery() -> None:
    folder = PACKAGE / "web" / "components"
    gallery = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("gallery*.html"))
    shown = set(re.findall(r"<c-([a-z_]+)(?![\w.])", gallery))
    inside = {"error_summary"}  # stands in every form with faults
    named = re.findall(r"^\| [^|]*\| `<c-([a-z_]+)", (folder / "README.md").read_text(), re.M)
    assert [name for name in named if name not in shown | inside] == []


def test_every_component_is_named_in_the_readme() -> None:
    folder = PACKAGE / "web" / "components"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    used = {
        name for template in templates()
        for name in re.findall(r"<c-([a-z_]+)(?![\w.])", template.read_text(encoding="utf-8"))
    } - {"slot", "vars"}
    assert [name for name in sorted(used) if f"<c-{name}" not in readme] == []
