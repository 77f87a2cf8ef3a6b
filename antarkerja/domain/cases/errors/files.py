"""Expected failures around files of a case."""

from __future__ import annotations

from antarkerja.domain.cases.enums.files import FileFault


class FileRefusedError(Exception):
    """The file is not taken; `fault` says why, in a sentence for whoever sent it."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault)
        self.fault = fault


class FileNotReadyError(Exception):
    """The file waits for the virus scan, was refused by it, or was taken out."""


class ScannerDownError(Exception):
    """The virus scanner does not answer; the file is kept and waits."""
