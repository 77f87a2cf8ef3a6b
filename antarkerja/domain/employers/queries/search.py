"""Finding vacancies and firms by words, on an index."""

from __future__ import annotations

from django.db import connection

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.queries.scope import employers_seen_by, vacancies_seen_by
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.fulltext import Searchable, find

VACANCIES = Searchable("employers_vacancy", "title_normalised", "office_id")
EMPLOYERS = Searchable("employers_employer", "name_normalised", "office_id")


def search_vacancies(viewer: Actor, text: str, *, limit: int = 20) -> list[Vacancy]:
    """Vacancies whose title has the words: the office's own, and what is open elsewhere."""
    viewer.require(Permission.SEE_VACANCIES)
    ids = find(connection, VACANCIES, text, limit=limit)
    rows = vacancies_seen_by(viewer).filter(pk__in=ids)
    return sorted(rows, key=lambda vacancy: (vacancy.status != "open", ids.index(vacancy.pk)))


def search_employers(viewer: Actor, text: str, *, limit: int = 20) -> list[Employer]:
    """Firms of the office whose name has the words."""
    viewer.require(Permission.SEE_VACANCIES)
    if viewer.office_id is None:
        return []
    ids = find(connection, EMPLOYERS, text, limit=limit, scope=viewer.office_id)
    rows = employers_seen_by(viewer).filter(pk__in=ids, archived_at__isnull=True)
    return sorted(rows, key=lambda employer: ids.index(employer.pk))
