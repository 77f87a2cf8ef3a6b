"""One province, its district offices, the people who work there, and the demo accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from random import Random

from django.contrib.auth.hashers import make_password

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import actor_of
from antarkerja.domain.reference.regions import children, districts, region_name
from antarkerja.ops.seed.material import rows

PROVINCE = "33"
PASSWORD = "antarkerja-demo"
# The first five are those that officers.csv knows; more come in code order, the province first.
RESERVED = frozenset({"siti", "perusahaan"})
ELSEWHERE = (
    ("ministry", RoleName.NATIONAL_ANALYST, "Wulan Kusumastuti", "nasional"),
    ("ministry", RoleName.AUDITOR, "Hendra Sulistyo", "auditor"),
    ("ministry", RoleName.ADMINISTRATOR, "Yoga Prabowo", "admin"),
    ("province", RoleName.PROVINCIAL_ANALYST, "Dewi Anggraeni", "provinsi"),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """A district office and the actors at work in it."""

    office: Office
    officers: tuple[Actor, ...]

    def officer(self, dice: Random) -> Actor:
        return dice.choice(self.officers)


def build_offices(*, how_many: int, since: date) -> list[Desk]:
    """Ministry, province and `how_many` district offices with their staff."""
    ministry = Office.objects.create(
        kind=OfficeKind.MINISTRY, name="Kementerian Ketenagakerjaan", region="",
        government="Republik Indonesia", address="Jalan Contoh No. 1, Jakarta",
    )
    province = Office.objects.create(
        kind=OfficeKind.PROVINCE, name=f"Disnakertrans Provinsi {region_name(PROVINCE)}",
        region=PROVINCE, parent=ministry, government=f"Pemerintah Provinsi {region_name(PROVINCE)}",
        address="Jalan Contoh No. 16, Semarang",
    )
    above = {"ministry": ministry, "province": province}
    password = make_password(PASSWORD)
    for where, role, name, username in ELSEWHERE:
        _join(above[where], role, name, username, "", password, since)
    return [
        _desk(code, province, password, since) for code in _codes(how_many)
    ]


def _codes(how_many: int) -> list[str]:
    known = list(dict.fromkeys(row["region_code"] for row in rows("officers")))
    rest = [district.code for district in children(PROVINCE) if district.code not in known]
    rest += [d.code for d in districts() if not d.code.startswith(PROVINCE)]
    return (known + rest)[:how_many]


def _desk(code: str, province: Office, password: str, since: date) -> Desk:
    name = region_name(code)
    staff = [row for row in rows("officers") if row["region_code"] == code]
    staff = staff or [
        {"name": f"Petugas {name}", "role": "officer", "nip": "", "region_code": code}
    ]
    signer = staff[0]
    office = Office.objects.create(
        kind=OfficeKind.DISTRICT, name=f"Dinas Tenaga Kerja {name}", region=code, parent=province,
        government=f"Pemerintah {name}", address=f"Jalan Contoh No. {int(code[-2:])}",
        phone=f"(0{code[:2]}) 555{int(code[-2:]):03d}", signer_name=signer["name"],
        signer_title="Pengantar Kerja Ahli Muda", signer_nip=signer["nip"],
    )
    actors = [
        _join(office, RoleName(row["role"]), row["name"], _username(row["name"], code),
              row["nip"], password, since)
        for row in staff
    ]
    officers = tuple(actor for actor in actors if actor.role == RoleName.OFFICER)
    return Desk(office, officers or (actors[0],))


def _username(name: str, code: str) -> str:
    """"ratna" in the first office; with the district's digits where the name is taken, and with
    the province's where that is taken as well."""
    first = re.sub(r"[^a-z]", "", name.split()[0].lower())
    names = [first, f"{first}{code[-2:]}", f"{first}{code.replace('.', '')}"]
    used = User.objects.filter(username__in=names).values_list("username", flat=True)
    taken = RESERVED | set(used)
    return next((name for name in names if name not in taken), names[-1])


def _join(
    office: Office, role: RoleName, name: str, username: str, nip: str, password: str, since: date
) -> Actor:
    user = User.objects.create(username=username, name=name, nip=nip, password=password)
    Membership.objects.create(user=user, office=office, role=role, valid_from=since)
    actor = actor_of(user.pk, on=since)
    assert actor is not None
    return actor
