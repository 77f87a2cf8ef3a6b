"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.meetings import hosting, materials, papers, views

_MEETING = "practices/meetings/<int:meeting_id>/"
_MATERIAL = "practices/meetings/materials/<int:material_id>/"
urlpatterns: list[URLPattern] = [
    path("practices/meetings/", views.meetings, name="meetings"),
    path("practices/meetings/new/", hosting.meeting_new, name="meeting_new"),
    path(_MEETING, views.meeting, name="meeting"),
    path(f"{_MEETING}seat/", views.seat, name="meeting_seat"),
    path(f"{_MEETING}leave/", views.give_seat_back, name="meeting_leave"),
    path(f"{_MEETING}sign/", views.sign, name="meeting_sign"),
    path(f"{_MEETING}evaluate/", views.evaluation, name="meeting_evaluate"),
    path(f"{_MEETING}certificate.pdf", papers.certificate, name="meeting_certificate"),
    path(f"{_MEETING}calendar.ics", papers.calendar, name="meeting_calendar"),
    path(f"{_MEETING}change/", hosting.meeting_change, name="meeting_change"),
    path(f"{_MEETING}call-off/", hosting.meeting_call_off, name="meeting_call_off"),
    path(f"{_MEETING}invite/", hosting.meeting_invite, name="meeting_invite"),
    path(f"{_MEETING}code/", hosting.meeting_code, name="meeting_code"),
    path(f"{_MEETING}list/", hosting.meeting_list, name="meeting_list"),
    path(f"{_MEETING}minutes/", hosting.meeting_minutes, name="meeting_minutes"),
    path(f"{_MEETING}items/", hosting.meeting_item, name="meeting_item"),
    path(f"{_MEETING}materials/", materials.meeting_materials, name="meeting_materials"),
    path(_MATERIAL, materials.meeting_material, name="meeting_material"),
    path(f"{_MATERIAL}remove/", materials.meeting_material_remove,
         name="meeting_material_remove"),
    path("practices/meetings/items/<int:item_id>/done/", views.item_done,
         name="meeting_item_done"),
]
