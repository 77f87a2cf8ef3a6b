"""Tables of case work, one module a trade."""

from antarkerja.domain.cases.models.case import Case, CaseGroup

__all__ = ["Case", "CaseGroup"]
