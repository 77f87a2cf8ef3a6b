"""A practice is taken as the beginning of another one, or withdrawn."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.errors.review import PersonalDataError
from antarkerja.domain.practices.operations.drafting import draft_from, withdraw_practice
from antarkerja.web.community.practices.forms import WithdrawForm
from antarkerja.web.community.practices.found import found_to_write
from antarkerja.web.community.practices.refused import words_for
from antarkerja.web.components.pages import DeskRequest, page


@page(Permission.SHARE_PRACTICES)
@require_POST
def practice_copy(request: DeskRequest, practice_id: int) -> HttpResponse:
    """A draft of one's own that keeps where it comes from."""
    try:
        made = draft_from(by=request.actor, at=request.now, practice_id=practice_id)
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("Your draft has its words and says where they come from. "
                                "Change what is different with you."))
    return redirect("community:practice_write", practice_id=made.pk)


@page(Permission.SHARE_PRACTICES)
def practice_withdraw(request: DeskRequest, practice_id: int) -> HttpResponse:
    view = found_to_write(request, practice_id)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_practice(by=request.actor, at=request.now, practice_id=practice_id,
                              reason=form.cleaned_data["reason"])
        except PersonalDataError as error:
            form.add_error("reason", words_for(error))
        else:
            messages.success(request, _("Withdrawn. Your office can still read it."))
            return redirect("community:practice", practice_id=practice_id)
    return render(request, "community/practices/withdraw.html", {
        "practice": view.practice, "form": form}, status=422 if form.errors else 200)
