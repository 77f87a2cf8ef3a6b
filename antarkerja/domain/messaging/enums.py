"""Words of messages: what they are about, how they travel, and how far they came."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MessageEvent(TextChoices):
    """What happened, or is about to, that somebody is told."""

    INVITATION = "invitation", _("Invitation to choose an appointment")
    BOOKED = "booked", _("Appointment booked")
    MOVED = "moved", _("Appointment moved")
    CANCELLED = "cancelled", _("Appointment cancelled")
    REMINDER_DAY = "reminder_day", _("Reminder one day before")
    REMINDER_HOURS = "reminder_hours", _("Reminder two hours before")
    MISSED = "missed", _("Missed the appointment")
    REGISTRATION_EXPIRING = "registration_expiring", _("Registration ends soon")
    STEP_DUE = "step_due", _("Step of the plan is due")
    FOLLOW_UP_WORKER = "follow_up_worker", _("Question to the worker after placement")
    FOLLOW_UP_EMPLOYER = "follow_up_employer", _("Question to the employer after placement")
    BENEFIT_DUE = "benefit_due", _("Proof for the unemployment benefit (JKP) is due")
    CASE_SHARED = "case_shared", _("Another agency sees the case")
    PARTNER_INVITED = "partner_invited", _("Invitation to another agency")
    REVIEW_ASKED = "review_asked", _("A colleague's practice waits for a review")
    MENTIONED = "mentioned", _("Mentioned by a colleague")
    PRACTICE_DIGEST = "practice_digest", _("The week's news of good practices")
    MEETING_INVITED = "meeting_invited", _("Invitation to a meeting of colleagues")
    MEETING_SEAT = "meeting_seat", _("A seat at a meeting became free")
    MEETING_CALLED_OFF = "meeting_called_off", _("A meeting was called off")
    QUESTION_ASKED = "question_asked", _("A question about the own practice")
    QUESTION_ANSWERED = "question_answered", _("The own question was answered")
    REPLICATION_TALK = "replication_talk", _("Talk between origin and adopter")
    MENTORING_ASKED = "mentoring_asked", _("A colleague asks for mentoring")
    MENTORING_TAKEN = "mentoring_taken", _("A colleague agreed to mentor")
    MENTORING_DECLINED = "mentoring_declined", _("A colleague cannot mentor")


class Topic(TextChoices):
    """What a person may do without; news about the own data cannot be refused."""

    APPOINTMENTS = "appointments", _("Invitations and changes of appointments")
    REMINDERS = "reminders", _("Reminders of appointments and steps")
    REGISTRATION = "registration", _("When the registration ends")
    FOLLOW_UP = "follow_up", _("Questions after starting work")
    BENEFIT = "benefit", _("Reminders of the unemployment benefit (JKP)")


TOPIC_OF: dict[MessageEvent, Topic] = {
    MessageEvent.INVITATION: Topic.APPOINTMENTS,
    MessageEvent.BOOKED: Topic.APPOINTMENTS,
    MessageEvent.MOVED: Topic.APPOINTMENTS,
    MessageEvent.CANCELLED: Topic.APPOINTMENTS,
    MessageEvent.REMINDER_DAY: Topic.REMINDERS,
    MessageEvent.REMINDER_HOURS: Topic.REMINDERS,
    MessageEvent.MISSED: Topic.REMINDERS,
    MessageEvent.STEP_DUE: Topic.REMINDERS,
    MessageEvent.REGISTRATION_EXPIRING: Topic.REGISTRATION,
    MessageEvent.FOLLOW_UP_WORKER: Topic.FOLLOW_UP,
    MessageEvent.BENEFIT_DUE: Topic.BENEFIT,
}


# What colleagues are told of the community of practice: never by letter, nobody's case.
AMONG_COLLEAGUES = frozenset({
    MessageEvent.REVIEW_ASKED, MessageEvent.MENTIONED, MessageEvent.PRACTICE_DIGEST,
    MessageEvent.MEETING_INVITED, MessageEvent.MEETING_SEAT, MessageEvent.MEETING_CALLED_OFF,
    MessageEvent.QUESTION_ASKED, MessageEvent.QUESTION_ANSWERED, MessageEvent.REPLICATION_TALK,
    MessageEvent.MENTORING_ASKED, MessageEvent.MENTORING_TAKEN, MessageEvent.MENTORING_DECLINED,
})

# The post is slower than these: whoever gets letters has the booking in hand.
NO_USE_AS_LETTERS = frozenset({MessageEvent.REMINDER_DAY, MessageEvent.REMINDER_HOURS})


class Channel(TextChoices):
    """The way a message travels. A letter needs nobody's consent and no network."""

    EMAIL = "email", _("E-mail")
    WHATSAPP = "whatsapp", _("WhatsApp")
    SMS = "sms", _("SMS")
    PRINT = "print", _("Letter")


class MessageStatus(TextChoices):
    """How far a message came. Only `WAITING` and `SENDING` are still in the worker's hands."""

    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    DELIVERED = "delivered", _("arrived")
    READ = "read", _("read")
    DEAD = "dead", _("not sent")
    WITHDRAWN = "withdrawn", _("withdrawn")
    TO_PRINT = "to_print", _("to be printed")
    PRINTED = "printed", _("printed")


class RecipientKind(TextChoices):
    """Who is told; the id beside it is a plain value, for people stand above messages."""

    PERSON = "person", _("Person")
    EMPLOYER = "employer", _("Employer")
    PARTNER = "partner", _("Partner")
    USER = "user", _("Colleague")


class ReceiptStatus(TextChoices):
    """What a gateway says of a message that it took."""

    SENT = "sent", _("sent")
    DELIVERED = "delivered", _("arrived")
    READ = "read", _("read")
    FAILED = "failed", _("failed")


class Language(TextChoices):
    INDONESIAN = "id", _("Indonesian")
    ENGLISH = "en", _("English")
