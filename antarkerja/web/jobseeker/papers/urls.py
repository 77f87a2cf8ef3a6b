from __future__ import annotations

from django.urls import path

from antarkerja.web.jobseeker.papers import views

urlpatterns = [path("me/card.pdf", views.card_pdf, name="card")]
