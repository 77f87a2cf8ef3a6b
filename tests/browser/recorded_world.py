"""A practice that the office writes, in both languages, and a note that may grow into one."""

from __future__ import annotations

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category, Language
from antarkerja.domain.practices.operations.counter_notes import leave_note
from antarkerja.domain.practices.operations.drafting import draft_practice
from antarkerja.domain.practices.operations.naming import ActName, name_proof
from antarkerja.domain.practices.operations.practice_files import keep_practice_file
from antarkerja.domain.practices.operations.versions import save_version
from antarkerja.domain.practices.policies.texts import StepDetails, TextDetails
from tests.factories.handed_in import paper
from tests.factories.jobseekers import NOW, TODAY

INDONESIAN = TextDetails(
    language=Language.INDONESIAN, title="Pesan pengingat sehari sebelum janji temu",
    problem="Seperempat janji temu tidak dihadiri, dan waktu loket terbuang.",
    steps=(StepDetails("Kirim pesan pukul 10", "Meja depan", "Templat pesan"),
           StepDetails("Telepon yang belum membaca", "Pengantar kerja")),
    did_not_work="Pesan malam hari tidak dibaca.", self_reported="Yang datang bertambah.",
)
ENGLISH = TextDetails(
    language=Language.ENGLISH, title="A reminder the day before an appointment",
    problem="A quarter of the appointments was missed, and time at the counter was lost.",
    steps=(StepDetails("Send a message at 10", "Front desk", "Message template"),
           StepDetails("Phone those who have not read it", "Placement officer")),
    did_not_work="Messages in the evening were not read.", self_reported="More people came.",
)


def recorded(ratna: Actor) -> dict[str, int | str]:
    """{recorded} is the practice and {counter_note} the note."""
    practice = draft_practice(by=ratna, at=NOW, category=Category.CASE_WORK, title="Pengingat")
    save_version(by=ratna, at=NOW, practice_id=practice.pk, expected=1,
                 texts=[INDONESIAN, ENGLISH], change_note="Ditulis utuh")
    name_proof(by=ratna, on=TODAY, practice_id=practice.pk, codes=["no_shows", "visits"],
               acts=[ActName(EventKind.APPOINTMENT_KEPT)])
    keep_practice_file(by=ratna, at=NOW, practice_id=practice.pk, title="Teks pesan",
                       name="pesan.pdf", content=paper())
    note = leave_note(by=ratna, on=TODAY, at=NOW, page="officer:queue", category=Category.DATA,
                      text="Tiga orang salah membawa ijazah. Daftar di pintu menolong.")
    return {"recorded": practice.pk, "counter_note": note.pk}
