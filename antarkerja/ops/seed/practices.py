"""Good practices of the demo: written, reviewed, talked about and carried from office to office."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import transaction

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category, Verdict
from antarkerja.domain.practices.models import CounterNote, Practice, Review
from antarkerja.domain.practices.operations.authors import add_author
from antarkerja.domain.practices.operations.counter_notes import leave_note
from antarkerja.domain.practices.operations.drafting import draft_practice, set_context
from antarkerja.domain.practices.operations.evidence import say_since_when
from antarkerja.domain.practices.operations.naming import name_proof
from antarkerja.domain.practices.operations.reviewing import Scores, give_review, hand_in
from antarkerja.ops.seed.offices import Desk
from antarkerja.ops.seed.practice_life import live
from antarkerja.ops.seed.practice_people import FEWEST_DESKS, Community, community
from antarkerja.ops.seed.practice_texts import (
    File,
    acts_of,
    context_of,
    counter_notes,
    practice_files,
    texts_of,
)

# Names the same practice in every demo, so that a second run finds it.
NAMESPACE = uuid.UUID("6f0f6f3e-5b0e-4c57-9a1b-0d8f5f1c7a25")
WRITING_DAYS, REVIEW_DAYS = 14, 9


def add_practices(desks: list[Desk], *, first: date, last: date) -> int:
    """Writes what is not there yet, from `first` to `last` day of the demo. Returns how many
    practices were written; none where there are too few offices to review each other."""
    if len(desks) < FEWEST_DESKS:
        return 0
    there = community(desks, first=first, last=last)
    written = 0
    for turn, (name, file) in enumerate(practice_files().items()):
        key = uuid.uuid5(NAMESPACE, name)
        if Practice.objects.filter(key=key).exists():
            continue
        with transaction.atomic():
            _write(there, key, file, turn)
        written += 1
    with transaction.atomic():
        _leave_notes(there)
    return written


def _write(there: Community, key: uuid.UUID, file: File, turn: int) -> None:
    author = there.somebody(file.get("author", file["office"]), turn)
    practice = _draft(there, key, file, author)
    offices = {author.own_office, practice.office_id}
    if len(there.people) > FEWEST_DESKS:
        for region in file.get("co_authors", []):
            writer = there.somebody(region, turn)
            add_author(by=author, on=there.day(file["published"]), at=practice.created_at,
                       practice_id=practice.pk, user_id=writer.user_id or 0)
            offices.add(writer.own_office)
    _review(there, practice, file, author, offices, turn)
    live(there, practice, file)


def _draft(there: Community, key: uuid.UUID, file: File, author: Actor) -> Practice:
    """The draft with all that belongs to it; where the province or the ministry keeps it, an
    officer of a district writes it for them."""
    begins = file["published"] + WRITING_DAYS
    at, texts = there.at(begins), texts_of(file)
    practice = draft_practice(by=author, at=at, category=Category(file["category"]),
                              title=texts[0].title, texts=texts)
    keepers = {"33": there.province, "": there.ministry}
    keeper = keepers.get(file["office"], author)
    Practice.objects.filter(pk=practice.pk).update(key=key, office_id=keeper.own_office)
    set_context(by=author, at=at, practice_id=practice.pk, details=context_of(file))
    name_proof(by=author, on=there.day(begins), practice_id=practice.pk, acts=acts_of(file),
               codes=file["indicators"])
    say_since_when(by=author, on=there.day(begins), practice_id=practice.pk,
                   begun_on=there.day(file["begun"]))
    return Practice.objects.get(pk=practice.pk)


def _review(
    there: Community, practice: Practice, file: File, author: Actor, offices: set[int], turn: int
) -> None:
    """Asks two colleagues, who answer as the file says; the second READY publishes."""
    asked_ago = file["published"] + REVIEW_DAYS
    chosen = there.reviewers(offices, turn)
    waits_for = file.get("waits_for", "")
    if there.has(waits_for):
        others = [one for one in chosen if one.own_office != there.somebody(waits_for).own_office]
        chosen = [others[0], there.somebody(waits_for)]
    reviews = hand_in(
        by=author, on=there.day(asked_ago), at=there.at(asked_ago), practice_id=practice.pk,
        reviewer_ids=[one.user_id or 0 for one in chosen],
    )
    given = file.get("reviews", [])
    for number, (said, review, by) in enumerate(zip(given, reviews, chosen, strict=False)):
        ago = file["published"] + 4 * (len(given) - 1 - number)
        _answer(there, review, by, said, ago)


def _answer(there: Community, review: Review, by: Actor, said: File, ago: int) -> None:
    clear, useful, honest, safe = said["scores"]
    give_review(
        by=by, on=there.day(ago), at=there.at(ago), review_id=review.pk, words=said["words"],
        verdict=Verdict.READY,
        scores=Scores(clear=clear, useful=useful, honest=honest, safe=safe),
    )


def _leave_notes(there: Community) -> None:
    known = set(CounterNote.objects.values_list("text", flat=True))
    notes = sorted(counter_notes(), key=lambda one: one["ago"], reverse=True)
    for turn, note in enumerate(notes):
        if note["text"] not in known:
            leave_note(
                by=there.somebody(note["office"], turn), on=there.day(note["ago"]),
                at=there.at(note["ago"]), text=note["text"], page=note["page"],
                category=Category(note["category"]),
            )
