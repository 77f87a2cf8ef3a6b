"""What the community's pages show: a practice of Temanggung that Wonosobo and Bogor carry."""

from __future__ import annotations

from datetime import date

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import ReplicationState
from antarkerja.domain.practices.models import (
    OfficeContext,
    PracticeIndicator,
    ReplicationNote,
    WorkHint,
)
from tests.factories.offices import make_membership, make_office
from tests.factories.practices import (
    WRITTEN_AT,
    make_practice,
    make_replication,
    make_result,
)


def community(ratna: Actor) -> dict[str, int | str]:
    """The ids that addresses of the community name."""
    home = Office.objects.get(pk=ratna.own_office)
    temanggung = make_office(region="33.23", name="Disnaker Kabupaten Temanggung")
    author = make_membership("bagus-temanggung", RoleName.OFFICER, temanggung, name="Bagus").user
    practice = make_practice(temanggung, author=author)
    owner = User.objects.get(pk=ratna.user_id or 0)
    own = make_replication(practice, home, owner=owner, adapted_what="Sepuluh orang",
                           adapted_why="Ruangnya besar", started_on=date(2026, 5, 4))
    make_result(own)
    ReplicationNote.objects.create(replication=own, author=owner, kind="obstacle",
                                   text="Ruang dipakai hari Senin.", written_at=WRITTEN_AT)
    bogor = make_office(region="32.01", name="Disnaker Kabupaten Bogor")
    make_replication(practice, bogor, source=own, state=ReplicationState.ABANDONED)
    planned = make_replication(make_practice(temanggung, title="Rute kunjungan"), home,
                               owner=owner, state=ReplicationState.PLANNED)
    other = make_practice(temanggung, title="Pengingat sehari sebelumnya")
    PracticeIndicator.objects.create(practice=other, indicator="no_shows", indicator_version=1)
    make_result(make_replication(other, bogor))
    for number, office in enumerate((home, temanggung, bogor)):
        OfficeContext.objects.create(
            office=office, registered=900 + number, reckoned_on=date(2026, 11, 24),
            traits={"shares": {"sex": {"L": 0.5, "P": 0.5}}, "levels": {"no_shows": 0.3}})
    WorkHint.objects.create(office=home, rule="no_shows", practice=other, number=30,
                            reckoned_on=date(2026, 11, 24))
    return {"adopted": practice.pk, "to_adopt": other.pk, "replication": own.pk,
            "replication_planned": planned.pk, "user": owner.pk, "office": home.pk,
            "replication_task": own.tasks.earliest("order").pk}
