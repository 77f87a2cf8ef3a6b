"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.officer.board import bulk, saving, views

urlpatterns: list[URLPattern] = [
    path("board/", views.board, name="board"),
    path("board/team/", views.team, name="board_team"),
    path("board/count/", views.count, name="board_count"),
    path("board/cases/", views.cases, name="board_cases"),
    path("board/cases.<str:ending>", saving.export, name="board_export"),
    path("board/views/", saving.save, name="board_view_save"),
    path("board/views/<int:view_id>/drop/", saving.drop, name="board_view_drop"),
    path("board/chosen/", bulk.chosen, name="board_chosen"),
    path("board/chosen/invite/", bulk.invite, name="board_invite"),
    path("board/chosen/track/", bulk.track, name="board_track"),
    path("board/chosen/officer/", bulk.officer, name="board_officer"),
]
