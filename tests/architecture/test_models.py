"""The tables: foreign keys point down and hold, personal fields are declared, names tell kinds."""

from __future__ import annotations

import configparser
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from tests.architecture.code import ROOT

DOMAIN = "antarkerja.domain."
# Rows that are part of the row they point to, and go with it.
PARTS = {
    "offices.Membership.user": "a role is a user's",
    "offices.ImportRow.batch": "a line is its file's",
    "jobseekers.Sensitive.person": "part of the person's file",
    "jobseekers.Registration.person": "part of the person's file",
    "jobseekers.PeriodicReport.registration": "a report is its registration's",
    "jobseekers.Experience.person": "part of the person's file",
    "jobseekers.PersonSkill.person": "part of the person's file",
    "jobseekers.SkillNotMeant.person": "part of the person's file",
    "jobseekers.Certificate.person": "part of the person's file",
    "jobseekers.Language.person": "part of the person's file",
    "jobseekers.PersonLicence.person": "part of the person's file",
    "jobseekers.Wish.person": "part of the person's file",
    "jobseekers.WishedPlace.person": "part of the person's file",
    "jobseekers.Consent.person": "part of the person's file",
    "jobseekers.ContactPreference.person": "part of the person's file",
    "jobseekers.RecoveryCode.person": "part of the person's file",
    "jobseekers.CallLetter.person": "part of the person's file",
    "training.CourseSkill.course": "what a course teaches is the course's",
    "cases.CaseFlag.case": "reckoned anew each night",
    "cases.Interview.case": "the talk is its case's",
    "cases.InterviewAnswer.interview": "an answer is its talk's",
    "cases.Plan.case": "the plan is its case's",
    "cases.Step.plan": "a step is its plan's",
    "cases.PlanSignature.plan": "a signature is its plan's",
    "cases.TemplateStep.template": "a line is its template's",
    "cases.SavedView.user": "a kept list is its user's",
    "cases.AppointmentMove.appointment": "a move is its appointment's",
    "matching.Decision.person": "part of the person's file",
    "matching.MatchList.person": "part of the person's file",
    "matching.PlainRanking.person": "part of the person's file",
    "matching.VacancyPrice.vacancy": "reckoned anew each night",
    "matching.FollowUp.placement": "a follow-up is its placement's",
    "matching.FollowUpQuestion.follow_up": "a question is its follow-up's",
    "cases.NoteVersion.note": "a former text is its note's",
    "cases.BenefitMonth.claim": "a month is its claim's",
    "practices.PracticeText.practice": "a text is its practice's",
    "practices.PracticeAuthor.practice": "credit is the practice's",
    "practices.PracticeAct.practice": "what a practice consists of is its own",
    "practices.PracticeIndicator.practice": "what it is meant to move is its own",
    "practices.PracticeFile.practice": "a form is its practice's",
    "practices.Review.practice": "a review is its practice's",
    "practices.Endorsement.practice": "an endorsement is its practice's",
    "practices.Remark.practice": "talk is about its practice",
    "practices.Remark.parent": "an answer is its question's",
    "practices.Mention.remark": "a mention is its remark's",
    "practices.Follow.user": "what is followed is its reader's",
    "practices.Digest.user": "a digest is its reader's",
    "practices.DigestWish.user": "a wish is its reader's",
    "practices.Report.practice": "a report is about its practice",
    "practices.Report.remark": "a report is about its remark",
    "practices.ReplicationTask.replication": "a task is its replication's",
    "practices.ReplicationNote.replication": "a note is its replication's",
    "practices.ReplicationResult.replication": "reckoned from the ledger",
    "practices.Evidence.practice": "reckoned from the ledger",
    "practices.OfficeContext.office": "reckoned anew each night",
    "practices.WorkHint.office": "reckoned anew each night",
    "practices.WorkHint.practice": "reckoned anew each night",
    "practices.HintPutAway.user": "what a user does not want to see is the user's",
    "practices.AgendaPoint.meeting": "a point is its meeting's",
    "practices.MeetingRegistration.meeting": "a seat is its meeting's",
    "practices.ActionItem.meeting": "what was agreed is its meeting's",
    "practices.Material.meeting": "slides are their meeting's",
    "practices.MeetingEvaluation.registration": "an opinion is its participant's",
    "practices.ExpertProfile.user": "a consent is its user's",
}
# Moments and days whose names are words of the trade or of Django.
TIME_NAMES = {
    "valid_from": "first day of validity", "valid_until": "last day, as printed on the card",
    "wait_until": "until when a message's answer is waited for",
    "available_from": "the day as people say it", "last_login": "Django's own field",
    "at": "the one moment of a log row", "claimed_until": "until when a worker holds the job",
}
PERSONAL_NAMES = {
    "name", "phone", "email", "address", "birth_on", "birth_place", "nik_encrypted", "nik_hash",
    "nik_last4", "nip", "religion", "disability", "contact_name", "contact_phone",
    "contact_email", "signer_name", "signer_nip",
}
# Tables whose name, phone or address is an organisation's or a thing's.
NOT_PEOPLE = {
    "offices.Office": "an office and its public signer",
    "reference": "words and codes",
    "jobseekers.Language": "the name of a language",
    "practices.Instance": "an installation and its public address",
    "training.Provider": "a training body and its public phone",
    "employers.Employer": "a firm; its contact person stands in PERSONAL",
}


