"""What is told at each event where an office has no wording of its own.

Short: filled with usual values a text is one or two SMS. Plain words, "Anda" to people, and who
writes stands first, so that nobody takes it for fraud.
"""

from __future__ import annotations

from antarkerja.domain.messaging.enums import Language, MessageEvent
from antarkerja.domain.messaging.policies.wording import Wording

E = MessageEvent

INDONESIAN: dict[MessageEvent, Wording] = {
    E.INVITATION: Wording(
        "Undangan: {what}",
        "{office}: {name}, Anda diundang untuk {what}. Pilih sendiri waktunya sebelum {until}: "
        "{link}",
    ),
    E.BOOKED: Wording(
        "Janji temu: {what}, {when}",
        "{office}: {name}, janji temu Anda: {what}, {when}, {where}. Ubah atau batalkan: {link}",
    ),
    E.MOVED: Wording(
        "Janji temu dipindah: {what}, {when}",
        "{office}: {name}, janji temu Anda dipindah: {what}, sekarang {when}, {where}. "
        "Ubah atau batalkan: {link}",
    ),
    E.CANCELLED: Wording(
        "Janji temu dibatalkan: {what}, {when}",
        "{office}: {name}, janji temu {what}, {when}, dibatalkan. {link}",
    ),
    E.REMINDER_DAY: Wording(
        "Besok: {what}, {when}",
        "{office}: {name}, besok ada janji temu: {what}, {when}, {where}. "
        "Tidak bisa datang? {link}",
    ),
    E.REMINDER_HOURS: Wording(
        "Sebentar lagi: {what}, {when}",
        "{office}: {name}, sebentar lagi: {what}, {when}, {where}. {link}",
    ),
    E.MISSED: Wording(
        "Kami menunggu Anda: {what}",
        "{office}: {name}, kami menunggu Anda pada {when} untuk {what}. "
        "Buat janji baru atau hubungi {office_phone}. {link}",
    ),
    E.REGISTRATION_EXPIRING: Wording(
        "Pendaftaran Anda berlaku sampai {until}",
        "{office}: {name}, pendaftaran pencari kerja {number} berlaku sampai {until}. "
        "Perpanjang sebelum hari itu, di kantor atau lewat {link}",
    ),
    E.STEP_DUE: Wording(
        "Rencana Anda: {step}, {until}",
        "{office}: {name}, langkah dalam rencana Anda: {step}, paling lambat {until}. {link}",
    ),
    E.FOLLOW_UP_WORKER: Wording(
        "Bagaimana pekerjaan Anda di {firm}?",
        "{office}: {name}, sudah {months} bulan sejak Anda mulai bekerja di {firm}. "
        "Balas 1 bila masih bekerja, 2 bila sudah berhenti. {link}",
    ),
    E.FOLLOW_UP_EMPLOYER: Wording(
        "Apakah {worker} masih bekerja?",
        "{office}: {name}, apakah {worker} masih bekerja setelah {months} bulan? "
        "Jawab di sini: {link}",
    ),
    E.BENEFIT_DUE: Wording(
        "JKP: {what}, {until}",
        "{office}: {name}, untuk manfaat JKP Anda: {what}, paling lambat {until}. {link}",
    ),
    E.CASE_SHARED: Wording(
        "{agency} ikut mendampingi Anda",
        "{office}: {name}, dengan persetujuan Anda, {agency} dapat melihat berkas Anda sampai "
        "{until}. Untuk mencabutnya hubungi {office_phone}. {link}",
    ),
    E.PARTNER_INVITED: Wording(
        "{office} mengundang {agency} ikut mendampingi",
        "{office} mengundang {agency} ikut mendampingi seorang pencari kerja, dengan "
        "persetujuannya, sampai {until}. Buka di sini, jangan diteruskan: {link}",
    ),
    E.REVIEW_ASKED: Wording(
        "Mohon telaah: {practice}",
        "{office}: {name}, Anda diminta menelaah praktik baik rekan dari kantor lain: {practice}, "
        "sebelum {until}. {link}",
    ),
    E.MENTIONED: Wording(
        "{who} menyebut Anda: {practice}",
        "{office}: {name}, {who} menyebut Anda dalam percakapan tentang praktik baik {practice}. "
        "{link}",
    ),
    E.PRACTICE_DIGEST: Wording(
        "Kabar praktik baik pekan ini",
        "{office}: {name}, kabar pekan ini: {news}. Baca atau atur kabarnya: {link}",
    ),
    E.MEETING_INVITED: Wording(
        "Undangan: {meeting}, {when}",
        "{office}: {name}, Anda diundang ke pertemuan {meeting}, {when}, {where}. "
        "Daftar di sini: {link}",
    ),
    E.MEETING_SEAT: Wording(
        "Ada tempat untuk Anda: {meeting}",
        "{office}: {name}, kini ada tempat untuk Anda di pertemuan {meeting}, {when}, {where}. "
        "Tidak jadi datang? {link}",
    ),
    E.MEETING_CALLED_OFF: Wording(
        "Pertemuan dibatalkan: {meeting}, {when}",
        "{office}: {name}, pertemuan {meeting}, {when}, dibatalkan. {why} {link}",
    ),
    E.QUESTION_ASKED: Wording(
        "Pertanyaan untuk Anda: {practice}",
        "{office}: {name}, {who} bertanya tentang praktik baik {practice}. Jawab di sini: {link}",
    ),
    E.QUESTION_ANSWERED: Wording(
        "Pertanyaan Anda dijawab: {practice}",
        "{office}: {name}, {who} menjawab pertanyaan Anda tentang praktik baik {practice}. {link}",
    ),
    E.REPLICATION_TALK: Wording(
        "{who} menulis tentang replikasi: {practice}",
        "{office}: {name}, {who} menulis tentang replikasi praktik baik {practice} di {adopter}. "
        "Baca dan balas: {link}",
    ),
    E.MENTORING_ASKED: Wording(
        "{who} ingin belajar dari Anda",
        "{office}: {name}, {who} ingin belajar dari Anda: {what}. Terima atau tolak di sini: "
        "{link}",
    ),
    E.MENTORING_TAKEN: Wording(
        "{who} bersedia mendampingi Anda",
        "{office}: {name}, {who} bersedia mendampingi Anda belajar: {what}. {link}",
    ),
    E.MENTORING_DECLINED: Wording(
        "{who} belum bisa mendampingi Anda",
        "{office}: {name}, {who} belum bisa mendampingi Anda belajar: {what}. "
        "Cari rekan lain: {link}",
    ),
}

