"""Expected failures of registration and profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.policies import Problem


class DetailsRefusedError(ValueError):
    """The details break rules; `problems` says which, each with a field and a code."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(f"{p.field}:{p.code}" for p in problems))
        self.problems = problems


class AlreadyRegisteredError(ValueError):
    """A live person holds this NIK, here or in another office."""

    def __init__(self, person_id: int, office_name: str) -> None:
        super().__init__(office_name)
        self.person_id = person_id
        self.office_name = office_name


class NotRegisteredError(LookupError):
    """The act needs a live registration and there is none."""


class StillRegisteredError(ValueError):
    """The act needs a person without a live registration."""


class ReasonNeededError(ValueError):
    """The act is logged with a reason, and none was given."""


class NoNikError(LookupError):
    """The person's NIK is not known."""


class MergeRefusedError(ValueError):
    """The two files cannot be merged: the same file, or one that was merged before."""


class TooManyWishesError(ValueError):
    """More than five wished jobs."""


class NoSuchLineError(LookupError):
    """The person's profile has no such line: it is gone already, or somebody else's."""


class CallInThePastError(ValueError):
    """A person is called to a moment that has gone by."""


class NotOfferedError(LookupError):
    """A skill or an occupation that the word lists do not hold, or a wish that is gone."""
