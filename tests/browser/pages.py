"""Every page that is looked at in a real browser. Whoever adds a page adds it here."""

from __future__ import annotations

from dataclasses import dataclass

from antarkerja.domain.offices.enums import RoleName


@dataclass(frozen=True, slots=True)
class BrowserPage:
    """`url` may hold names in braces that `tests/browser/conftest.py` knows, such as {person}.

    `role` is who looks: None is somebody who is not signed in. `press` is a button that stands
    before what is looked at.
    """

    name: str
    url: str
    role: RoleName | None = None
    press: str = ""


OFFICER, HEAD, JOBSEEKER = RoleName.OFFICER, RoleName.HEAD, RoleName.JOBSEEKER
THE_DESK = (
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
    BrowserPage("message-text", "/office/messages/booked/id/", HEAD),
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
    BrowserPage("my-home", "/me/", JOBSEEKER),
    BrowserPage("my-appointments", "/me/appointments/", JOBSEEKER),
    BrowserPage("my-plan", "/me/plan/", JOBSEEKER),
    BrowserPage("my-profile", "/me/profile/", JOBSEEKER),
    BrowserPage("my-map", "/me/map/", JOBSEEKER),
    BrowserPage("my-matches", "/me/matches/", JOBSEEKER),
    BrowserPage("firm", "/firm/", RoleName.EMPLOYER),
    BrowserPage("firm-referrals", "/firm/referrals/", RoleName.EMPLOYER),
    BrowserPage("firm-vacancy-new", "/firm/vacancies/new/", RoleName.EMPLOYER),
    BrowserPage("fairness", "/fairness/", RoleName.AUDITOR),
    BrowserPage("fairness-report", "/fairness/{report}/?by=age", RoleName.AUDITOR),
    BrowserPage("ipk", "/reports/ipk/", HEAD),
)
CASE_WORK = (
    BrowserPage("case-open", "/people/{other}/case/", OFFICER),
    BrowserPage("case-group", "/cases/group/", OFFICER),
    BrowserPage("case-interviews", "/cases/{case}/interview/", OFFICER),
    BrowserPage("case-step", "/steps/{step}/", OFFICER),
    BrowserPage("plans-waiting", "/plans/waiting/", HEAD),
    BrowserPage("case-notes", "/cases/{case}/notes/", OFFICER),
    BrowserPage("case-note", "/cases/notes/{note}/", OFFICER),
    BrowserPage("case-files", "/cases/{case}/files/", OFFICER),
    BrowserPage("case-agencies", "/cases/{case}/agencies/", OFFICER),
    BrowserPage("case-timeline", "/cases/{case}/timeline/", OFFICER),
    BrowserPage("case-hand-over", "/cases/{case}/hand-over/", OFFICER),
    BrowserPage("hand-over-all", "/cases/hand-over/", OFFICER),
    BrowserPage("cases-adrift", "/cases/adrift/", OFFICER),
    BrowserPage("board-team", "/board/team/", HEAD),
    BrowserPage("board-head", "/board/", HEAD),
    BrowserPage("case-rules", "/case-rules/", HEAD),
    BrowserPage("opening-hours", "/office/hours/", HEAD),
    BrowserPage("slot-rules", "/office/times/", HEAD),
    BrowserPage("plan-templates", "/office/plan-templates/", HEAD),
    BrowserPage("plan-template", "/office/plan-templates/{template}/", HEAD),
    BrowserPage("plan-template-new", "/office/plan-templates/new/", HEAD),
    BrowserPage("note-sheets", "/office/note-sheets/", HEAD),
    BrowserPage("message-texts", "/office/messages/", HEAD),
    BrowserPage("message", "/messages/{message}/", OFFICER),
    BrowserPage("person-contact", "/people/{person}/contact/", OFFICER),
    BrowserPage("appointment", "/calendar/appointments/{appointment}/", OFFICER),
    BrowserPage("book", "/people/{person}/book/", OFFICER),
    BrowserPage("calendar-week", "/calendar/?view=week", OFFICER),
    BrowserPage("calendar-feed", "/calendar/address/", OFFICER),
    BrowserPage("session", "/calendar/sessions/{session}/", OFFICER),
    BrowserPage("session-new", "/calendar/sessions/new/", OFFICER),
    BrowserPage("session-code", "/calendar/sessions/{session}/code/", OFFICER),
    BrowserPage("benefit", "/benefits/{claim}/", OFFICER),
    BrowserPage("benefit-new", "/people/{person}/benefit/", OFFICER),
    BrowserPage("benefit-prove", "/benefits/{claim}/months/2/", OFFICER),
    BrowserPage("duty-points", "/duty/points/", HEAD),
    BrowserPage("retention", "/reports/retention/", HEAD),
    BrowserPage("screen", "/screen/{screen}/"),
    BrowserPage("booking", "/booking/{booking_link}/"),
    BrowserPage("booked", "/appointment/{appointment_link}/"),
    BrowserPage("attend", "/attend/{session_link}/"),
    BrowserPage("work-answer", "/answers/work/{answer_link}/"),
    BrowserPage("partner", "/partner/{partner_link}/"),
    BrowserPage("partner-case", "/partner/{partner_link}/", press="main form button"),
    BrowserPage("link-dead", "/booking/tidak-ada/"),
    BrowserPage("my-case", "/me/case/", JOBSEEKER),
    BrowserPage("my-case-timeline", "/me/case/timeline/", JOBSEEKER),
    BrowserPage("my-appointment", "/me/appointments/{appointment}/", JOBSEEKER),
)
COMMUNITY = (
    BrowserPage("adopt", "/practices/{to_adopt}/adopt/", OFFICER),
    BrowserPage("lineage", "/practices/{adopted}/lineage/", OFFICER),
    BrowserPage("replications", "/practices/replications/", OFFICER),
    BrowserPage("replication", "/practices/replications/{replication}/", OFFICER),
    BrowserPage("replication-planned", "/practices/replications/{replication_planned}/", OFFICER),
    BrowserPage("replication-give-up", "/practices/replications/{replication}/give-up/", OFFICER),
    BrowserPage("replication-keep", "/practices/replications/{replication}/keep/", OFFICER),
    BrowserPage("replication-adapt", "/practices/replications/{replication}/adapt/", OFFICER),
    BrowserPage("replication-task", "/practices/replications/tasks/{replication_task}/", OFFICER),
    BrowserPage("office-credits", "/practices/credits/offices/{office}/", OFFICER),
    BrowserPage("person-credits", "/practices/credits/people/{user}/", OFFICER),
    BrowserPage("for-your-office", "/practices/for-your-office/", OFFICER),
)
RECORDED = (
    BrowserPage("practices", "/practices/?whose=own", OFFICER),
    BrowserPage("practices-empty", "/practices/?text=tidak-ada", OFFICER),
    BrowserPage("practice-new", "/practices/new/", OFFICER),
    BrowserPage("practice", "/practices/{recorded}/", OFFICER),
    BrowserPage("practice-problem", "/practices/{recorded}/write/problem/", OFFICER),
    BrowserPage("practice-steps", "/practices/{recorded}/write/steps/", OFFICER),
    BrowserPage("practice-place", "/practices/{recorded}/write/place/", OFFICER),
    BrowserPage("practice-proof", "/practices/{recorded}/write/proof/", OFFICER),
    BrowserPage("practice-versions", "/practices/{recorded}/versions/", OFFICER),
    BrowserPage("practice-authors", "/practices/{recorded}/authors/?name=dewi", OFFICER),
    BrowserPage("practice-files", "/practices/{recorded}/files/", OFFICER),
    BrowserPage("practice-withdraw", "/practices/{recorded}/withdraw/", OFFICER),
    BrowserPage("notes", "/practices/notes/", OFFICER),
    BrowserPage("note-new", "/practices/notes/new/", OFFICER),
    BrowserPage("note-grow", "/practices/notes/{counter_note}/grow/", OFFICER),
)
PROVEN = (
    BrowserPage("evidence", "/practices/{proven}/evidence/", OFFICER),
    BrowserPage("evidence-none-yet", "/practices/{unmeasured}/evidence/", OFFICER),
    BrowserPage("trial", "/practices/trials/{trial}/", RoleName.PROVINCIAL_ANALYST),
    BrowserPage("trial-fixed", "/practices/trials/{trial_fixed}/", OFFICER),
    BrowserPage("trial-new", "/practices/{proven}/trials/new/", RoleName.PROVINCIAL_ANALYST),
)
COORDINATOR = RoleName.PROVINCIAL_ANALYST
SHARED = (
    BrowserPage("reviews", "/practices/reviews/", OFFICER),
    BrowserPage("review", "/practices/reviews/{review}/", OFFICER),
    BrowserPage("review-given", "/practices/reviews/{review_given}/", OFFICER),
    BrowserPage("practice-named", "/practices/{named}/review/", OFFICER),
    BrowserPage("practice-in-review", "/practices/{in_review}/review/", OFFICER),
    BrowserPage("practice-talked-about", "/practices/{talked_about}/", OFFICER),
    BrowserPage("practice-talk", "/practices/{talked_about}/talk/", OFFICER),
    BrowserPage("practice-report", "/practices/{talked_about}/report/", OFFICER),
    BrowserPage("remark-report", "/practices/talk/{remark}/report/", OFFICER),
    BrowserPage("practice-news", "/practices/news/", OFFICER),
    BrowserPage("following", "/practices/news/following/", OFFICER),
    BrowserPage("practice-reports", "/practices/reports/", COORDINATOR),
    BrowserPage("practice-endorse", "/practices/{talked_about}/endorse/", COORDINATOR),
)
PAGES = THE_DESK + CASE_WORK + COMMUNITY + RECORDED + PROVEN + SHARED
