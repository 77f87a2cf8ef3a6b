"""The news of a reader: mentions, the week's digest, what is followed and how it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.enums.practice import Category, TargetGroup
from antarkerja.domain.practices.enums.talk import FollowKind
from antarkerja.domain.practices.errors.talk import NothingToFollowError
from antarkerja.domain.practices.operations.following import choose_news, follow, unfollow
from antarkerja.domain.practices.operations.talk import see_mentions
from antarkerja.domain.practices.queries.digests import newest_digest
from antarkerja.domain.practices.queries.reviewing import own_open_reviews
from antarkerja.domain.practices.queries.talk import (
    follows_of,
    mentions_of,
    names_of_followed,
    offices_to_follow,
)
from antarkerja.domain.practices.queries.wishes import wish_of
from antarkerja.web.community.talk.forms import FollowForm, WayForm
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Follow


@page(Permission.READ_PRACTICES)
def practice_news(request: DeskRequest) -> HttpResponse:
    """Where the viewer was named, reviews that wait, and the newest digest."""
    language = tongue()
    mentions = mentions_of(request.actor, language=language)
    n = len(mentions)
    return render(request, "community/talk/news.html", {
        "mentions": mentions, "digest": newest_digest(request.actor, language=language),
        "reviews": own_open_reviews(request.actor, language=language),
        "wish": wish_of(request.actor.user_id or 0),
        "shares": request.actor.may(Permission.SHARE_PRACTICES),
        "coordinates": request.actor.may(Permission.COORDINATE_PRACTICES),
        "headline": ngettext("%(n)d colleague mentioned you", "You were mentioned %(n)d times", n)
        % {"n": n} if n else _("What is new among good practices"),
    })


@page(Permission.READ_PRACTICES)
@require_POST
def mentions_seen(request: DeskRequest) -> HttpResponse:
    see_mentions(by=request.actor, at=request.now)
    messages.success(request, _("Put aside as read."))
    return redirect("community:practice_news")


@page(Permission.READ_PRACTICES)
def following(request: DeskRequest) -> HttpResponse:
    rows = follows_of(request.actor)
    names = names_of_followed(request.actor, rows, tongue())
    return render(request, "community/talk/following.html", {
        "rows": [(row, _name(row, names)) for row in rows],
        "form": FollowForm(offices=offices_to_follow(request.actor)),
        "way": WayForm.of(wish_of(request.actor.user_id or 0)),
        "headline": ngettext("You follow %(n)d thing", "You follow %(n)d things", len(rows))
        % {"n": len(rows)} if rows else _("You follow nothing yet"),
    })


@page(Permission.READ_PRACTICES)
@require_POST
def follow_change(request: DeskRequest) -> HttpResponse:
    """`what` is a kind and a value; `stop` ends it; `back` is the practice whose page it was."""
    kind, _colon, value = request.POST.get("what", "").partition(":")
    back = request.POST.get("back", "")
    try:
        if "stop" in request.POST:
            unfollow(by=request.actor, kind=FollowKind(kind), value=value)
            messages.success(request, _("No longer followed."))
        else:
            follow(by=request.actor, at=request.now, kind=FollowKind(kind), value=value)
            messages.success(request, _("Followed. The week's news tell of it."))
    except (ValueError, NothingToFollowError):
        messages.error(request, _("There is no such thing to follow."))
    if back.isascii() and back.isdecimal() and len(back) < 19:
        return redirect("community:practice", practice_id=int(back))
    return redirect("community:following")


@page(Permission.READ_PRACTICES)
@require_POST
def news_way(request: DeskRequest) -> HttpResponse:
    form = WayForm(request.POST)
    if form.is_valid():
        choose_news(by=request.actor, is_on=form.cleaned_data["is_on"],
                    channel=form.cleaned_data["channel"])
        messages.success(request, _("Kept."))
    else:
        messages.error(request, _("Choose one of the ways."))
    return redirect("community:following")


def _name(row: Follow, names: dict[str, str]) -> str:
    if row.kind == FollowKind.CATEGORY and row.value in Category.values:
        return str(Category(row.value).label)
    if row.kind == FollowKind.GROUP and row.value in TargetGroup.values:
        return str(TargetGroup(row.value).label)
    return names.get(f"{row.kind}:{row.value}") or _("No longer to be read")
