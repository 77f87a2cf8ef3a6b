"""What follows a published practice: talk, endorsement, and its way into other offices."""

from __future__ import annotations

from datetime import timedelta

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import AbandonReason, ReplicationNoteKind
from antarkerja.domain.practices.enums.talk import RemarkKind
from antarkerja.domain.practices.models import Practice, Replication
from antarkerja.domain.practices.operations.endorsing import endorse
from antarkerja.domain.practices.operations.replicating import (
    Adoption,
    TaskDetails,
    adopt_practice,
    give_up_replication,
    keep_for_good,
    start_replication,
)
from antarkerja.domain.practices.operations.replication_notes import write_replication_note
from antarkerja.domain.practices.operations.replication_tasks import finish_task
from antarkerja.domain.practices.operations.talk import accept_answer, answer, say
from antarkerja.ops.seed.practice_people import Community
from antarkerja.ops.seed.practice_texts import File

DAYS_A_STEP = 10


def live(there: Community, practice: Practice, file: File) -> None:
    """Everything that the file tells of the time after publication."""
    for question in file.get("questions", []):
        _ask(there, practice, question)
    for comment in file.get("comments", []):
        _say(there, practice, comment, RemarkKind.COMMENT)
    for row in file.get("endorsements", []):
        endorse(by=getattr(there, row["by"]), on=there.day(row["ago"]), practice_id=practice.pk,
                words=row["words"])
    made: dict[str, Replication] = {}
    practice.refresh_from_db()
    for row in file.get("replications", []):
        region = row["office"]
        if there.has(region) and there.somebody(region).own_office != practice.office_id:
            source = made.get(row.get("learnt_from", ""))
            made[region] = _carry(there, practice, file, row, source)


def _say(there: Community, practice: Practice, row: File, kind: RemarkKind) -> int:
    spoken = say(by=there.somebody(row["by"]), on=there.day(row["ago"]), at=there.at(row["ago"]),
                 practice_id=practice.pk, kind=kind, text=row["text"])
    return spoken.remark.pk


def _ask(there: Community, practice: Practice, row: File) -> None:
    question = _say(there, practice, row, RemarkKind.QUESTION)
    for said in row["answers"]:
        at = there.at(said["ago"])
        spoken = answer(by=there.somebody(said["by"]), on=there.day(said["ago"]), at=at,
                        question_id=question, text=said["text"])
        if said["accepted"]:
            accept_answer(by=there.somebody(row["by"]), at=at, answer_id=spoken.remark.pk)


def _carry(
    there: Community, practice: Practice, file: File, row: File, source: Replication | None
) -> Replication:
    """An office takes the practice up, begins, does its steps, tells how it goes, and ends so."""
    by = there.somebody(row["office"], len(row.get("adapted_what", "")))
    planned, started = there.day(row["planned"]), there.day(row["started"])
    steps = [step[0] for step in file["id"]["steps"]]
    made = adopt_practice(by=by, on=planned, practice_id=practice.pk, details=Adoption(
        owner_id=by.user_id or 0, planned_on=started, source_id=source.pk if source else None,
        tasks=[
            TaskDetails(what=step, due_on=started + timedelta(days=DAYS_A_STEP * number))
            for number, step in enumerate(steps)
        ],
        adapted_what=row["adapted_what"], adapted_why=row["adapted_why"],
    ))
    made = start_replication(by=by, on=started, replication_id=made.pk, started_on=started)
    ended = row.get("given_up", row.get("kept", 0))
    for task in made.tasks.order_by("order"):
        if task.due_on is not None and task.due_on < there.day(ended):
            finish_task(by=by, on=task.due_on, task_id=task.pk)
    for note in sorted(row.get("notes", []), key=lambda one: -one["ago"]):
        write_replication_note(
            by=by if note["by"] == row["office"] else _author(there, practice),
            at=there.at(note["ago"]), replication_id=made.pk, text=note["text"],
            kind=ReplicationNoteKind(note["kind"]),
        )
    if "given_up" in row:
        return give_up_replication(by=by, on=there.day(ended), replication_id=made.pk,
                                   reason=AbandonReason(row["reason"]), words=row["words"])
    if "kept" in row:
        return keep_for_good(by=by, on=there.day(ended), replication_id=made.pk,
                             words=row["words"])
    return made


def _author(there: Community, practice: Practice) -> Actor:
    """Who answers for the practice: its lead."""
    lead = practice.authors.get(is_lead=True).user_id
    return next(one for some in there.people.values() for one in some if one.user_id == lead)
