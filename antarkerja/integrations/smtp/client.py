"""E-mail over SMTP, by Django's own back end."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from antarkerja.domain.messaging.ports import (
    Parcel,
    RefusedError,
    UnavailableError,
    UnsureError,
)


class SmtpGateway:
    """Hands an e-mail to the mail server of the setting SMTP.

    The Message-ID is the same at every try: mail programs that know it show a repeated message
    once, and a bounce names it.
    """

    name = "smtp"

    def send(self, parcel: Parcel) -> str:
        """Returns the Message-ID. Raises RefusedError, UnavailableError, UnsureError."""
        sender = settings.SMTP["sender"]
        message_id = f"<{parcel.reference}@{sender.rpartition('@')[2] or 'localhost'}>"
        letter = EmailMessage(
            subject=parcel.subject, body=parcel.body, to=[parcel.address],
            from_email=formataddr((parcel.sender, sender)),
            headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
        )
        server = self._server()
        try:
            self._open(server)
            self._deliver(server, letter)
        finally:
            # The server's yes counts, however it says good-bye.
            with suppress(smtplib.SMTPException, OSError):
                server.close()
        return message_id

    def _server(self) -> EmailBackend:
        given = settings.SMTP
        return EmailBackend(
            host=given["host"], port=given["port"], username=given["user"],
            password=given["password"], use_tls=given["security"] == "starttls",
            use_ssl=given["security"] == "tls", timeout=given["timeout"], fail_silently=False,
        )

    def _open(self, server: EmailBackend) -> None:
        # Until here nothing has gone out, whatever happens.
        try:
            server.open()
        except smtplib.SMTPAuthenticationError as error:
            raise UnavailableError("smtp_sign_in") from error
        except (smtplib.SMTPException, ssl.SSLError, OSError) as error:
            raise UnavailableError("smtp_unreachable") from error

    def _deliver(self, server: EmailBackend, letter: EmailMessage) -> None:
        try:
            server.send_messages([letter])
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _said in error.recipients.values()]
            _refuse(max(codes, default=550), error)
        except smtplib.SMTPResponseException as error:
            _refuse(error.smtp_code, error)
        except smtplib.SMTPServerDisconnected as error:
            raise UnsureError("smtp_cut_off") from error
        except OSError as error:
            raise UnsureError("smtp_silent") from error
        except ValueError as error:
            # An address or a subject that no header can hold.
            raise RefusedError("smtp_header") from error


def _refuse(code: int, error: Exception) -> None:
    """RFC 5321: 4xx is for now, 5xx for good."""
    if code >= 500:
        raise RefusedError(f"smtp_{code}") from error
    raise UnavailableError(f"smtp_{code}") from error
