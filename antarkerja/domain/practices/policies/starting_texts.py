"""What a practice of each part of the service begins with: sentences with gaps, and first steps.

A gap ("…") says that something is still to be written; see `completeness`.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.practices.enums.practice import Category, Language
from antarkerja.domain.practices.policies.texts import StepDetails, TextDetails

OFFICER = _("Placement officer")
FRONT_DESK = _("Front desk")
HEAD = _("Head of office")

PROBLEMS: dict[Category, Promise] = {
    Category.PROFILING: _("Profiles of … stay incomplete, so that the people are matched with …"),
    Category.CASE_WORK: _("Of the people whom we accompany, … do not … We see it in …"),
    Category.VIRTUAL: _("People in … cannot come to the office, because …"),
    Category.CANVASSING: _("Companies in … do not tell us of vacancies, because …"),
    Category.INCLUSION: _("For … our service has this barrier: …"),
    Category.TRAINING: _("Of those who finish a course in …, few find work, because …"),
    Category.DATA: _("For … we need figures that come too late or are wrong: …"),
    Category.OTHER: _("At our office … happens again and again. It costs …"),
}
STEPS: dict[Category, tuple[tuple[Promise, Promise], ...]] = {
    Category.PROFILING: (
        (_("Choose the files that … from the list of people"), FRONT_DESK),
        (_("Ask about duties, not titles, with these questions: …"), OFFICER),
        (_("Check with the person what was understood, and keep it in the profile"), OFFICER),
    ),
    Category.CASE_WORK: (
        (_("Every …, choose the people who …"), OFFICER),
        (_("Agree with each person on … and write it into the action plan"), OFFICER),
        (_("Ask again after … days and change what does not work"), OFFICER),
    ),
    Category.VIRTUAL: (
        (_("Tell the people by message how the video talk works: …"), FRONT_DESK),
        (_("Hold the talk from … to … and show the vacancies on the screen"), OFFICER),
        (_("Send what was agreed by message on the same day"), OFFICER),
    ),
    Category.CANVASSING: (
        (_("Choose … companies a month by …"), OFFICER),
        (_("Visit them with this question: …"), OFFICER),
        (_("Answer each vacancy within … days with people who fit"), OFFICER),
    ),
    Category.INCLUSION: (
        (_("Ask the people concerned what would help, and write down: …"), OFFICER),
        (_("Change this at the office or in the service: …"), HEAD),
        (_("Go with the person to … and talk with the company about …"), OFFICER),
    ),
    Category.TRAINING: (
        (_("Ask companies which skills they miss: …"), OFFICER),
        (_("Agree with the training provider on …"), HEAD),
        (_("Introduce the participants to companies … weeks before the course ends"), OFFICER),
    ),
    Category.DATA: (
        (_("Once a …, take the figures from …"), OFFICER),
        (_("Compare them with … and mend what differs"), OFFICER),
        (_("Tell … in one page what follows from them"), HEAD),
    ),
    Category.OTHER: (
        (_("First …"), OFFICER),
        (_("Then …"), OFFICER),
        (_("In the end see whether …"), OFFICER),
    ),
}


def starting_text(
    category: Category, *, language: Language, title: str, problem: str = ""
) -> TextDetails:
    """The text that a draft begins with; `problem` stands instead of the sentence with gaps."""
    with translation.override(language):
        steps = tuple(StepDetails(str(what), str(who)) for what, who in STEPS[category])
        begun = TextDetails(language=language, title=title, steps=steps,
                            problem=str(PROBLEMS[category]))
    return replace(begun, problem=problem) if problem else begun
