"""The signals, in the order in which reasons are told: side A, then side B."""

from matchengine.signals.accommodation import Accommodation
from matchengine.signals.education import Education
from matchengine.signals.experience import Experience
from matchengine.signals.field import Field
from matchengine.signals.hours import Hours
from matchengine.signals.languages import Languages
from matchengine.signals.licences import Licences
from matchengine.signals.place import Place
from matchengine.signals.protocol import Lever, Measure, Signal, Weighed
from matchengine.signals.skills import Skills
from matchengine.signals.title import Title
from matchengine.signals.usual import Usual
from matchengine.signals.wage import Wage
from matchengine.signals.wish import Wish

SIGNALS: tuple[Signal, ...] = (
    Wish(),
    Title(),
    Place(),
    Wage(),
    Hours(),
    Accommodation(),
    Skills(),
    Usual(),
    Education(),
    Field(),
    Experience(),
    Licences(),
    Languages(),
)

__all__ = ["SIGNALS", "Lever", "Measure", "Signal", "Weighed"]
