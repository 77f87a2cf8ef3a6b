"""Translations are compiled when a package is built, for a fresh machine has no gettext.

All else about the package stands in pyproject.toml.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTranslations(build_py):  # type: ignore[misc]  # setuptools has no types
    """Adds a .mo for each .po. In a wheel the .po stays out: nothing there can become stale."""

    def run(self) -> None:
        super().run()
        editable = self.editable_mode
        root = Path(__file__).parent if editable else Path(self.build_lib)
        for source in sorted(root.glob("antarkerja/**/locale/*/LC_MESSAGES/django.po")):
            with source.open("rb") as file:
                catalogue = read_po(file, locale=source.parents[1].name, abort_invalid=True)
            with source.with_suffix(".mo").open("wb") as file:
                write_mo(file, catalogue)
            if not editable:
                source.unlink()


setup(cmdclass={"build_py": BuildWithTranslations})
