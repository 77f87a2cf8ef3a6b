from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.recovery import views

urlpatterns = [path("people/<int:person_id>/recover/", views.recover, name="recover")]
