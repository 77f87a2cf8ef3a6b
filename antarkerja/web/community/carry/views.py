"""Packages for coordinators: out, in, and whose are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.documents.package import package
from antarkerja.domain.practices.enums.carry import PackageFault
from antarkerja.domain.practices.errors.carry import (
    BrokenPackageError,
    NothingToCarryError,
    UnknownInstanceError,
)
from antarkerja.domain.practices.imports.bringing import (
    bring_in,
    distrust_instance,
    trust_instance,
)
from antarkerja.domain.practices.imports.package import MOST_BYTES, Package, read_package
from antarkerja.domain.practices.queries import carry as queries
from antarkerja.shared.signing import fingerprint, public_key
from antarkerja.web.community.carry.forms import PackageForm
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Parcel


@page(Permission.COORDINATE_PRACTICES)
def carry(request: DeskRequest) -> HttpResponse:
    return _page(request, PackageForm())


@page(Permission.COORDINATE_PRACTICES)
def carry_package(request: DeskRequest) -> HttpResponse:
    """All practices of the nation and of everybody, or the one of `?practice=`."""
    asked = request.GET.get("practice", "")
    ids = [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    try:
        content = package(queries.practices_to_carry(request.actor, ids), at=request.now)
    except NothingToCarryError:
        messages.info(request, _("There is no published practice to send."))
        return redirect("community:carry")
    return HttpResponse(content, content_type="application/zip", headers={
        "Content-Disposition": f'attachment; filename="praktik-{request.today:%Y-%m-%d}.zip"',
        "Cache-Control": "private, no-store",
    })


@page(Permission.COORDINATE_PRACTICES)
@require_POST
def carry_in(request: DeskRequest) -> HttpResponse:
    """Takes a package; of an unknown installation only after its key was compared."""
    form = PackageForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    stranger = None
    try:
        found = read_package(_content(form.cleaned_data["package"]))
        if form.cleaned_data["compared"] and form.cleaned_data["key"] == found.key:
            _trust(request, found)
        parcel = bring_in(by=request.actor, at=request.now, package=found)
    except BrokenPackageError as error:
        where = f" ({error.place})" if error.place else ""
        form.add_error("package", f"{PackageFault(error.fault).label}{where}")
    except UnknownInstanceError as error:
        stranger = error
    else:
        messages.success(request, _came(parcel))
        return redirect("community:carry")
    return _page(request, form, stranger, status=422)


@page(Permission.COORDINATE_PRACTICES)
@require_POST
def carry_distrust(request: DeskRequest, instance_id: int) -> HttpResponse:
    if not any(one.pk == instance_id for one in queries.instances(request.actor)):
        raise Http404
    distrust_instance(by=request.actor, at=request.now, instance_id=instance_id)
    messages.success(request, _("Its packages are no longer taken; what came stays."))
    return redirect("community:carry")


def _page(
    request: DeskRequest, form: PackageForm, stranger: UnknownInstanceError | None = None, *,
    status: int = 200,
) -> HttpResponse:
    if stranger is not None:
        form = PackageForm(initial={"key": stranger.key})
    return render(request, "community/carry/carry.html", {
        "form": form, "own_fingerprint": fingerprint(public_key()),
        "stranger": stranger, "stranger_fingerprint": fingerprint(stranger.key) if stranger else "",
        "instances": [(one, fingerprint(one.public_key))
                      for one in queries.instances(request.actor)],
        "parcels": queries.parcels(request.actor),
    }, status=status)


def _content(file: Any) -> bytes:
    """At most one byte more than a package may have: `read_package` says what is too large."""
    return bytes(file.read(MOST_BYTES + 1))


def _trust(request: DeskRequest, found: Package) -> None:
    trust_instance(by=request.actor, at=request.now, name=found.name, address=found.address,
                   key=found.key)


def _came(parcel: Parcel) -> str:
    words = _("%(added)d practices are new, %(renewed)d were brought up to date, %(known)d were "
              "here already; %(replications)d replications came with them.") % {
        "added": parcel.added, "renewed": parcel.renewed, "known": parcel.known,
        "replications": parcel.replications}
    if not parcel.held_back:
        return words
    return words + " " + _("%(n)d wait as drafts: they name somebody, or a file was refused.") % {
        "n": parcel.held_back}
