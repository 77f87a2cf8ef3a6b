"""`antarkerja compile_translations`: the catalogues of every folder, those that changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

import antarkerja
from antarkerja.shared.translations import compile_catalogues


class Command(BaseCommand):
    help = "Compiles the message catalogues that are newer than their compiled form."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        root = Path(antarkerja.__file__).parent
        self.stdout.write(f"{compile_catalogues(root)} catalogues compiled")
