from __future__ import annotations

from django.urls import path

from antarkerja.web.officer.referrals import undoing, views

urlpatterns = [
    path("referrals/", views.referrals, name="referrals"),
    path("referrals/<int:referral_id>/", views.referral, name="referral"),
    path("referrals/<int:referral_id>/answer/", views.answer, name="referral_answer"),
    path("referrals/<int:referral_id>/undo/<str:answer>/", undoing.undo, name="referral_undo"),
    path("referrals/<int:referral_id>/place/", views.place, name="place"),
    path("placements/<int:placement_id>/cancel/", undoing.cancel, name="placement_cancel"),
    path("people/<int:person_id>/place/", views.place_person, name="place_person"),
]
