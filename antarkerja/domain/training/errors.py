"""What may go wrong with providers and courses, each with its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from antarkerja.domain.offices.errors import OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from antarkerja.domain.training.policies import Problem


class ProviderNotFoundError(OutOfScopeError):
    """No such provider, or (for a change) another office entered it."""


class CourseNotFoundError(OutOfScopeError):
    """No such course, or (for a change) another office entered it."""


class CatalogueRefusedError(ValueError):
    """What was said about a provider or course cannot be kept; `problems` says why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{problem.column}: {problem.code}" for problem in problems))
        self.problems = tuple(problems)


class ProviderExistsError(ValueError):
    """A provider of that name and place is known already; `provider_id` says which."""

    def __init__(self, provider_id: int) -> None:
        super().__init__(f"provider {provider_id}")
        self.provider_id = provider_id
