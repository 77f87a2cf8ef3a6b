"""Who may open which page, written by hand: it is compared with the program, not made from it."""

from __future__ import annotations

from dataclasses import dataclass

from antarkerja.domain.offices.enums import RoleName

ROLE_OF = {
    "D": RoleName.FRONT_DESK, "S": RoleName.PLACEMENT_STAFF, "O": RoleName.OFFICER,
    "H": RoleName.HEAD, "P": RoleName.PROVINCIAL_ANALYST, "N": RoleName.NATIONAL_ANALYST,
    "E": RoleName.EMPLOYER, "J": RoleName.JOBSEEKER, "T": RoleName.TRAINER, "C": RoleName.SCHOOL,
    "A": RoleName.AUDITOR, "X": RoleName.ADMINISTRATOR,
}
DESK, WORK = "DSOH", "SOH"
BUTTON = 405


@dataclass(frozen=True, slots=True)
class Row:
    """`roles` may open it with `answer`; all other roles get 403, visitors the login.

    `answer` 405 is a page that a button sends to: there is nothing to open. `strange` is the
    answer for a row of another office (or another's file, or another firm).
    """

    roles: str
    answer: int = 200
    strange: int = 404


PAGES = {
    "officer:today": Row(DESK),
    "officer:expiring": Row(DESK),
    "officer:reports_due": Row(DESK),
    "officer:incomplete": Row(DESK),
    "officer:strong_matches": Row(WORK),
    "officer:people": Row(DESK),
    "officer:register": Row(DESK),
    "officer:person": Row(DESK),
    "officer:person_edit": Row(DESK),
    "officer:person_report": Row(DESK, BUTTON),
    "officer:person_renew": Row(DESK, BUTTON),
    "officer:person_strike_off": Row(WORK),
    "officer:person_revive": Row(WORK, BUTTON),
    "officer:person_nik": Row(WORK, BUTTON),
    "officer:person_consent": Row(DESK, BUTTON),
    "officer:person_merge": Row("OH"),
    "officer:profile": Row(DESK),
    "officer:map": Row(DESK),
    "officer:recover": Row(DESK),
    "officer:matches": Row(WORK),
    "officer:match_save": Row(WORK, BUTTON),
    "officer:match_aside": Row(WORK),
    "officer:match_undo": Row(WORK, BUTTON),
    "officer:matches_plain": Row(WORK, BUTTON),
    "officer:matches_spread": Row(WORK, BUTTON),
    "officer:refer": Row(WORK, BUTTON),
    "officer:vacancy_people": Row(WORK),
    "officer:referrals": Row(WORK),
    "officer:referral": Row(WORK),
    "officer:referral_answer": Row(WORK, BUTTON),
    "officer:referral_undo": Row(WORK, BUTTON),
    "officer:place": Row(WORK, BUTTON),
    "officer:placement_cancel": Row(WORK),
    "officer:place_person": Row(WORK),
    "officer:follow_ups": Row(WORK),
    "officer:follow_up": Row(WORK),
    "officer:vacancies": Row(DESK),
    "officer:vacancy": Row(DESK),
    "officer:vacancy_new": Row(WORK),
    "officer:vacancy_edit": Row(WORK),
    "officer:vacancies_unsure": Row(WORK),
    "officer:vacancy_approve": Row(WORK, BUTTON),
    "officer:vacancy_withdraw": Row(WORK, BUTTON),
    "officer:vacancy_reopen": Row(WORK, BUTTON),
    "officer:vacancy_occupation": Row(WORK, BUTTON),
    "officer:employers": Row(DESK),
    "officer:employer": Row(DESK),
    "officer:employer_new": Row(WORK),
    "officer:employer_edit": Row(WORK),
    "officer:employer_archive": Row(WORK, BUTTON),
    "officer:employer_restore": Row(WORK, BUTTON),
    "officer:employer_access": Row(WORK),
    "officer:employer_access_password": Row(WORK, BUTTON),
    "officer:employer_access_close": Row(WORK, BUTTON),
    # The catalogue is public to every office; only the one that entered a row changes it.
    "officer:courses": Row(DESK),
    "officer:course": Row(DESK, strange=200),
    # Without a provider it leads to the list of them.
    "officer:course_new": Row(WORK, 302),
    "officer:course_edit": Row(WORK),
    "officer:course_skills": Row(WORK, BUTTON),
    "officer:course_archive": Row(WORK, BUTTON),
    "officer:course_restore": Row(WORK, BUTTON),
    "officer:course_providers": Row(DESK),
    "officer:provider": Row(DESK, strange=200),
    "officer:provider_new": Row(WORK),
    "officer:provider_edit": Row(WORK),
    "officer:provider_archive": Row(WORK, BUTTON),
    "officer:provider_restore": Row(WORK, BUTTON),
    "officer:imports": Row(WORK),
    "officer:import_new": Row(WORK),
    "officer:import_template": Row(WORK),
    "officer:import_batch": Row(WORK),
    "officer:import_columns": Row(WORK),
    "officer:import_take_in": Row(WORK, BUTTON),
    "officer:import_take_back": Row(WORK, BUTTON),
    "officer:import_drop": Row(WORK, BUTTON),
    "officer:employer_visit": Row(WORK),
    "officer:employer_visit_undo": Row(WORK, BUTTON),
    "officer:duty": Row(WORK),
    "officer:duty_pdf": Row(WORK),
    "officer:duty_xlsx": Row(WORK),
    "officer:duty_points": Row("H"),
    "officer:duty_points_end": Row("H", BUTTON),
    "officer:benefits": Row(WORK),
    "officer:benefit": Row(WORK),
    "officer:benefit_new": Row(WORK),
    "officer:benefit_prove": Row(WORK),
    "officer:benefit_pdf": Row(WORK),
    "officer:benefit_undo": Row(WORK, BUTTON),
    "officer:benefit_assessed": Row(WORK, BUTTON),
    "officer:benefit_end": Row(WORK, BUTTON),
    "officer:search": Row(DESK),
    "officer:card": Row(DESK),
    "officer:call_letter_new": Row(DESK),
    "officer:call_letter_pdf": Row(DESK),
    "officer:referral_letter": Row(WORK),
    "officer:calendar": Row(DESK),
    "officer:calendar_feed": Row(DESK),
    "officer:appointment": Row(DESK),
    "officer:appointment_act": Row(DESK, BUTTON),
    "officer:session_new": Row(DESK),
    "officer:session": Row(DESK),
    "officer:session_act": Row(DESK, BUTTON),
    "officer:session_code": Row(DESK),
    "officer:session_list": Row(DESK),
    "officer:book": Row(DESK),
    "officer:invite": Row(DESK, BUTTON),
    "officer:queue": Row(DESK),
    "officer:queue_act": Row(DESK, BUTTON),
    "officer:ticket_act": Row(DESK, BUTTON),
    "officer:messages": Row(WORK),
    "officer:message_letters": Row(WORK),
    "officer:message_printed": Row(WORK, BUTTON),
    "officer:message": Row(WORK),
    "officer:message_resend": Row(WORK, BUTTON),
    "officer:message_withdraw": Row(WORK, BUTTON),
    "officer:person_contact": Row(DESK),
    "jobseeker:home": Row("J"),
    "jobseeker:contact": Row("J"),
    "jobseeker:appointments": Row("J"),
    "jobseeker:appointment": Row("J"),
    "jobseeker:appointment_ics": Row("J"),
    "jobseeker:report": Row("J", BUTTON),
    "jobseeker:details": Row("J"),
    "jobseeker:consent": Row("J", BUTTON),
    "jobseeker:matches": Row("J"),
    "jobseeker:course": Row("J", strange=200),
    "jobseeker:apply": Row("J", BUTTON),
    "jobseeker:applications": Row("J"),
    "jobseeker:withdraw": Row("J", BUTTON),
    "jobseeker:profile": Row("J"),
    "jobseeker:map": Row("J"),
    "jobseeker:reads": Row("J"),
    "jobseeker:card": Row("J"),
    "employer:home": Row("E"),
    "employer:vacancy_new": Row("E"),
    "employer:vacancy": Row("E"),
    "employer:vacancy_edit": Row("E"),
    "employer:vacancy_withdraw": Row("E", BUTTON),
    "employer:referrals": Row("E"),
    "employer:referral": Row("E"),
    "employer:referral_answer": Row("E", BUTTON),
    "manager:ipk": Row("SOHPNA"),
    "manager:retention": Row("SOHPNA"),
    "manager:retention_csv": Row("SOHPNA"),
    "manager:office": Row("HX"),
    "manager:message_texts": Row("H"),
    "manager:message_text": Row("H"),
    "manager:opening_hours": Row("H"),
    "manager:slot_rules": Row("H"),
    "analyst:counts": Row("SOHPNA"),
    "analyst:titles": Row("SOHPNA"),
    "auditor:access_log": Row("HA"),
    "auditor:fairness": Row("A"),
    "auditor:fairness_ask": Row("A", BUTTON),
    "auditor:fairness_run": Row("A"),
    "auditor:fairness_json": Row("A"),
    "auditor:fairness_html": Row("A"),
    "administrator:installation": Row("X"),
    "administrator:offices": Row("X"),
    "administrator:office_new": Row("X"),
    # An administrator sets up every office and account; there is no other's.
    "administrator:office": Row("X", strange=200),
    "administrator:rules": Row("X"),
    "administrator:staff": Row("X"),
    "administrator:staff_new": Row("X"),
    "administrator:account": Row("X", strange=200),
    "administrator:account_end": Row("X", BUTTON, strange=302),
    "administrator:account_factor": Row("X", BUTTON, strange=302),
    "administrator:account_password": Row("X", BUTTON, strange=200),
}


