"""Usual values, for the preview of a wording and for what it will cost."""

from __future__ import annotations

from antarkerja.domain.messaging.enums import Language, MessageEvent
from antarkerja.domain.messaging.policies.wording import placeholders

INDONESIAN = {
    "name": "Sari Wulandari", "office": "Disnaker Kab. Wonosobo", "office_phone": "0286-321-000",
    "what": "konseling karier", "when": "Rabu 25 Nov pukul 09.00", "where": "loket 2",
    "until": "1 Desember 2026", "link": "https://kerja.example.id/j/Ab3dE6gH9",
    "number": "3307-24112026-0042", "step": "mengirim dua lamaran", "firm": "PT Serayu Makmur",
    "months": "3", "worker": "Sari Wulandari", "agency": "Puskesmas Mojotengah",
    "scope": "rencana dan janji temu", "who": "Bagas Pratama",
    "practice": "Bimbingan kelompok sebelum wawancara", "news": "4 praktik baru, 2 jawaban",
    "meeting": "Temu praktik kanvasing", "why": "Narasumber berhalangan.",
    "adopter": "Disnaker Kab. Temanggung",
}
ENGLISH = INDONESIAN | {
    "what": "career counselling", "when": "Wed 25 Nov at 09.00", "where": "counter 2",
    "until": "1 December 2026", "step": "send two applications",
    "scope": "plan and appointments", "practice": "Group guidance before interviews",
    "news": "4 new practices, 2 answers", "meeting": "Canvassing, how we do it",
    "why": "The speaker cannot come.",
}


def sample_values(event: MessageEvent, language: Language) -> dict[str, str]:
    """A value for every place that a wording of the event may have."""
    values = ENGLISH if language == Language.ENGLISH else INDONESIAN
    return {name: values[name] for name in placeholders(event)}
