from __future__ import annotations

from django.urls import path

from antarkerja.web.administrator.installation import staff, views

STAFF = "installation/staff/<int:user_id>/"

urlpatterns = [
    path("installation/", views.installation, name="installation"),
    path("installation/offices/", views.offices, name="offices"),
    path("installation/offices/new/", views.office_new, name="office_new"),
    path("installation/offices/<int:office_id>/", views.office, name="office"),
    path("installation/rules/", views.rules, name="rules"),
    path("installation/staff/", staff.staff, name="staff"),
    path("installation/staff/new/", staff.staff_new, name="staff_new"),
    path(STAFF, staff.account, name="account"),
    path(STAFF + "end/", staff.account_end, name="account_end"),
    path(STAFF + "factor/", staff.account_factor, name="account_factor"),
    path(STAFF + "password/", staff.account_password, name="account_password"),
]
