from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.referrals import views

urlpatterns = [
    path("referrals/", views.referrals, name="referrals"),
    path("referrals/<int:referral_id>/", views.referral, name="referral"),
    path("referrals/<int:referral_id>/answer/", views.answer, name="referral_answer"),
    path("referrals/<int:referral_id>/place/", views.place, name="place"),
    path("people/<int:person_id>/place/", views.place_person, name="place_person"),
]
