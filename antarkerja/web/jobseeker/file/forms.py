"""What people may change alone; name, NIK and birth date are changed at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from antarkerja.web.components.meanwhile import MeanwhileMixin
from antarkerja.web.components.people.forms import Part, PersonForm

AT_THE_DESK = ("name", "nik", "sex", "birth_place", "birth_on")


class OwnDetailsForm(MeanwhileMixin, PersonForm):
    """The office, or the person in another window, may be writing too."""

    PARTS: ClassVar[Sequence[Part]] = (
        replace(PersonForm.PARTS[1], title=_("How to reach you")),
        *PersonForm.PARTS[2:4],
        replace(PersonForm.PARTS[4], hint=_(
            "The old paper forms ask these. Leave them empty unless you want to tell: they are "
            "kept apart and never used to find or rank vacancies."
        )),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in AT_THE_DESK:
            del self.fields[name]
