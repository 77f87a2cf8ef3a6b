"""Pages and acts of the access log in words, for the auditor and for the person."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

PAGES = {
    "person": _("opened the file"),
    "person_edit": _("opened the file to change it"),
    "person_merge": _("compared two files"),
    "person_strike_off": _("opened the strike-off"),
    "profile": _("opened the competency profile"),
    "map": _("opened the competency map"),
    "matches": _("looked for vacancies"),
    "vacancy_people": _("saw the name among people for a vacancy"),
    "search": _("saw the name among search results"),
    "found": _("saw the name among search results"),
    "today": _("saw the name in the day's work"),
    "today_list": _("saw the name in the day's work"),
    "referral": _("opened a referral"),
    "referral_letter": _("printed a referral letter"),
    "place_person": _("entered a placement"),
    "follow_up": _("opened a follow-up"),
    "benefits": _("opened a claim of unemployment benefit"),
    "calendar": _("saw the name in the calendar"),
    "appointment": _("opened an appointment"),
    "session": _("saw the name in the list of a session"),
    "messages": _("saw the name among messages"),
    "message": _("opened a message"),
    "letters": _("printed a letter"),
    "contact": _("opened how to reach the person"),
    "card": _("printed the card"),
    "call_letter": _("wrote or printed a call letter"),
    "nik": _("saw the NIK in full"),
    "recover": _("opened the page for a sign-in code"),
    "candidate": _("looked at a referred person"),
    "staff_added": _("added an account"),
    "access_given": _("gave a firm access"),
    "role_given": _("gave a role"),
    "membership_ended": _("ended an account"),
    "second_factor_reset": _("reset a second factor"),
    "password_reset": _("gave a new first password"),
    "office_added": _("added an office"),
    "office_changed": _("changed an office"),
    "rule_set": _("set a rule"),
}


def page_in_words(code: str) -> str:
    """What was done; the page's own name where no words are known."""
    return str(PAGES.get(code, code))
