"""Tables of case work, one module a trade."""

from antarkerja.domain.cases.models.appointments import Appointment, AppointmentMove, Invitation
from antarkerja.domain.cases.models.attention import (
    Board,
    BoardCount,
    CaseFlag,
    CaseRule,
    SavedView,
    TrackWeight,
)
from antarkerja.domain.cases.models.benefits import BenefitClaim, BenefitMonth
from antarkerja.domain.cases.models.calendar import (
    Absence,
    CalendarFeed,
    ClosedDay,
    OpeningHours,
    Room,
)
from antarkerja.domain.cases.models.case import Case, CaseGroup
from antarkerja.domain.cases.models.closing import Closing
from antarkerja.domain.cases.models.duty import DutyPoint
from antarkerja.domain.cases.models.files import CaseFile
from antarkerja.domain.cases.models.handover import HandOver
from antarkerja.domain.cases.models.interview import Interview, InterviewAnswer
from antarkerja.domain.cases.models.notes import CaseNote, NoteVersion, OfficeSheet
from antarkerja.domain.cases.models.plan import (
    Plan,
    PlanSignature,
    PlanTemplate,
    Step,
    TemplateStep,
)
from antarkerja.domain.cases.models.queue import QueueDay, QueueScreen, Ticket
from antarkerja.domain.cases.models.settings import CaseSettings
from antarkerja.domain.cases.models.sharing import CaseShare, ShareVisit
from antarkerja.domain.cases.models.slots import Slot, SlotRule

__all__ = [
    "Absence",
    "Appointment",
    "AppointmentMove",
    "BenefitClaim",
    "BenefitMonth",
    "Board",
    "BoardCount",
    "CalendarFeed",
    "Case",
    "CaseFile",
    "CaseFlag",
    "CaseGroup",
    "CaseNote",
    "CaseRule",
    "CaseSettings",
    "CaseShare",
    "ClosedDay",
    "Closing",
    "DutyPoint",
    "HandOver",
    "Interview",
    "InterviewAnswer",
    "Invitation",
    "NoteVersion",
    "OfficeSheet",
    "OpeningHours",
    "Plan",
    "PlanSignature",
    "PlanTemplate",
    "QueueDay",
    "QueueScreen",
    "Room",
    "SavedView",
    "ShareVisit",
    "Slot",
    "SlotRule",
    "Step",
    "TemplateStep",
    "Ticket",
    "TrackWeight",
]
