"""Meetings and people of the demo's community: one that was held, one to come, who knows what."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.meeting import MeetingForm, Seat
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.models import ExpertProfile, Meeting
from antarkerja.domain.practices.operations.experts import endorse_expert, list_me
from antarkerja.domain.practices.operations.meetings import (
    MeetingDetails,
    Point,
    call_meeting,
    hold_meeting,
)
from antarkerja.domain.practices.operations.mentoring import answer_mentoring, ask_mentor
from antarkerja.domain.practices.operations.minutes import agree, evaluate, write_minutes
from antarkerja.domain.practices.operations.presence import tick_list
from antarkerja.domain.practices.operations.seats import take_seat
from antarkerja.ops.seed.offices import Desk
from antarkerja.ops.seed.practice_people import FEWEST_DESKS, Community, community

HELD_AGO, TO_COME, SEATS = 30, 14, 3
MINUTES = (
    "Tiga kantor bercerita bagaimana pencari kerja diingatkan sehari sebelum janji temu.\n\n"
    "Sepakat: teks pesan dipakai bersama, dan hasilnya dibandingkan pada pertemuan berikutnya.")
ITEMS = ("Mengirim teks pesan pengingat kepada semua kantor",
         "Mencatat berapa orang yang tidak datang selama satu bulan")
OPINIONS = ("Contohnya langsung bisa dipakai.", "Waktu tanya jawab kurang panjang.",
            "Mohon bahan dikirim sebelum pertemuan.", "")
EXPERTS = (
    ("33.07", Category.CASE_WORK, "Wawancara pertama dan rencana aksi bagi lulusan baru."),
    ("33.08", Category.CANVASSING, "Kunjungan ke perusahaan kecil dan tindak lanjutnya."),
    ("33.71", Category.INCLUSION, "Layanan bagi penyandang disabilitas bersama mitra setempat."),
)
GOAL = "Mengunjungi sepuluh perusahaan sebulan dan pulang membawa lowongan."


def add_community(desks: list[Desk], *, first: date, last: date) -> bool:
    """Once only; False where it is there already or too few offices would meet."""
    if len(desks) < FEWEST_DESKS or Meeting.objects.exists() or ExpertProfile.objects.exists():
        return False
    there = community(desks, first=first, last=last)
    colleagues = [one for region in there.people for one in there.people[region]]
    host = next(one for one in desks[0].officers if one.user_id is not None)
    with transaction.atomic():
        _held(there, host, colleagues[:10])
        _to_come(there, host, colleagues)
        _people(there)
    return True


def _held(there: Community, host: Actor, guests: list[Actor]) -> None:
    """Last month: the list was ticked, minutes written, tasks agreed on, and opinions given."""
    begins = there.at(HELD_AGO)
    ends = begins + timedelta(hours=3)
    meeting = call_meeting(by=host, details=MeetingDetails(
        title="Mengurangi ketidakhadiran pada janji temu", form=MeetingForm.ON_SITE,
        about="Tiga kantor menunjukkan cara yang berhasil, lengkap dengan teks pesannya.",
        starts_at=begins, ends_at=ends, place="Aula Dinas Tenaga Kerja", seats=40,
    ), points=(
        Point(title="Pesan sehari sebelumnya", speaker_user_id=host.user_id, length=60),
        Point(title="Menelepon yang belum membaca pesan", length=60),
        Point(title="Apa yang dilakukan bulan ini", length=45),
    ))
    rows = {one.user_id: take_seat(by=one, at=begins - timedelta(days=5), meeting_id=meeting.pk,
                                   seat=Seat.ON_SITE).row for one in (host, *guests)}
    tick_list(by=host, at=begins, meeting_id=meeting.pk, came=[row.pk for row in rows.values()])
    hold_meeting(by=host, at=ends, meeting_id=meeting.pk)
    write_minutes(by=host, meeting_id=meeting.pk, text=MINUTES, version=0)
    for number, what in enumerate(ITEMS):
        agree(by=host, meeting_id=meeting.pk, what=what, due_on=there.last + timedelta(days=5),
              owner_id=(host, guests[-1])[number].user_id or 0)
    others = [one for one in guests if one.user_id != host.user_id]
    for number, (one, words) in enumerate(zip(others, OPINIONS, strict=False)):
        evaluate(by=one, at=ends, meeting_id=meeting.pk, useful=4 - number % 2,
                 will_use=3 + number % 2, words=words)


def _to_come(there: Community, host: Actor, colleagues: list[Actor]) -> None:
    """In two weeks: the room is full, one waits, one takes part online."""
    begins = there.at(0) + timedelta(days=TO_COME)
    meeting = call_meeting(by=host, details=MeetingDetails(
        title="Kunjungan perusahaan yang membawa lowongan", form=MeetingForm.MIXED,
        about="Bagaimana rute dipilih, apa yang ditanyakan, dan kapan kembali.",
        starts_at=begins, ends_at=begins + timedelta(hours=2), seats=SEATS,
        place="Ruang rapat Dinas Tenaga Kerja", link="https://rapat.example/kunjungan",
    ), points=(
        Point(title="Memilih rute", length=45),
        Point(title="Percakapan pertama", length=45),
    ))
    for number, one in enumerate(colleagues[-SEATS - 2:]):
        seat = Seat.ON_SITE if number <= SEATS else Seat.ONLINE
        take_seat(by=one, at=there.at(1) + timedelta(minutes=number), meeting_id=meeting.pk,
                  seat=seat)


def _people(there: Community) -> None:
    """Three agree to be found, colleagues of other offices name them, one takes a learner."""
    experts = [there.somebody(region) for region, _part, _about in EXPERTS]
    for one, (_region, _part, about) in zip(experts, EXPERTS, strict=True):
        list_me(by=one, at=there.at(40), about=about, takes_questions=True, mentors=True)
    for one, (_region, part, _about) in zip(experts, EXPERTS, strict=True):
        for other in experts:
            if other.own_office != one.own_office:
                endorse_expert(by=other, at=there.at(20), user_id=one.user_id or 0, category=part)
    learner, mentor = experts[0], experts[1]
    if learner.user_id != mentor.user_id:
        pair = ask_mentor(by=learner, at=there.at(15), mentor_id=mentor.user_id or 0,
                          category=Category.CANVASSING, goal=GOAL)
        answer_mentoring(by=mentor, on=there.day(13), at=there.at(13), mentoring_id=pair.pk,
                         takes=True)
