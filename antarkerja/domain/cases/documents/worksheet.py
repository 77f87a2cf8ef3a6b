"""Kertas Kerja Konseling and the action plan on paper, in Indonesian as every paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import translation

from antarkerja.domain.cases.enums.interview import Topic
from antarkerja.domain.cases.models import Case, Plan
from antarkerja.domain.cases.policies.interview import Said
from antarkerja.domain.cases.queries.interview import Answered, answered_of, proposal_of
from antarkerja.domain.cases.queries.plan import lines_of
from antarkerja.domain.offices.documents import TEMPLATES, Paper, day_in_words, local
from antarkerja.domain.offices.models import Office
from antarkerja.shared.typesetting import typeset


def worksheet(case: Case, answers: Mapping[str, Said], *, at: datetime) -> Paper:
    """Questions with their answers, topic by topic, the track, and room for two signatures."""
    with translation.override("id"):
        said = dict(answers)
        facts = _head(case, at) | {
            "topics": [
                {"title": str(topic.label),
                 "rows": [[str(one.question.label), _words(one)]
                          for one in answered_of(said, topic) if not _left_out(one)]}
                for topic in Topic
            ],
            "track": str(case.get_track_display() if case.track else proposal_of(said).track.label),
            "reason": case.track_reason,
        }
    return _paper("worksheet", f"KKK-{case.pk}", facts, at)


def plan_paper(case: Case, plan: Plan, *, at: datetime) -> Paper:
    """Goal and steps, what was signed and when.

    One paper for both who sign it, so it speaks of the person by name and not as "you".
    """
    signed = next(iter(plan.signatures.all()), None)
    with translation.override("id"):
        facts = _head(case, at) | {
            "goal": plan.goal,
            "rows": [
                [day_in_words(line.day), line.title, line.who,
                 "selesai" if line.is_done else "", line.step.help_needed if line.step else ""]
                for line in lines_of(case, plan) if not line.is_dropped
            ],
            "signed": signed.signed_name if signed else "",
            "signed_on": _day(signed.signed_at, case.office) if signed else "",
            "version": str(plan.version),
        }
    return _paper("action_plan", f"RAI-{case.pk}-{plan.version}", facts, at)


def _head(case: Case, at: datetime) -> dict[str, object]:
    office = case.office
    live = case.person.registrations.filter(status="active").first()
    return {
        "office": {
            "government": office.government, "name": office.name, "address": office.address,
            "phone": office.phone, "email": office.email,
        },
        "name": case.person.name, "registration": live.number if live else "",
        "officer": case.officer.name if case.officer else "",
        "opened": day_in_words(case.opened_on), "day": _day(at, office),
    }


def _day(at: datetime, office: Office) -> str:
    day: date = local(at, office.zone).date()
    return day_in_words(day)


def _words(one: Answered) -> str:
    if one.said is None:
        return "–"
    words = "tidak tahu" if one.said.is_unknown else one.words
    return f"{words}: {one.said.note}" if one.said.note and words else words or one.said.note


def _left_out(one: Answered) -> bool:
    """A voluntary question that was not answered is not printed as a blank to fill."""
    return one.question.specific and one.said is None


def _paper(template: str, number: str, facts: dict[str, object], at: datetime) -> Paper:
    pdf = typeset(TEMPLATES / f"cases/documents/{template}.typ", facts, root=TEMPLATES, at=at)
    return Paper(number=number, file_name=f"{number}.pdf", pdf=pdf, signed=False)
