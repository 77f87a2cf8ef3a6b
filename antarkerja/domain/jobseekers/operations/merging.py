"""Two files of one person become one; nothing is lost."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, models, transaction

from antarkerja.domain.jobseekers.enums import RegistrationStatus, StrikeOffReason
from antarkerja.domain.jobseekers.errors import MergeRefusedError
from antarkerja.domain.jobseekers.models import Person, Sensitive, Wish
from antarkerja.domain.jobseekers.operations.profiles import keep_completeness
from antarkerja.domain.jobseekers.operations.registrations import end_registration
from antarkerja.domain.jobseekers.operations.traits import correct_entry, entry_of, lock_person
from antarkerja.domain.jobseekers.queries.merging import FILLED_FROM_OTHER, relations_of_person
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.operations import close_account, repoint_account
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def merge_people(
    *, by: Actor, on: date, at: datetime, keep_id: int, gone_id: int, end_live: bool = False
) -> Person:
    """Moves all rows of `gone` to `keep` and points `gone` at it.

    Where both are in the live file, gone's registration is struck off as a duplicate; where only
    `gone` is, it stays live and becomes keep's. With `end_live` no registration stays live: the
    person is placed, and must not be counted as looking for work beside the placement. Blanks of
    `keep` are filled from `gone`. A row that `keep` has already (the same skill, an application to
    the same vacancy) stays with `gone`, which is kept: nothing is deleted.

    Raises:
        MergeRefusedError: the same file twice.
        OutOfScopeError: one of them is not in the office, or was merged before.
    """
    if keep_id == gone_id:
        raise MergeRefusedError(keep_id)
    # Always the lower id first, so that two merges cannot wait for each other.
    people = {
        person_id: lock_person(by, person_id, Permission.MERGE_PEOPLE)
        for person_id in sorted((keep_id, gone_id))
    }
    keep, gone = people[keep_id], people[gone_id]
    _end_registrations(keep, gone, by=by, on=on, end_live=end_live)
    _join_accounts(keep, gone, on=on)
    gone.merged_into = keep
    gone.save(update_fields=["merged_into", "user"])
    _fill_blanks(keep, gone)
    _move_rows(keep, gone)
    keep_completeness(keep, at)
    correct_entry(keep, by=by, on=on)
    return keep


def _end_registrations(
    keep: Person, gone: Person, *, by: Actor, on: date, end_live: bool
) -> None:
    """Before anything moves, so that each leaves the stock with the traits it entered with."""
    first, second = (
        person.registrations.select_for_update().filter(status=RegistrationStatus.ACTIVE).first()
        for person in (keep, gone)
    )
    ends = [
        (person, registration)
        for person, registration, is_ending in (
            (keep, first, end_live), (gone, second, end_live or first is not None))
        if registration is not None and is_ending
    ]
    for person, registration in ends:
        end_registration(person, registration, by=by, on=on, kind=EventKind.PERSON_MERGED,
                         reason=StrikeOffReason.DUPLICATE)
    if not ends:
        # Nobody leaves the stock; the merge itself is still told.
        record(entry_of(EventKind.PERSON_PROFILED, keep, first or second, by=by, on=on,
                        reason="merged", act_key=f"merged:{gone.pk}"))


def _join_accounts(keep: Person, gone: Person, *, on: date) -> None:
    if gone.user_id is None:
        return
    if keep.user_id is None:
        user_id, gone.user_id = gone.user_id, None
        gone.save(update_fields=["user"])
        keep.user_id = user_id
        repoint_account(user_id=user_id, subject_id=keep.pk)
    else:
        close_account(user_id=gone.user_id, on=on)


def _fill_blanks(keep: Person, gone: Person) -> None:
    for name in FILLED_FROM_OTHER:
        if getattr(keep, name) in (None, ""):
            setattr(keep, name, getattr(gone, name))
    if keep.nik_hash is None and gone.nik_hash is not None:
        for name in ("nik_encrypted", "nik_hash", "nik_last4"):
            setattr(keep, name, getattr(gone, name))
    keep.save()


def _move_rows(keep: Person, gone: Person) -> None:
    for model, field in relations_of_person():
        rows = model._default_manager.filter(**{field: gone}).order_by("pk")
        for row in rows:
            _move(row, field, keep)


def _move(row: models.Model, field: str, keep: Person) -> None:
    if isinstance(row, Sensitive) and Sensitive.objects.filter(person=keep).exists():
        return
    changed = [field]
    if isinstance(row, Wish):
        row.rank = keep.wishes.count() + 1
        changed.append("rank")
    try:
        with transaction.atomic():
            setattr(row, field, keep)
            row.save(update_fields=changed)
    except IntegrityError:
        return
