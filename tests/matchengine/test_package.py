"""The library stands alone."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import matchengine

FOLDER = Path(matchengine.__file__).parent


def test_the_package_file_names_every_folder_with_code() -> None:
    named = tomllib.loads((FOLDER / "pyproject.toml").read_text("utf-8"))
    folders = {
        ".".join(("matchengine", *init.parent.relative_to(FOLDER).parts))
        for init in FOLDER.rglob("__init__.py")
        if "build" not in init.relative_to(FOLDER).parts
    }
    assert set(named["tool"]["setuptools"]["packages"]) == folders
    assert named["project"]["version"] == matchengine.__version__


OPTIONAL = {"loops.py": "numba", "assignment.py": "ortools"}
"""Which module opens which optional library."""


def test_it_imports_numpy_the_standard_library_and_itself_only() -> None:
    for source in FOLDER.rglob("*.py"):
        allowed = sys.stdlib_module_names | {"numpy", "matchengine", OPTIONAL.get(source.name, "")}
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, source
                names = [node.module or ""]
            assert {name.partition(".")[0] for name in names} <= allowed, source


def test_everything_it_promises_is_there() -> None:
    assert all(hasattr(matchengine, name) for name in matchengine.__all__)


def test_it_asks_neither_the_clock_nor_chance_nor_the_network() -> None:
    script = (
        "import sys; before = set(sys.modules); import numpy; import matchengine;"
        "print('matchengine' in sys.modules, 'django' in sys.modules, 'numba' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        cwd=FOLDER.parent,
    )  # fmt: skip
    assert ran.stdout.split() == ["True", "False", "False"]
    forbidden = {"time", "datetime", "random", "secrets", "socket", "urllib", "http", "sqlite3"}
    for source in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                assert not forbidden & {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert (node.module or "").partition(".")[0] not in forbidden
