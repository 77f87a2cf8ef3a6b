"""What every file of the community goes through before it is kept: checks, then the scanner."""

from __future__ import annotations

from antarkerja.domain.cases.enums.files import FileFault, ScanState
from antarkerja.domain.cases.errors.files import FileRefusedError
from antarkerja.domain.cases.policies.file_checks import CheckedFile, checked
from antarkerja.domain.cases.ports import virus_scanner


def looked_over(name: str, content: bytes) -> CheckedFile:
    """The file as it may be kept. Nothing waits here for a scanner that is down: readers of other
    offices shall open what was looked at.

    Raises:
        FileRefusedError: what the file is, holds or weighs; or the scanner refused it.
        ScannerDownError: the scanner does not answer; later it will.
    """
    file = checked(name, content)
    if virus_scanner().scan(file.content) is ScanState.REFUSED:
        raise FileRefusedError(FileFault.VIRUS)
    return file
