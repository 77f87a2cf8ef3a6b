"""Every page that is looked at in a real browser. Whoever adds a page adds it here."""

from __future__ import annotations

from dataclasses import dataclass

from antarkerja.domain.offices.enums import RoleName


@dataclass(frozen=True, slots=True)
class BrowserPage:
    """`url` may hold names in braces that `tests/browser/conftest.py` knows, such as {person}.

    `role` is who looks: None is somebody who is not signed in.
    """

    name: str
    url: str
    role: RoleName | None = None


OFFICER = RoleName.OFFICER
PAGES = (
    BrowserPage("home", "/"),
    BrowserPage("about", "/about/"),
    BrowserPage("gallery", "/components/"),
    BrowserPage("gallery-officer", "/components/", OFFICER),
    BrowserPage("not-found", "/no-such-page/"),
    BrowserPage("sign-in", "/accounts/login/"),
    BrowserPage("register", "/register/"),
    BrowserPage("check", "/check/{check}/"),
    BrowserPage("check-unknown", "/check/tidak-ada/"),
    BrowserPage("today", "/today/", OFFICER),
    BrowserPage("people", "/people/", OFFICER),
    BrowserPage("people-register", "/people/register/", OFFICER),
    BrowserPage("person", "/people/{person}/", OFFICER),
    BrowserPage("person-edit", "/people/{person}/edit/", OFFICER),
    BrowserPage("call-letter", "/people/{person}/call/", OFFICER),
    BrowserPage("profile", "/people/{person}/profile/", OFFICER),
    BrowserPage("map", "/people/{person}/map/", OFFICER),
    BrowserPage("matches", "/people/{person}/matches/", OFFICER),
    BrowserPage("match-aside", "/people/{person}/matches/{vacancy}/aside/", OFFICER),
    BrowserPage("strong-matches", "/today/strong/", OFFICER),
    BrowserPage("vacancies", "/vacancies/", OFFICER),
    BrowserPage("vacancy", "/vacancies/{vacancy}/", OFFICER),
    BrowserPage("vacancies-unsure", "/vacancies/occupations/", OFFICER),
    BrowserPage("vacancy-people", "/vacancies/{vacancy}/people/", OFFICER),
    BrowserPage("vacancy-new", "/vacancies/new/", OFFICER),
    BrowserPage("employers", "/employers/", OFFICER),
    BrowserPage("messages", "/messages/?list=all", OFFICER),
    BrowserPage("message-text", "/office/messages/booked/id/", RoleName.HEAD),
    BrowserPage("employer", "/employers/{employer}/", OFFICER),
    BrowserPage("employer-access", "/employers/{employer}/access/", OFFICER),
    BrowserPage("referral", "/referrals/{referral}/", OFFICER),
    BrowserPage("placement-cancel", "/placements/{placement}/cancel/", OFFICER),
    BrowserPage("follow-up", "/follow-ups/{follow_up}/", OFFICER),
    BrowserPage("referrals", "/referrals/", OFFICER),
    BrowserPage("follow-ups", "/follow-ups/", OFFICER),
    BrowserPage("courses", "/courses/", OFFICER),
    BrowserPage("calendar", "/calendar/", OFFICER),
    BrowserPage("queue", "/queue/", OFFICER),
    BrowserPage("board", "/board/", OFFICER),
    BrowserPage("board-cases", "/board/cases/", OFFICER),
    BrowserPage("case", "/cases/{case}/", OFFICER),
    BrowserPage("case-plan", "/cases/{case}/plan/", OFFICER),
    BrowserPage("case-interview", "/cases/{case}/interview/barriers/", OFFICER),
    BrowserPage("case-close", "/cases/{case}/close/", OFFICER),
    BrowserPage("duty", "/duty/", OFFICER),
    BrowserPage("benefits", "/benefits/", OFFICER),
    BrowserPage("imports", "/imports/", OFFICER),
    BrowserPage("search", "/search/?q=siti", OFFICER),
    BrowserPage("my-home", "/me/", RoleName.JOBSEEKER),
    BrowserPage("my-appointments", "/me/appointments/", RoleName.JOBSEEKER),
    BrowserPage("my-plan", "/me/plan/", RoleName.JOBSEEKER),
    BrowserPage("my-profile", "/me/profile/", RoleName.JOBSEEKER),
    BrowserPage("my-map", "/me/map/", RoleName.JOBSEEKER),
    BrowserPage("my-matches", "/me/matches/", RoleName.JOBSEEKER),
    BrowserPage("firm", "/firm/", RoleName.EMPLOYER),
    BrowserPage("firm-referrals", "/firm/referrals/", RoleName.EMPLOYER),
    BrowserPage("firm-vacancy-new", "/firm/vacancies/new/", RoleName.EMPLOYER),
    BrowserPage("fairness", "/fairness/", RoleName.AUDITOR),
    BrowserPage("fairness-report", "/fairness/{report}/?by=age", RoleName.AUDITOR),
    BrowserPage("ipk", "/reports/ipk/", RoleName.HEAD),
)
