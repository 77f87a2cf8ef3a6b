"""Expected failures around the unemployment benefit."""

from __future__ import annotations

from datetime import date


class BenefitError(Exception):
    """An act on a claim that cannot be done now."""


class ClaimedTooLateError(BenefitError):
    """The right was lost: claimed after `last_on` (PP 6/2025)."""

    def __init__(self, last_on: date) -> None:
        super().__init__(last_on)
        self.last_on = last_on


class ClaimOpenAlreadyError(BenefitError):
    """The person has an open claim."""


class ClaimEndedError(BenefitError):
    """The claim has ended."""


class MonthNotOpenError(BenefitError):
    """The month has not begun yet."""


class MonthProvedAlreadyError(BenefitError):
    """The month has its proof."""


class ProofIncompleteError(BenefitError):
    """The proof does not reach what the month asks for: `has` of `needs`."""

    def __init__(self, *, has: int, needs: int) -> None:
        super().__init__(has, needs)
        self.has, self.needs = has, needs


class DayOutOfOrderError(BenefitError):
    """A day lies in the future, or before the day that it follows."""
