"""Training providers and courses, made by the operations that the program uses."""

from __future__ import annotations

from datetime import date
from typing import Any

from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.training.models import Course, Provider
from antarkerja.domain.training.operations import add_course, add_provider
from antarkerja.domain.training.policies import CourseDetails, ProviderDetails

TODAY = date(2026, 11, 24)
START = date(2026, 12, 3)


def make_provider(office: Office, *, name: str = "LPK Jarum Mas", **known: Any) -> Provider:
    """A training institute in the office's region where nothing else is said."""
    plain: dict[str, Any] = {"kind": "lpk", "region": office.region, "source": "Kunjungan",
                             "checked_on": TODAY}
    details = ProviderDetails(name=name, **{**plain, **known})
    return add_provider(by=system_actor(office.pk), on=TODAY, details=details)


def course_details(**stated: Any) -> CourseDetails:
    """Details of a free course in Wonosobo, with what the test states in place of it."""
    plain: dict[str, Any] = {
        "title": "Membuat Pola Busana", "source": "Brosur", "checked_on": TODAY,
        "region": "33.07", "starts_on": START, "fee": 0, "hours": 40, "seats": 16,
    }
    return CourseDetails(**{**plain, **stated})


def make_course(
    provider: Provider, *, skills: tuple[str, ...] = ("pola",), on: date = TODAY, **stated: Any
) -> Course:
    """A course of the provider, entered by its office, that teaches to make patterns."""
    return add_course(
        by=system_actor(provider.office_id), on=on, provider_id=provider.pk,
        details=course_details(**stated), skills=skills,
    )
