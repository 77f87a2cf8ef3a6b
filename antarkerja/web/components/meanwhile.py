"""A form of a row that others change too: nobody writes over what was saved since, unseen.

The page carries a mark of each value that it showed. Where the row holds another value by the time
the form is sent, and the form says a third, nothing is saved: both are shown, what was typed stays
in the form, and sending it again saves it knowingly. No script is needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from antarkerja.web.components.fields import RupiahField

SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A field that somebody else has changed: what stands now, and what was typed."""

    label: str
    now: str
    typed: str


class MeanwhileMixin(forms.Form):
    """Stands before the form in the bases; `initial` is the row as it is now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meanwhile: list[Overtaken] = []
        self.fields[SEEN] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.keep_marks()

    def keep_marks(self) -> None:
        """For a form that adds its fields itself: call it once more when they stand."""
        self.initial[SEEN] = " ".join(f"{name}:{mark}" for name, mark in self._marks())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        seen = dict(pair.partition(":")[::2] for pair in said.get(SEEN, "").split())
        changed = [name for name, mark in self._marks() if seen.get(name, mark) != mark]
        self.meanwhile = [
            self._overtaken(name, said) for name in changed
            if _plain(said.get(name)) != _plain(self.initial[name])
        ]
        if self.meanwhile:
            self.tell_overtaken()
        return said

    def tell_overtaken(self) -> None:
        """Nothing is saved now; the next time the page is sent counts as seen."""
        sent: Any = self.data
        again = sent.copy()
        again[self.add_prefix(SEEN)] = self.initial[SEEN]
        self.data = again
        self.add_error(None, _("Somebody saved this while you were typing. Look at what changed, "
                               "then save again."))

    def _marks(self) -> Iterator[tuple[str, str]]:
        for name in self.fields:
            if name in self.initial and name != SEEN:
                value = repr(_plain(self.initial[name])).encode()
                yield name, hashlib.sha256(value).hexdigest()[:8]

    def _overtaken(self, name: str, said: dict[str, Any]) -> Overtaken:
        typed = said.get(name, self.data.get(self.add_prefix(name), ""))
        return Overtaken(str(self.fields[name].label), self._words(name, self.initial[name]),
                         self._words(name, typed))

    def _words(self, name: str, value: Any) -> str:
        """A value as the page shows it."""
        field = self.fields[name]
        if isinstance(value, list | tuple) and hasattr(field, "choices"):
            return ", ".join(self._words(name, one) for one in value) or "–"
        shown = field.prepare_value(value)
        choices = getattr(field, "choices", None) or getattr(field.widget, "choices", ())
        label = dict(_flat(choices)).get("" if shown is None else str(shown))
        if label is not None:
            return str(label)
        if isinstance(shown, bool):
            return "✓" if shown else "–"
        if isinstance(shown, date):
            return date_format(shown, "j F Y")
        if isinstance(field, RupiahField) and isinstance(shown, int):
            return number_format(shown, force_grouping=True)
        return str(shown) if shown not in (None, "", []) else "–"


def _plain(value: Any) -> Any:
    """Nothing is nothing, however it is kept; a tuple and a list of the same are the same."""
    if value in (None, "", (), []):
        return None
    return list(value) if isinstance(value, tuple) else value


def _flat(choices: Any) -> Iterator[tuple[str, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), label
