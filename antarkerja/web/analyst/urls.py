"""Addresses of this audience, one list a folder."""

from __future__ import annotations

from itertools import chain

from antarkerja.web.analyst.counts import urls as counts

app_name = "analyst"
urlpatterns = list(
    chain(
        counts.urlpatterns,
    )
)
