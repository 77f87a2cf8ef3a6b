from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.papers import views

urlpatterns = [
    path("people/<int:person_id>/card.pdf", views.card_pdf, name="card"),
    path("people/<int:person_id>/call/", views.call, name="call_letter_new"),
    path("letters/<int:letter_id>.pdf", views.call_letter_pdf, name="call_letter_pdf"),
    path(
        "referrals/<int:referral_id>/letter.pdf", views.referral_letter_pdf,
        name="referral_letter",
    ),
]