@dataclass(frozen=True, slots=True)
class Open:
    """A page for whoever comes: the answer to a visitor, and to any role that is signed in."""

    visitor: int
    signed_in: int


OPEN_TO_ALL = {
    "home": Open(200, 302),
    "public:about": Open(200, 200),
    "public:titles": Open(200, 200),
    "public:skills": Open(200, 200),
    "public:register": Open(200, 302),
    "public:code": Open(200, 302),
    # Nobody has the code of these tests.
    "public:verify": Open(404, 404),
    "public:work_answer": Open(404, 404),
    "public:choose": Open(404, 404),
    "public:appointment": Open(404, 404),
    "public:appointment_ics": Open(404, 404),
    "public:attend": Open(404, 404),
    "public:feed": Open(404, 404),
    "public:screen": Open(404, 404),
    # These tests have no gateway and are no demo.
    "public:hook": Open(404, 404),
    "public:mailbox": Open(404, 404),
    "set_language": Open(302, 302),
    "account_login": Open(200, 302),
    "account_logout": Open(302, 200),
    "account_inactive": Open(200, 200),
    "account_change_password": Open(302, 200),
    # These have a password, so they are led to change it.
    "account_set_password": Open(302, 302),
    "account_reauthenticate": Open(302, 200),
    "mfa_index": Open(302, 200),
    # Nobody is half signed in, and nobody has a second factor to ask for.
    "mfa_authenticate": Open(302, 302),
    "mfa_reauthenticate": Open(302, 302),
    # The password is asked once more first.
    "mfa_activate_totp": Open(302, 302),
    "mfa_generate_recovery_codes": Open(302, 302),
    "mfa_deactivate_totp": Open(302, 404),
    "mfa_view_recovery_codes": Open(302, 200),
}
# The gallery of components: in development, demo mode, and for administrators.
GALLERY = "components"
