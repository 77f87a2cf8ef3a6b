"""The one line that a page of work shows of what helped elsewhere."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.recommending import WorkRule
from antarkerja.domain.practices.models import HintPutAway, ReplicationResult, WorkHint
from antarkerja.domain.practices.policies.evidence import Reading
from antarkerja.domain.practices.policies.work_rules import RULE_OF
from antarkerja.domain.practices.queries.replications import title_of
from antarkerja.domain.practices.queries.scope import published_to


def hint_for(
    viewer: Actor, rule: WorkRule, *, today: date, language: str
) -> WorkHint | None:
    """The night's hint of the viewer's office with `title`, and `proven` where it helped somewhere
    by the ledger. None where nothing was caught, or the viewer put it away. One query."""
    if not viewer.may(Permission.READ_PRACTICES) or not viewer.own_office:
        return None
    put_away = HintPutAway.objects.filter(
        user_id=viewer.user_id or 0, rule=rule, until_on__gt=today)
    helped = ReplicationResult.objects.filter(
        replication__practice=OuterRef("practice"), indicator__in=RULE_OF[rule].moves,
        verdict=Reading.BETTER)
    return (
        WorkHint.objects.filter(
            ~Exists(put_away), office_id=viewer.own_office, rule=rule,
            practice__in=published_to(viewer).values("pk"),
        )
        .annotate(title=title_of("practice_id", language), proven=Exists(helped)).first()
    )
