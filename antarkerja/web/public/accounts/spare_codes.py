"""Spare codes are shown by a button, for allauth notes that they were seen."""

from __future__ import annotations

from typing import Any

from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from django.http import HttpRequest, HttpResponse


class SpareCodesView(ViewRecoveryCodesView):  # type: ignore[misc]  # allauth has no types
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = self.render_to_response({"are_shown": False})
        return answer

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        context = self.get_context_data(**kwargs) | {"are_shown": True}
        answer: HttpResponse = self.render_to_response(context)
        return answer
