"""Expected failures of peer review, publication and endorsement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from antarkerja.domain.practices.errors.practice import IncompleteError

if TYPE_CHECKING:
    from antarkerja.domain.practices.policies.places import Place


class PersonalDataError(Exception):
    """The text gives somebody away; `places` says where."""

    def __init__(self, places: list[Place]) -> None:
        super().__init__(len(places))
        self.places = places


class NotAReviewerError(ValueError):
    """Not two colleagues of two other offices who share practices and did not write it."""


class ReviewNeededError(IncompleteError):
    """Beyond the own office nothing is read that two colleagues elsewhere have not found ready."""

    def __init__(self) -> None:
        super().__init__(["visibility"])


class TooEarlyToReplaceError(Exception):
    """The reviewer still has time; two weeks are theirs."""


class AlreadyGivenError(Exception):
    """The review was given, or this version is under review already."""


class AlreadyEndorsedError(Exception):
    """The office stands behind the practice already."""
