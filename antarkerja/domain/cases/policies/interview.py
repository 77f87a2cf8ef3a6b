"""What the first interview asks: topics and questions as data.

It follows the kertas kerja konseling (facts §1.2): question guide, answers, what was agreed. What
the registration and the profile hold (wished work, wage, hours, places …) is not among the
questions: the page shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.interview import (
    Alone,
    Barrier,
    GoalClarity,
    Helper,
    Horizon,
    OutOfWork,
    Path,
    Searching,
    Topic,
    Weight,
    Yes,
)

TEXT_LENGTH = 2000
NOTE_LENGTH = 300


class Shape(Enum):
    """How a question is answered. WEIGHT is a barrier: how heavy, and a note in words."""

    TEXT = "text"
    ONE = "one"
    MANY = "many"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`code` is kept with the answer and never renamed. `hint` says why it is asked.

    `specific` marks data that UU 27/2022 art. 4 calls specific: voluntary, in no rule.
    """

    code: str
    topic: Topic
    label: str | Promise
    shape: Shape
    choices: type[TextChoices] | None = None
    hint: str | Promise = ""
    specific: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer: words, or codes with a space between; or asked and not known."""

    value: str = ""
    note: str = ""
    is_unknown: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.value or self.note or self.is_unknown)


def barrier_code(barrier: str) -> str:
    """The code of the question about a barrier, `barrier.transport`."""
    return f"barrier.{barrier}"


_HEALTH_REASON = _(
    "Voluntary. Asked only to find fitting work and help; read in this office only, never used to "
    "match and in no rule. Leave it empty where the person does not wish to say."
)
QUESTIONS: tuple[Question, ...] = (
    Question(code="goal", topic=Topic.GOALS, shape=Shape.TEXT,
             label=_("What should be different in half a year?"),
             hint=_("In the person's own words; it becomes the goal of the plan.")),
    Question(code="goal_clarity", topic=Topic.GOALS, shape=Shape.ONE, choices=GoalClarity,
             label=_("Does the person know which work?")),
    Question(code="path", topic=Topic.GOALS, shape=Shape.ONE, choices=Path,
             label=_("Which way leads there?")),
    Question(code="horizon", topic=Topic.GOALS, shape=Shape.ONE, choices=Horizon,
             label=_("By when?")),
    Question(code="out_of_work", topic=Topic.GOALS, shape=Shape.ONE, choices=OutOfWork,
             label=_("How long without paid work?")),
    Question(code="searching", topic=Topic.GOALS, shape=Shape.ONE, choices=Searching,
             label=_("How often does the person look for work now?")),
    *(
        Question(
            code=barrier_code(barrier), topic=Topic.BARRIERS, shape=Shape.WEIGHT, choices=Weight,
            label=barrier.label, specific=barrier == Barrier.HEALTH,
            hint=_HEALTH_REASON if barrier == Barrier.HEALTH else "",
        )
        for barrier in Barrier
    ),
    Question(code="strengths", topic=Topic.STRENGTHS, shape=Shape.TEXT,
             label=_("What is the person good at?"),
             hint=_("What others praise, what came easily; work at home counts too.")),
    Question(code="achieved", topic=Topic.STRENGTHS, shape=Shape.TEXT,
             label=_("Something difficult that was mastered")),
    Question(code="alone", topic=Topic.STRENGTHS, shape=Shape.ONE, choices=Alone,
             label=_("Can the person look for vacancies and apply alone?")),
    Question(code="helpers", topic=Topic.STRENGTHS, shape=Shape.MANY, choices=Helper,
             label=_("Who can help?")),
    Question(code="shifts", topic=Topic.CONDITIONS, shape=Shape.ONE, choices=Yes,
             label=_("Shifts and nights")),
    Question(code="standing", topic=Topic.CONDITIONS, shape=Shape.ONE, choices=Yes,
             label=_("Standing or lifting for hours")),
    Question(code="outdoors", topic=Topic.CONDITIONS, shape=Shape.ONE, choices=Yes,
             label=_("Work outdoors")),
    Question(code="customers", topic=Topic.CONDITIONS, shape=Shape.ONE, choices=Yes,
             label=_("Work with customers")),
    Question(code="must_have", topic=Topic.CONDITIONS, shape=Shape.TEXT,
             label=_("What must be so at work?")),
    Question(code="must_not", topic=Topic.CONDITIONS, shape=Shape.TEXT,
             label=_("What must not be?")),
    Question(code="anything", topic=Topic.REST, shape=Shape.TEXT,
             label=_("What else should we know?")),
    Question(code="recommended", topic=Topic.REST, shape=Shape.TEXT,
             label=_("What did you agree on?"),
             hint=_("Printed on the counselling worksheet.")),
)
BY_CODE: Mapping[str, Question] = {question.code: question for question in QUESTIONS}


def questions_of(topic: Topic) -> Iterator[Question]:
    return (question for question in QUESTIONS if question.topic == topic)


def next_topic(topic: Topic) -> Topic | None:
    """The topic after this one; None after the last."""
    order = list(Topic)
    place = order.index(topic) + 1
    return order[place] if place < len(order) else None


def cleaned(question: Question, said: Said) -> Said:
    """What of an answer can be kept: known codes, texts of a bearable length, unknown alone."""
    note = said.note.strip()[:NOTE_LENGTH] if question.shape is Shape.WEIGHT else ""
    if said.is_unknown:
        return Said(is_unknown=True, note=note)
    if question.choices is None:
        return Said(value=said.value.strip()[:TEXT_LENGTH])
    known = [code for code in said.value.split() if code in question.choices.values]
    if question.shape is not Shape.MANY:
        known = known[:1]
    return Said(value=" ".join(dict.fromkeys(known)), note=note)


def words_of(question: Question, value: str) -> str:
    """The answer as people read it: labels of codes, texts as they are."""
    if question.choices is None:
        return value
    codes = [code for code in value.split() if code in question.choices.values]
    return ", ".join(str(question.choices(code).label) for code in codes)
