"""The outbox: what goes out, what gateways say of it, and what people answer.

A message holds plain values of whom it tells and what it is about, without foreign keys to them:
people, firms and appointments stand above this area.
"""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from antarkerja.domain.messaging.enums import (
    Channel,
    Language,
    MessageEvent,
    MessageStatus,
    ReceiptStatus,
    RecipientKind,
)
from antarkerja.domain.offices.models import Office

IN_HAND = Q(status__in=[MessageStatus.WAITING, MessageStatus.SENDING])


class Message(models.Model):
    """One message to one recipient, written in the transaction of the act that it tells of.

    It lives until it was sent, given up, withdrawn or printed; a worker holds it by a lease
    (`claim` until `claimed_until`). `perhaps_repeated` says that a worker died, or a gateway fell
    silent, after the message may have gone out, and that it was sent once more.
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        "address_encrypted": "where the message goes; encrypted; scrubbed to null after the "
        "office's days (OfficeMessaging.keep_days)",
        "address_hash": "finds the message that a reply answers; keyed hash; scrubbed likewise",
        "subject": "what was told; scrubbed to a blank with the address",
        "body": "what was told; scrubbed to a blank with the address",
    }

    office = models.ForeignKey(Office, models.RESTRICT, related_name="messages")
    event = models.CharField(max_length=24, choices=MessageEvent)
    recipient_kind = models.CharField(max_length=10, choices=RecipientKind)
    recipient_id = models.BigIntegerField()
    # What it is about, so that reminders of a cancelled appointment can be withdrawn.
    about_kind = models.CharField(max_length=16)
    about_id = models.BigIntegerField()
    channel = models.CharField(max_length=8, choices=Channel)
    address_encrypted = models.BinaryField(null=True)
    address_hash = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.INDONESIAN)
    subject = models.CharField(max_length=160, blank=True)
    body = models.TextField(max_length=2000, blank=True)
    # The same key twice is one message: an act that is done again tells nobody twice.
    key = models.CharField(max_length=100, unique=True)
    status = models.CharField(
        max_length=10, choices=MessageStatus, default=MessageStatus.WAITING
    )
    tries = models.SmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    # After this moment it would tell of something past.
    good_until_at = models.DateTimeField(null=True)
    claim = models.CharField(max_length=16, blank=True)
    claimed_until = models.DateTimeField(null=True)
    perhaps_repeated = models.BooleanField(default=False)
    # Which gateway took it, and under which number of its own.
    gateway = models.CharField(max_length=12, blank=True)
    gateway_id = models.CharField(max_length=128, blank=True)
    error_code = models.CharField(max_length=40, blank=True)
    # The message that an officer sent anew as this one.
    resent_from = models.ForeignKey(
        "self", models.RESTRICT, null=True, related_name="resent_as"
    )
    user_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    scrubbed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["next_try_at", "id"], condition=IN_HAND, name="message_due"),
            models.Index(fields=["office", "status", "-id"], name="message_office_status"),
            models.Index(fields=["office", "-id"], name="message_office"),
            models.Index(fields=["recipient_kind", "recipient_id", "-id"],
                         name="message_recipient"),
            models.Index(fields=["about_kind", "about_id"], name="message_about"),
            models.Index(fields=["gateway", "gateway_id"], condition=~Q(gateway_id=""),
                         name="message_gateway"),
            models.Index(fields=["address_hash", "-id"], condition=~Q(address_hash=""),
                         name="message_address"),
            models.Index(fields=["office", "created_at"], condition=Q(scrubbed_at__isnull=True),
                         name="message_to_scrub"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=MessageStatus.values), name="message_status_known"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="message_channel_known"
            ),
            models.CheckConstraint(
                condition=Q(event__in=MessageEvent.values), name="message_event_known"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="message_has_a_key"),
            models.CheckConstraint(condition=Q(tries__gte=0), name="message_tries_not_negative"),
            models.CheckConstraint(
                condition=~Q(status="sending") | Q(claimed_until__isnull=False),
                name="message_sending_iff_leased",
            ),
            models.CheckConstraint(
                condition=~IN_HAND | Q(address_encrypted__isnull=False),
                name="message_in_hand_has_address",
            ),
            models.CheckConstraint(
                condition=Q(scrubbed_at__isnull=True)
                | Q(address_encrypted__isnull=True, address_hash="", subject="", body=""),
                name="message_scrubbed_is_empty",
            ),
        ]


class Receipt(models.Model):
    """What a gateway said of a message; the same word twice is one row, in whatever order.

    It may come before our own commit of the gateway's number: then `applied_at` is empty and
    the next round of the outbox finds its message.
    """

    gateway = models.CharField(max_length=12)
    gateway_id = models.CharField(max_length=128)
    # Our own number of the message, where the gateway hands it back.
    reference = models.CharField(max_length=32, blank=True)
    status = models.CharField(max_length=10, choices=ReceiptStatus)
    error_code = models.CharField(max_length=40, blank=True)
    told_at = models.DateTimeField()
    received_at = models.DateTimeField(db_default=Now())
    applied_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["received_at"], condition=Q(applied_at__isnull=True),
                         name="receipt_loose"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["gateway", "gateway_id", "status"], name="receipt_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=ReceiptStatus.values), name="receipt_status_known"
            ),
        ]


class Reply(models.Model):
    """What somebody wrote back. `digit` is what it was understood as, empty where it was not."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "body": "what was answered; scrubbed to a blank with the message",
        "sender_hash": "finds the message that is answered; keyed hash; scrubbed to a blank",
    }

    gateway = models.CharField(max_length=12)
    gateway_id = models.CharField(max_length=128)
    # Nobody's: a number that we never wrote to.
    message = models.ForeignKey(Message, models.RESTRICT, null=True, related_name="replies")
    sender_hash = models.CharField(max_length=64, blank=True)
    body = models.CharField(max_length=500, blank=True)
    digit = models.CharField(max_length=1, blank=True)
    # What became of it: a code of the handler, such as "kept" or "not_understood".
    outcome = models.CharField(max_length=24, blank=True)
    received_at = models.DateTimeField(db_default=Now())
    handled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["received_at"], condition=Q(handled_at__isnull=True),
                         name="reply_unhandled"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["gateway", "gateway_id"], name="reply_once"),
        ]


class MessageText(models.Model):
    """An office's own wording of what is told at an event, in one language."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="message_texts")
    event = models.CharField(max_length=24, choices=MessageEvent)
    language = models.CharField(max_length=2, choices=Language)
    subject = models.CharField(max_length=160)
    body = models.TextField(max_length=1000)
    user_id = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "event", "language"], name="message_text_once"
            ),
            models.CheckConstraint(
                condition=Q(event__in=MessageEvent.values), name="message_text_event_known"
            ),
            models.CheckConstraint(
                condition=~Q(body="") & ~Q(subject=""), name="message_text_not_empty"
            ),
        ]


class OfficeMessaging(models.Model):
    """How an office sends: its quiet hours on its own clock, and how long texts are kept."""

    office = models.OneToOneField(Office, models.RESTRICT, related_name="messaging")
    # No phone rings from the first to the second; equal means that there are no quiet hours.
    quiet_from = models.TimeField(default=time(20))
    quiet_until = models.TimeField(default=time(7))
    keep_days = models.SmallIntegerField(default=180)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(keep_days__gte=30, keep_days__lte=1825),
                name="messaging_keep_days_in_reach",
            ),
        ]
