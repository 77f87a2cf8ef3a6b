"""What is asked of the labour market: the statutory report, counts, and words not understood."""

from antarkerja.domain.labour_market.queries.counts import OfficeCounts, office_counts
from antarkerja.domain.labour_market.queries.ipk import (
    BANDS,
    OTHER_BAND,
    SEXES,
    FormIII1,
    Line,
    form_iii_1,
    next_month,
)
from antarkerja.domain.labour_market.queries.retention import (
    Grouping,
    Outcome,
    Retention,
    RetentionLine,
    retention,
)
from antarkerja.domain.labour_market.queries.titles import UncodedTitle, uncoded_titles

__all__ = [
    "BANDS", "OTHER_BAND", "SEXES", "FormIII1", "Grouping", "Line", "OfficeCounts", "Outcome",
    "Retention", "RetentionLine", "UncodedTitle", "form_iii_1", "next_month", "office_counts",
    "retention", "uncoded_titles",
]
