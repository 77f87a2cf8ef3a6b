"""Expected failures around packages of practices."""

from __future__ import annotations

from antarkerja.domain.practices.enums.carry import PackageFault


class BrokenPackageError(Exception):
    """The file is no package that can be read; `fault` says why and `place` where."""

    def __init__(self, fault: PackageFault, place: str = "") -> None:
        super().__init__(f"{fault}: {place}")
        self.fault = fault
        self.place = place


class UnknownInstanceError(Exception):
    """The package is signed well, by an installation that nobody here trusts yet."""

    def __init__(self, *, name: str, key: str) -> None:
        super().__init__(name)
        self.name = name
        self.key = key


class NothingToCarryError(Exception):
    """No practice of those asked for may leave the installation."""
