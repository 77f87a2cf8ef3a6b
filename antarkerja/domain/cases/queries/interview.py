"""What the first interview has brought so far, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass

from antarkerja.domain.cases.enums.interview import Topic
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.interview import Interview, InterviewAnswer
from antarkerja.domain.cases.policies.interview import (
    QUESTIONS,
    Question,
    Said,
    questions_of,
    words_of,
)
from antarkerja.domain.cases.policies.track import POINTS, Proposal, propose


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer in words; `said` is None where it was not asked yet."""

    question: Question
    said: Said | None

    @property
    def words(self) -> str:
        return words_of(self.question, self.said.value) if self.said else ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a topic has come: answered, unknown counted, of all."""

    topic: Topic
    answered: int
    total: int

    @property
    def is_begun(self) -> bool:
        return self.answered > 0

    @property
    def is_done(self) -> bool:
        return self.answered == self.total


def interview_of(case: Case) -> Interview | None:
    """The talk of a case that the viewer was allowed to load."""
    return Interview.objects.filter(case=case).first()


def answers_of(talk: Interview | None) -> dict[str, Said]:
    """Answers by code of the question. One query."""
    if talk is None:
        return {}
    return {
        row.question: Said(value=row.value, note=row.note, is_unknown=row.is_unknown)
        for row in InterviewAnswer.objects.filter(interview=talk)
    }


def codes_of(talk: Interview) -> dict[str, str]:
    """Only what the track rule reads: code of the question to code of the answer."""
    return dict(
        InterviewAnswer.objects.filter(interview=talk, question__in=POINTS, is_unknown=False)
        .exclude(value="").values_list("question", "value")
    )


def proposal_of(answers: dict[str, Said]) -> Proposal:
    """The track rule over answers that were loaded already."""
    return propose({code: said.value for code, said in answers.items() if said.value})


def answered_of(
    answers: dict[str, Said], topic: Topic, *, with_specific: bool = True
) -> list[Answered]:
    """The questions of a topic with their answers, in their order.

    Without `with_specific`, what UU 27/2022 art. 4 calls specific is left out: for other agencies.
    """
    return [
        Answered(question, answers.get(question.code)) for question in questions_of(topic)
        if with_specific or not question.specific
    ]


def standings_of(answers: dict[str, Said]) -> list[Standing]:
    """Every topic and how far it has come; a voluntary question need not be answered."""
    found = []
    for topic in Topic:
        asked = [question for question in questions_of(topic) if not question.specific]
        found.append(Standing(
            topic, sum(question.code in answers for question in asked), len(asked)
        ))
    return found


def answered_share(answers: dict[str, Said]) -> int:
    """0-100: how much of what is asked has an answer, "not known" among them."""
    asked = [question.code for question in QUESTIONS if not question.specific]
    return round(100 * sum(code in answers for code in asked) / len(asked))


