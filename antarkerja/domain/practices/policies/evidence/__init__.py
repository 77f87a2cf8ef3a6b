"""What a practice changed: a comparison of offices before and after. Numbers only, no database."""

from antarkerja.domain.practices.policies.evidence.comparison import (
    Adoption,
    Comparison,
    OfficeChange,
    Reading,
    Rules,
    TooFew,
    compare,
)
from antarkerja.domain.practices.policies.evidence.similar import similar_offices
from antarkerja.domain.practices.policies.evidence.trial import draw_order, power_of_trial

__all__ = [
    "Adoption",
    "Comparison",
    "OfficeChange",
    "Reading",
    "Rules",
    "TooFew",
    "compare",
    "draw_order",
    "power_of_trial",
    "similar_offices",
]
