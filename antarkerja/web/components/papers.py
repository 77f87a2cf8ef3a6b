"""Handing out a paper: a PDF that opens in the browser and stays in no shared cache."""

from __future__ import annotations

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpResponse

from antarkerja.domain.offices.documents import Paper

# Chromium shows a PDF in a page of its own making, with an <embed> and inline styles, and holds
# that page to the policy of the PDF (crbug.com/271452). A PDF runs nothing of ours, so the policy
# only has to keep others from framing it.
_POLICY = {
    "default-src": [SELF], "style-src": [SELF, UNSAFE_INLINE], "object-src": [SELF],
    "frame-ancestors": [NONE], "base-uri": [NONE], "form-action": [NONE],
}


def paper_response(paper: Paper) -> HttpResponse:
    """The paper, shown in the browser; saved, it bears its number and nobody's name."""
    response = HttpResponse(paper.pdf, content_type="application/pdf", headers={
        "Content-Disposition": f'inline; filename="{paper.file_name}"',
        "Cache-Control": "private, no-store",
        "Content-Language": "id",
    })
    response._csp_config = _POLICY  # type: ignore[attr-defined]
    return response