ENGLISH: dict[MessageEvent, Wording] = {
    E.INVITATION: Wording(
        "Invitation: {what}",
        "{office}: {name}, you are invited: {what}. Choose your own time before {until}: {link}",
    ),
    E.BOOKED: Wording(
        "Appointment: {what}, {when}",
        "{office}: {name}, your appointment: {what}, {when}, {where}. Change or cancel: {link}",
    ),
    E.MOVED: Wording(
        "Appointment moved: {what}, {when}",
        "{office}: {name}, your appointment was moved: {what}, now {when}, {where}. "
        "Change or cancel: {link}",
    ),
    E.CANCELLED: Wording(
        "Appointment cancelled: {what}, {when}",
        "{office}: {name}, the appointment {what}, {when}, is cancelled. {link}",
    ),
    E.REMINDER_DAY: Wording(
        "Tomorrow: {what}, {when}",
        "{office}: {name}, tomorrow you have an appointment: {what}, {when}, {where}. "
        "You cannot come? {link}",
    ),
    E.REMINDER_HOURS: Wording(
        "Soon: {what}, {when}",
        "{office}: {name}, soon: {what}, {when}, {where}. {link}",
    ),
    E.MISSED: Wording(
        "We waited for you: {what}",
        "{office}: {name}, we waited for you on {when}: {what}. "
        "Make a new appointment or call {office_phone}. {link}",
    ),
    E.REGISTRATION_EXPIRING: Wording(
        "Your registration is valid until {until}",
        "{office}: {name}, your registration {number} is valid until {until}. "
        "Renew it before that day, at the office or at {link}",
    ),
    E.STEP_DUE: Wording(
        "Your plan: {step}, {until}",
        "{office}: {name}, a step of your plan: {step}, by {until} at the latest. {link}",
    ),
    E.FOLLOW_UP_WORKER: Wording(
        "How is your work at {firm}?",
        "{office}: {name}, it is {months} months since you began at {firm}. "
        "Answer 1 if you still work there, 2 if you have stopped. {link}",
    ),
    E.FOLLOW_UP_EMPLOYER: Wording(
        "Does {worker} still work with you?",
        "{office}: {name}, does {worker} still work with you after {months} months? "
        "Answer here: {link}",
    ),
    E.BENEFIT_DUE: Wording(
        "Unemployment benefit (JKP): {what}, {until}",
        "{office}: {name}, for your benefit (JKP): {what}, by {until} at the latest. {link}",
    ),
    E.CASE_SHARED: Wording(
        "{agency} helps to accompany you",
        "{office}: {name}, with your consent {agency} can see your case until {until}. "
        "To end this call {office_phone}. {link}",
    ),
    E.PARTNER_INVITED: Wording(
        "{office} invites {agency} to help accompany somebody",
        "{office} invites {agency} to help accompany a jobseeker, who agreed to it, until "
        "{until}. Open it here and do not pass it on: {link}",
    ),
    E.REVIEW_ASKED: Wording(
        "Please review: {practice}",
        "{office}: {name}, you are asked to review a practice of colleagues in another office: "
        "{practice}, by {until}. {link}",
    ),
    E.MENTIONED: Wording(
        "{who} mentioned you: {practice}",
        "{office}: {name}, {who} mentioned you in the talk about the practice {practice}. {link}",
    ),
    E.PRACTICE_DIGEST: Wording(
        "Good practices: this week's news",
        "{office}: {name}, this week: {news}. Read it, or change how you get it: {link}",
    ),
    E.MEETING_INVITED: Wording(
        "Invitation: {meeting}, {when}",
        "{office}: {name}, you are invited to the meeting {meeting}, {when}, {where}. "
        "Register here: {link}",
    ),
    E.MEETING_SEAT: Wording(
        "A seat for you: {meeting}",
        "{office}: {name}, there is a seat for you at the meeting {meeting}, {when}, {where}. "
        "You cannot come? {link}",
    ),
    E.MEETING_CALLED_OFF: Wording(
        "Meeting called off: {meeting}, {when}",
        "{office}: {name}, the meeting {meeting}, {when}, is called off. {why} {link}",
    ),
    E.QUESTION_ASKED: Wording(
        "A question for you: {practice}",
        "{office}: {name}, {who} asked about the practice {practice}. Answer here: {link}",
    ),
    E.QUESTION_ANSWERED: Wording(
        "Your question is answered: {practice}",
        "{office}: {name}, {who} answered your question about the practice {practice}. {link}",
    ),
    E.REPLICATION_TALK: Wording(
        "{who} wrote about the replication: {practice}",
        "{office}: {name}, {who} wrote about how {adopter} takes up the practice {practice}. "
        "Read and answer: {link}",
    ),
    E.MENTORING_ASKED: Wording(
        "{who} would like to learn from you",
        "{office}: {name}, {who} would like to learn from you: {what}. Accept or decline here: "
        "{link}",
    ),
    E.MENTORING_TAKEN: Wording(
        "{who} will mentor you",
        "{office}: {name}, {who} will mentor you: {what}. {link}",
    ),
    E.MENTORING_DECLINED: Wording(
        "{who} cannot mentor you now",
        "{office}: {name}, {who} cannot mentor you now: {what}. "
        "Find another colleague: {link}",
    ),
}

DEFAULTS: dict[Language, dict[MessageEvent, Wording]] = {
    Language.INDONESIAN: INDONESIAN,
    Language.ENGLISH: ENGLISH,
}
