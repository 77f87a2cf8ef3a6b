"""What pages of evidence and trials show: a practice that was measured, one that was not, a lot."""

from __future__ import annotations

from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from tests.factories.evidence import NOW, make_evidence
from tests.factories.practices import make_practice, make_trial


def proven(ratna: Actor) -> dict[str, int | str]:
    """The ids that addresses of evidence name."""
    home, user = Office.objects.get(pk=ratna.own_office), User.objects.get(pk=ratna.user_id or 0)
    practice = make_practice(home, title="Pesan pengingat", author=user)
    planned = make_trial(practice, user, offices=[home.pk])
    fixed = make_trial(
        practice, user, offices=[home.pk], state="fixed", seed=4711, fixed_at=NOW,
        analysis="Selisih perubahan enam bulan.",
        order=[{"office": home.pk, "starts_on": "2027-01-01"}])
    make_evidence(practice, home)
    unmeasured = make_practice(home, title="Kunjungan berpasangan", author=user)
    make_trial(unmeasured, user)
    return {"proven": practice.pk, "unmeasured": unmeasured.pk, "trial": planned.pk,
            "trial_fixed": fixed.pk}
