"""«Pakai di kantor saya»: the practice's steps become tasks of this office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.errors.replication import (
    AlreadyAdoptedError,
    NotToBeAdoptedError,
    SourceDoesNotFitError,
)
from antarkerja.domain.practices.operations.replicating import adopt_practice
from antarkerja.domain.practices.queries.adopting import (
    adoptable,
    is_own_work,
    steps_to_adopt,
    text_to_adopt,
)
from antarkerja.domain.practices.queries.replications import sources_for
from antarkerja.domain.practices.queries.sharers import sharers_of
from antarkerja.web.community.replications.forms import AdoptForm
from antarkerja.web.community.replications.refusals import tried
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, ElsewhereError, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Practice, PracticeText


@page(Permission.SHARE_PRACTICES)
def adopt(request: DeskRequest, practice_id: int) -> HttpResponse:
    practice = adoptable(request.actor, practice_id)
    text = text_to_adopt(practice, tongue()) if practice else None
    if practice is None or text is None:
        raise Http404
    if is_own_work(request.actor, practice):
        messages.info(request, _("This practice is your own office's work already."))
        raise ElsewhereError(reverse("community:practice", args=[practice_id]))
    form = _form(request, practice, text)
    if request.method == "POST" and form.is_valid():
        answer = _adopt(request, practice, form)
        if answer is not None:
            return answer
    return render(request, "community/replications/adopt.html", {
        "practice": practice, "text": text, "form": form,
    }, status=422 if form.errors else 200)


def _form(request: DeskRequest, practice: Practice, text: PracticeText) -> AdoptForm:
    return AdoptForm(
        request.POST if request.method == "POST" else None,
        initial={"owner": str(request.actor.user_id), "planned_on": request.today},
        steps=steps_to_adopt(text),
        owners=sharers_of(request.actor.own_office, on=request.today),
        sources=sources_for(request.actor, practice.pk),
        origin=_("%(office)s, where it comes from") % {"office": practice.office.name},
    )


def _adopt(request: DeskRequest, practice: Practice, form: AdoptForm) -> HttpResponse | None:
    """The new replication's page, or the one that the office has already; None where refused."""
    try:
        made: list[int] = []
        if not tried(form, lambda: made.append(adopt_practice(
                by=request.actor, on=request.today, practice_id=practice.pk,
                details=form.details()).pk)):
            return None
    except AlreadyAdoptedError as error:
        messages.info(request, _("Your office carries this practice already: here it is."))
        return redirect("community:replication", replication_id=error.replication_id)
    except NotToBeAdoptedError:
        form.add_error(None, _("This practice is not published any more."))
        return None
    except SourceDoesNotFitError:
        form.add_error("source", _("Choose an office that works by it, or the origin."))
        return None
    messages.success(request, _("Planned. The steps stand here, and on your page of today when "
                                "they are due."))
    return redirect("community:replication", replication_id=made[0])
