"""The rules of an office in one form: a sentence, a number of days, on or off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from antarkerja.domain.cases.enums.attention import MOST_DAYS, MOST_WEIGHT, RuleName
from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.queries.attention import RuleLine

TRACK_LABELS = {track.value: track.label for track in Track}


class CaseRulesForm(forms.Form):
    """`RULE_active`, `RULE_days`, `RULE_days_TRACK` for each rule, and `weight_TRACK`."""

    def __init__(
        self, *args: Any, lines: Sequence[RuleLine], weights: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self._add_rule(line)
        for track, weight in weights.items():
            label = TRACK_LABELS.get(track, _("Track not set yet"))
            self.fields[f"weight_{track}"] = _number(label, weight, MOST_WEIGHT)

    def _add_rule(self, line: RuleLine) -> None:
        name = line.rule.name.value
        self.fields[f"{name}_active"] = forms.BooleanField(
            label=line.sentence, required=False, initial=line.setting.active
        )
        rest = _("Days, where no track is set") if line.setting.by_track else _("Days")
        self.fields[f"{name}_days"] = _number(rest, line.setting.days, MOST_DAYS)
        for track, days in line.setting.by_track.items():
            label = _("Days: %(track)s") % {"track": TRACK_LABELS[track]}
            self.fields[f"{name}_days_{track}"] = _number(label, days, MOST_DAYS)

    @property
    def rules(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each rule, under its tag."""
        return [(str(line.rule.name.label), [
            self[name] for name in self.fields if name.startswith(f"{line.rule.name.value}_")
        ]) for line in self.lines]

    @property
    def weight_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("weight_")]

    def told(self) -> list[tuple[RuleName, bool, int, dict[str, int]]]:
        """Rule, whether it counts, its days, and its days by track."""
        said = self.cleaned_data
        return [
            (line.rule.name, said[f"{line.rule.name.value}_active"],
             said[f"{line.rule.name.value}_days"],
             {track: said[f"{line.rule.name.value}_days_{track}"]
              for track in line.setting.by_track})
            for line in self.lines
        ]

    def weights(self) -> dict[str, int]:
        return {
            name.removeprefix("weight_"): value for name, value in self.cleaned_data.items()
            if name.startswith("weight_")
        }


def _number(label: Any, initial: int, most: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, initial=initial, min_value=0, max_value=most)
