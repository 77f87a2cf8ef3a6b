"""The project's own modules and templates, parsed once, for the tests of the house rules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "antarkerja"
LIBRARIES = ("antarkerja", "matchengine", "jobcoder", "tests", "benchmarks")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file that people write; migrations are generated."""
    found = (path for name in LIBRARIES for path in (ROOT / name).rglob("*.py"))
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def templates() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("*.html")))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, Function):
            yield node


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@dataclass(frozen=True, slots=True)
class Act:
    """A public function of an operations or journeys module."""

    name: str
    node: Function

    @property
    def is_a_task(self) -> bool:
        """A task is given ids; it finds out by itself who acts and when."""
        return any("task" in ast.unparse(one) for one in self.node.decorator_list)

    @property
    def parameters(self) -> set[str]:
        return {argument.arg for argument in self.node.args.kwonlyargs}

    @property
    def is_keyword_only(self) -> bool:
        return not (self.node.args.args or self.node.args.posonlyargs or self.node.args.vararg)


def _act_modules() -> Iterator[Path]:
    """`operations.py`, or `operations/__init__.py` for what its folder offers; and journeys."""
    domain = PACKAGE / "domain"
    yield from sorted(domain.glob("*/operations.py"))
    yield from sorted(domain.glob("*/operations/__init__.py"))
    yield from sorted((PACKAGE / "journeys").rglob("*.py"))


def holds_tasks(path: Path) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and node.module == "django_tasks"
        for node in tree_of(path).body
    )


def acts() -> Iterator[Act]:
    """Public functions that write, with the dotted name of the module that offers them."""
    for path in _act_modules():
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in (*tree_of(path).body, *_offered(path)):
            if isinstance(node, Function) and not node.name.startswith("_"):
                yield Act(f"{module.removesuffix('.__init__')}.{node.name}", node)


def _offered(path: Path) -> Iterator[Function]:
    """Functions that a folder's `__init__` takes from its own modules."""
    if path.name != "__init__.py":
        return
    for taken in tree_of(path).body:
        if not isinstance(taken, ast.ImportFrom):
            continue
        source = ROOT.joinpath(*(taken.module or "").split(".")).with_suffix(".py")
        if source.parent == path.parent:
            names = {alias.name for alias in taken.names}
            yield from (
                node for node in tree_of(source).body
                if isinstance(node, Function) and node.name in names
            )
