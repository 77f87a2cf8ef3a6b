"""What case work needs from outside: somebody who looks files over for viruses."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from antarkerja.domain.cases.enums.files import ScanState


class VirusScanner(Protocol):
    """Looks a file over before anybody opens it."""

    def scan(self, content: bytes) -> ScanState:
        """CLEAN, REFUSED, or UNSCANNED where nobody scans.

        Raises ScannerDownError while the scanner does not answer: the file waits.
        """
        ...


class NullScanner:
    """Nobody scans: files are handed out and say so."""

    def scan(self, content: bytes) -> ScanState:
        return ScanState.UNSCANNED


@cache
def virus_scanner() -> VirusScanner:
    """The scanner that the setting VIRUS_SCANNER names."""
    scanner: VirusScanner = import_string(settings.VIRUS_SCANNER)()
    return scanner
