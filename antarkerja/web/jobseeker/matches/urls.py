from __future__ import annotations

from django.urls import path

from antarkerja.web.jobseeker.matches import views

urlpatterns = [
    path("me/matches/", views.matches, name="matches"),
    path("me/matches/<int:vacancy_id>/apply/", views.apply, name="apply"),
    path("me/courses/<int:course_id>/", views.course, name="course"),
    path("me/applications/", views.applications, name="applications"),
    path("me/applications/<int:referral_id>/withdraw/", views.withdraw, name="withdraw"),
]
