"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.officer.accompany import closing, files, handover, notes, sharing, timeline

urlpatterns: list[URLPattern] = [
    path("cases/adrift/", handover.adrift, name="cases_adrift"),
    path("cases/hand-over/", handover.hand_over_all, name="hand_over_all"),
    path("cases/<int:case_id>/notes/", notes.notes, name="case_notes"),
    path("cases/notes/<int:note_id>/", notes.note, name="case_note"),
    path("cases/<int:case_id>/files/", files.files, name="case_files"),
    path("cases/files/<int:file_id>/", files.file, name="case_file"),
    path("cases/files/<int:file_id>/remove/", files.file_remove, name="case_file_remove"),
    path("cases/<int:case_id>/agencies/", sharing.shares, name="case_shares"),
    path("cases/agencies/<int:share_id>/end/", sharing.share_end, name="case_share_end"),
    path("cases/<int:case_id>/hand-over/", handover.hand_over, name="case_hand_over"),
    path("cases/<int:case_id>/timeline/", timeline.timeline, name="case_timeline"),
    path("cases/<int:case_id>/close/", closing.close, name="case_close"),
    path("cases/<int:case_id>/close/undo/", closing.close_undo, name="case_close_undo"),
    path("cases/<int:case_id>/reopen/", closing.reopen, name="case_reopen"),
]
