"""What pages of review, talk and news show: a draft in review, talk at a practice, a report."""

from __future__ import annotations

from datetime import date

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Language, State
from antarkerja.domain.practices.models import Digest, Follow
from antarkerja.domain.practices.operations.versions import save_version
from antarkerja.domain.practices.policies.texts import StepDetails, TextDetails
from tests.factories.offices import make_membership, make_office
from tests.factories.practices import WRITTEN_AT, make_practice
from tests.factories.reviews import make_endorsement, make_reader_report, make_remark, make_review


def shared(ratna: Actor) -> dict[str, int | str]:
    """The ids that addresses of sharing name."""
    home, user = Office.objects.get(pk=ratna.own_office), User.objects.get(pk=ratna.user_id or 0)
    magelang = make_office(region="33.71", name="Disnaker Kota Magelang")
    dewi = make_membership("dewi-magelang", RoleName.OFFICER, magelang, name="Dewi").user
    make_membership("edi-solo", RoleName.OFFICER,
                    make_office(region="33.72", name="Disnaker Kota Surakarta"), name="Edi")
    named = make_practice(home, title="Latihan wawancara", state=State.DRAFT, author=user)
    save_version(by=ratna, at=WRITTEN_AT, practice_id=named.pk, expected=1, texts=[TextDetails(
        language=Language.INDONESIAN, title="Latihan wawancara", problem="Banyak yang gugup.",
        steps=(StepDetails("Hubungi Bu Siti Nurhayati", "Petugas"),))])
    waiting = make_practice(home, title="Undangan kelompok", state=State.REVIEW, author=user)
    make_review(waiting, dewi, magelang)
    other = make_practice(magelang, title="Kunjungan pagi", state=State.REVIEW, author=dewi)
    own = make_review(other, user, home)
    ready = make_practice(home, title="Pojok lamaran", author=user)
    given = make_review(ready, dewi, magelang, verdict="ready", words="Jelas dan berguna.")
    make_endorsement(ready, dewi, magelang)
    question = make_remark(ready, dewi)
    make_remark(ready, user, text="Dua jam.", kind="answer", parent=question,
                accepted_at=WRITTEN_AT)
    said = make_remark(ready, dewi, text="Bagus, @ratna.", kind="comment")
    said.mentions.create(user=user)
    make_remark(ready, dewi, text="Tidak pantas.", kind="comment", hidden_at=WRITTEN_AT)
    make_reader_report(ready, user, remark=question)
    make_reader_report(ready, user, words="Angkanya lama.")
    Follow.objects.create(user=user, kind="practice", value=str(ready.pk), since_at=WRITTEN_AT)
    Follow.objects.create(user=user, kind="category", value="data", since_at=WRITTEN_AT)
    Digest.objects.create(user=user, week_on=date(2026, 11, 23), practice_ids=[ready.pk],
                          remark_ids=[said.pk], prepared_at=WRITTEN_AT)
    return {"named": named.pk, "in_review": waiting.pk, "review": own.pk, "review_given": given.pk,
            "talked_about": ready.pk, "remark": said.pk}
