"""What stands between a practice and its readers: what is missing, and whom it gives away."""

from __future__ import annotations

from dataclasses import dataclass, field

from antarkerja.domain.jobseekers.queries.names import names_in_register
from antarkerja.domain.practices.enums.writing import Missing
from antarkerja.domain.practices.models import Practice
from antarkerja.domain.practices.policies.completeness import Written, missing_for_readers
from antarkerja.domain.practices.policies.places import Place, fields_of, places, possible_names
from antarkerja.domain.practices.policies.texts import TextDetails, details_of


@dataclass(frozen=True, slots=True)
class Readiness:
    """Both lists empty: it may be read by others."""

    missing: list[Missing] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        return not (self.missing or self.places)


def texts_of(practice: Practice) -> list[TextDetails]:
    """What the newest version says, in each language. One query."""
    newest = {text.language: text for text in practice.texts.order_by("number").defer("words")}
    return [details_of(text) for text in newest.values()]


def readiness_of(practice: Practice) -> Readiness:
    """For whoever may write the practice. A few queries."""
    texts = texts_of(practice)
    written = Written(practice, texts, acts=practice.acts.count(),
                      indicators=practice.indicators.count())
    said = [*fields_of(practice, texts), *_titles_of_files(practice)]
    names = names_in_register(practice.office_id, possible_names(said))
    return Readiness(missing_for_readers(written), places(said, names))


def _titles_of_files(practice: Practice) -> list[tuple[str, str, str]]:
    titles = practice.files.filter(removed_at__isnull=True).values_list("title", flat=True)
    return [("files", "", title) for title in titles]
