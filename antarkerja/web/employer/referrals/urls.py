from __future__ import annotations

from django.urls import path

from antarkerja.web.employer.referrals import views

urlpatterns = [
    path("firm/referrals/", views.referrals, name="referrals"),
    path("firm/referrals/<int:referral_id>/", views.referral, name="referral"),
    path("firm/referrals/<int:referral_id>/answer/", views.answer, name="referral_answer"),
]
