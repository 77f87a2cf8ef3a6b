"""Tables of the community of practice, one module a trade."""

from antarkerja.domain.practices.models.carry import Instance, Parcel
from antarkerja.domain.practices.models.expert import ExpertEndorsement, ExpertProfile, Mentoring
from antarkerja.domain.practices.models.meeting import (
    ActionItem,
    AgendaPoint,
    Material,
    Meeting,
    MeetingEvaluation,
    MeetingRegistration,
)
from antarkerja.domain.practices.models.practice import (
    CounterNote,
    Practice,
    PracticeAct,
    PracticeAuthor,
    PracticeFile,
    PracticeIndicator,
    PracticeText,
)
from antarkerja.domain.practices.models.profession import ProfessionCount
from antarkerja.domain.practices.models.recommending import (
    HintPutAway,
    OfficeContext,
    WorkHint,
)
from antarkerja.domain.practices.models.replication import (
    Evidence,
    Replication,
    ReplicationNote,
    ReplicationResult,
    ReplicationTask,
    Trial,
)
from antarkerja.domain.practices.models.review import Endorsement, Review
from antarkerja.domain.practices.models.talk import (
    Digest,
    DigestWish,
    Follow,
    Mention,
    Remark,
    Report,
)

__all__ = [
    "ActionItem",
    "AgendaPoint",
    "CounterNote",
    "Digest",
    "DigestWish",
    "Endorsement",
    "Evidence",
    "ExpertEndorsement",
    "ExpertProfile",
    "Follow",
    "HintPutAway",
    "Instance",
    "Material",
    "Meeting",
    "MeetingEvaluation",
    "MeetingRegistration",
    "Mention",
    "Mentoring",
    "OfficeContext",
    "Parcel",
    "Practice",
    "PracticeAct",
    "PracticeAuthor",
    "PracticeFile",
    "PracticeIndicator",
    "PracticeText",
    "ProfessionCount",
    "Remark",
    "Replication",
    "ReplicationNote",
    "ReplicationResult",
    "ReplicationTask",
    "Report",
    "Review",
    "Trial",
    "WorkHint",
]