def _models() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if model.__module__.startswith("antarkerja."):
            yield model


def _foreign_keys() -> Iterator[tuple[str, models.ForeignKey[Any, Any]]]:
    for model in _models():
        for field in model._meta.local_fields:
            if isinstance(field, models.ForeignKey):
                yield f"{model._meta.label}.{field.name}", field


def _area(model: type[models.Model]) -> str:
    name = model.__module__
    return name.removeprefix(DOMAIN).split(".")[0] if name.startswith(DOMAIN) else ""


def _height() -> dict[str, int]:
    """How high each area stands in `.importlinter`; the ledger is 0."""
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    lines = contract["importlinter:contract:areas"]["layers"].split("\n")
    layers = [line.split("|") for line in lines if line.strip()]
    return {
        name.strip(): height
        for height, layer in enumerate(reversed(layers)) for name in layer
    }


def test_foreign_keys_between_areas_point_down() -> None:
    height = _height()
    upward = []
    for label, field in _foreign_keys():
        here, there = _area(field.model), _area(field.related_model)
        if here and there and here != there and height[here] <= height[there]:
            upward.append(f"{label} -> {there}")
    assert upward == []


def test_the_ledger_points_nowhere() -> None:
    assert [label for label, _field in _foreign_keys() if label.startswith("ledger.")] == []


def test_foreign_keys_hold_unless_the_row_is_a_part() -> None:
    loose = [
        label for label, field in _foreign_keys()
        if field.remote_field.on_delete is not models.RESTRICT and label not in PARTS
    ]
    assert loose == []


def test_listed_parts_still_exist() -> None:
    assert {label for label, _field in _foreign_keys()} >= set(PARTS)


def test_moments_end_in_at_and_days_in_on() -> None:
    faults = []
    for model in _models():
        for field in model._meta.local_fields:
            ending = "_at" if isinstance(field, models.DateTimeField) else "_on"
            if isinstance(field, models.DateField) and not (
                field.name.endswith(ending) or field.name in TIME_NAMES
            ):
                faults.append(f"{model._meta.label}.{field.name}")
    assert faults == []


def test_personal_fields_are_declared_with_a_reason() -> None:
    silent = []
    for model in _models():
        declared: dict[str, str] = getattr(model, "PERSONAL", {})
        if _is_not_about_people(model):
            continue
        silent += [
            f"{model._meta.label}.{field.name}"
            for field in model._meta.local_fields
            if field.name in PERSONAL_NAMES and not declared.get(field.name)
        ]
    assert silent == []


def test_declared_personal_fields_are_fields() -> None:
    wrong = [
        f"{model._meta.label}.{name}"
        for model in _models()
        for name in getattr(model, "PERSONAL", {})
        if name not in {field.name for field in model._meta.get_fields()}
    ]
    assert wrong == []


def _is_not_about_people(model: type[models.Model]) -> bool:
    return bool({model._meta.label, model._meta.app_label} & set(NOT_PEOPLE))


def test_constraints_have_names_of_their_own() -> None:
    nameless = [
        model._meta.label
        for model in _models()
        for constraint in model._meta.constraints
        if "%" in constraint.name or constraint.name.endswith("_uniq")
    ]
    assert nameless == []
    assert not [model._meta.label for model in _models() if model._meta.unique_together]
