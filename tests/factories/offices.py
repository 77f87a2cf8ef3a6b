"""Offices and the people who work in them."""

from __future__ import annotations

from datetime import date

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import actor_of

PASSWORD = "kunci-panjang-24"


def make_office(
    *, region: str = "33.07", name: str = "Disnaker Kabupaten Wonosobo",
    kind: str = OfficeKind.DISTRICT, parent: Office | None = None, zone: str = "Asia/Jakarta",
) -> Office:
    return Office.objects.create(
        region=region, name=name, kind=kind, parent=parent, zone=zone,
        government="Pemerintah Kabupaten Wonosobo", address="Jl. Contoh 1",
        signer_name="Ratna Puspitasari", signer_title="Pengantar Kerja Ahli Muda",
        signer_nip="198502142010012003",
    )


def make_user(username: str, *, name: str = "", phone: str = "") -> User:
    user = User(username=username, name=name or username.title(), phone=phone)
    user.set_password(PASSWORD)
    user.save()
    return user


def make_membership(
    username: str, role: RoleName, office: Office | None = None, *, name: str = "",
    subject_id: int | None = None,
) -> Membership:
    return Membership.objects.create(
        user=make_user(username, name=name), office=office, role=role, subject_id=subject_id,
        valid_from=date(2020, 1, 1),
    )


def actor_for(membership: Membership) -> Actor:
    actor = actor_of(membership.user_id, on=date(2026, 11, 24))
    assert actor is not None
    return actor
