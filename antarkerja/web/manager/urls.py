"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from antarkerja.web.manager.office import urls as office
from antarkerja.web.manager.reports import urls as reports

app_name = "manager"
urlpatterns = list(
    chain(
        reports.urlpatterns,
        office.urlpatterns,
    )
)
