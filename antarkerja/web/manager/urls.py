"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from antarkerja.web.manager.case_rules import urls as case_rules
from antarkerja.web.manager.message_texts import urls as message_texts
from antarkerja.web.manager.note_sheets import urls as note_sheets
from antarkerja.web.manager.office import urls as office
from antarkerja.web.manager.opening_hours import urls as opening_hours
from antarkerja.web.manager.plan_templates import urls as plan_templates
from antarkerja.web.manager.reports import urls as reports

app_name = "manager"
urlpatterns = list(
    chain(
        reports.urlpatterns,
        office.urlpatterns,
        case_rules.urlpatterns,
        message_texts.urlpatterns,
        opening_hours.urlpatterns,
        plan_templates.urlpatterns,
        note_sheets.urlpatterns,
    )
)
