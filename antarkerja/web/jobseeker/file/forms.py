"""What people may change alone; name, NIK and birth date are changed at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from antarkerja.web.components.people.forms import Part, PersonForm

AT_THE_DESK = ("name", "nik", "sex", "birth_place", "birth_on")


class OwnDetailsForm(PersonForm):
    PARTS: ClassVar[Sequence[Part]] = PersonForm.PARTS[1:]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in AT_THE_DESK:
            del self.fields[name]
