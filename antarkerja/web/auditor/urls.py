"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from antarkerja.web.auditor.access_log import urls as access_log
from antarkerja.web.auditor.fairness import urls as fairness

app_name = "auditor"
urlpatterns = list(
    chain(
        access_log.urlpatterns,
        fairness.urlpatterns,
    )
)
