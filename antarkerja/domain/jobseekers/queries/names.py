"""Which of many words in a row are the name of somebody in an office's register."""

from __future__ import annotations

from collections.abc import Iterable

from antarkerja.domain.jobseekers.models import Person

# As many as one query may ask for on every database.
AT_ONCE = 4000


def names_in_register(office_id: int, candidates: Iterable[str]) -> list[str]:
    """Those of `candidates`, spelt by `normalised_name`, that are somebody's full name there.

    On the index of names; one query for each four thousand. Only what the caller asked comes
    back, so that nothing of the register is told that was not in the text.
    """
    wanted = sorted(set(candidates))
    found: set[str] = set()
    for start in range(0, len(wanted), AT_ONCE):
        found.update(
            Person.objects.filter(
                office_id=office_id, name_normalised__in=wanted[start:start + AT_ONCE]
            ).values_list("name_normalised", flat=True)
        )
    return sorted(found)
