"""Expected failures of referring, placing and following up."""

from __future__ import annotations

from collections.abc import Sequence


class MatchingError(Exception):
    """An act that cannot be done now; the page says why and what helps."""


class AlreadyReferredError(MatchingError):
    """The person already has an open referral to this vacancy."""


class VacancyNotOpenError(MatchingError):
    """The vacancy is closed, full or not yet checked."""


class AlreadyAnsweredError(MatchingError):
    """The referral has its final answer."""


class AlreadyPlacedError(MatchingError):
    """The person already has a placement that goes on."""


class ReasonMissingError(MatchingError):
    """An act that moves what others see needs a reason, and none was given."""


class TooLateToCancelError(MatchingError):
    """The placement is older than a day, has ended, or somebody was asked about it already."""


class AlreadyFollowedUpError(MatchingError):
    """Somebody has entered this follow-up before."""


class NotAtWorkYetError(MatchingError):
    """The first day at work has not come, so nobody can say how it goes."""


class TriedAlreadyError(MatchingError):
    """A try counts from the follow-up's day on; until then nobody needs to be reached."""


class DateOutOfOrderError(MatchingError):
    """A day lies before the day it must follow."""


class NotALetterError(MatchingError):
    """An application that the person sent alone: the office wrote no letter for it."""


class VersionTakenError(MatchingError):
    """Another table of weights bears this version."""


class NoTableBeforeError(MatchingError):
    """The engine's own table of weights is in use; there is none before it."""


class TableOutdatedError(MatchingError):
    """Weights were learnt from a table that is not in use any more."""


class BrokenTableError(ValueError):
    """A row that does not hold a table of weights: it was changed by hand."""

    def __init__(self, version: str, why: str) -> None:
        super().__init__(f"table of weights {version}: {why}")
        self.version = version


class ColumnsMissingError(ValueError):
    """A file lacks columns without which nothing can be read; `names` are theirs."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = tuple(names)
