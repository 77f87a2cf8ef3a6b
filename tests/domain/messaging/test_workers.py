"""Several workers at once, and workers that are killed: nothing is lost, nothing unmarked twice."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import Counter
from datetime import time, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection, connections
from django.utils import timezone

from antarkerja.domain.messaging.enums import (
    Channel,
    MessageEvent,
    MessageStatus,
    RecipientKind,
)
from antarkerja.domain.messaging.models import Message, OfficeMessaging
from antarkerja.domain.messaging.operations.outbox import Outgoing, enqueue
from antarkerja.domain.messaging.operations.sending import LEASE, is_anything_due
from antarkerja.domain.messaging.tasks import send_round
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import system_actor
from antarkerja.integrations.fake_http import Call, FakeHttp, Mood
from tests.factories.messaging import VALUES, make_message
from tests.factories.offices import make_office

ROOT = Path(__file__).resolve().parents[3]
BY = system_actor()

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(transactional_db: None) -> Office:
    """Open day and night, so that the test may run at any hour."""
    made = make_office()
    OfficeMessaging.objects.create(office=made, quiet_from=time(0), quiet_until=time(0))
    return made


def _side_by_side(*works: threading.Thread) -> None:
    for work in works:
        work.start()
    for work in works:
        work.join(60)
    assert not any(work.is_alive() for work in works)


def test_four_workers_send_each_message_once(office: Office, whatsapp: FakeHttp) -> None:
    at = timezone.now()
    messages = [make_message(office, at=at) for _ in range(48)]
    faults: list[BaseException] = []

    def work() -> None:
        try:
            while is_anything_due(at=at):
                send_round(by=BY, now=lambda: at, size=3)
        except BaseException as error:
            faults.append(error)
        finally:
            connections.close_all()

    _side_by_side(*(threading.Thread(target=work) for _ in range(4)))
    assert faults == []
    times = Counter(_reference(call) for _number, call in whatsapp.taken)
    assert set(times.values()) == {1}
    assert len(times) == len(messages)
    assert Message.objects.filter(status=MessageStatus.SENT, perhaps_repeated=False).count() == 48


def test_one_act_done_twice_at_once_writes_one_message(office: Office) -> None:
    at = timezone.now()
    start = threading.Barrier(6)
    written: list[int] = []
    faults: list[BaseException] = []

    def work() -> None:
        try:
            start.wait(10)
            outgoing = _outgoing(office)
            written.append(enqueue(by=BY, at=at, outgoing=outgoing).pk)
        except BaseException as error:
            faults.append(error)
        finally:
            connections.close_all()

    _side_by_side(*(threading.Thread(target=work) for _ in range(6)))
    assert faults == []
    assert len(written) == 6
    assert len(set(written)) == Message.objects.count() == 1


def _outgoing(office: Office) -> Outgoing:
    return Outgoing(
        office=office, event=MessageEvent.BOOKED, recipient=(RecipientKind.PERSON, 1),
        channel=Channel.SMS, address="+6281234567890", values=VALUES, key="booked:1",
        about=("appointment", 1),
    )


def test_a_worker_killed_in_the_middle_of_a_send_loses_nothing(
    office: Office, whatsapp: FakeHttp
) -> None:
    """The gateway has said yes in its heart, and the worker dies before it hears it."""
    at = timezone.now()
    messages = [make_message(office, at=at - timedelta(seconds=1)) for _ in range(4)]
    has_it = threading.Event()
    whatsapp.moods = [Mood.TAKE, Mood.SILENT]
    whatsapp.on_take = lambda call: has_it.set() if len(whatsapp.taken) == 2 else None
    with _worker(whatsapp) as worker:
        assert has_it.wait(60)
        worker.kill()
        worker.wait(10)
    in_hand = Message.objects.filter(status=MessageStatus.SENDING)
    assert in_hand.count() == 3
    later = timezone.now() + LEASE
    while is_anything_due(at=later):
        send_round(by=BY, now=lambda: later)
    assert Message.objects.filter(status=MessageStatus.SENT).count() == len(messages)
    _every_repetition_is_marked(whatsapp)
    assert max(Counter(_reference(call) for _number, call in whatsapp.taken).values()) == 2


@pytest.mark.slow
@pytest.mark.parametrize("sends_before_death", [1, 4, 9])
def test_workers_killed_one_after_the_other_leave_every_message_sent(
    office: Office, whatsapp: FakeHttp, sends_before_death: int
) -> None:
    at = timezone.now()
    for _ in range(12):
        make_message(office, at=at - timedelta(seconds=1))
    enough = threading.Event()

    def count_down(call: Call) -> None:
        if len(whatsapp.taken) >= sends_before_death:
            enough.set()

    whatsapp.on_take = count_down
    with _worker(whatsapp) as worker:
        assert enough.wait(60)
        worker.kill()
        worker.wait(10)
    later = timezone.now() + LEASE
    while is_anything_due(at=later):
        send_round(by=BY, now=lambda: later)
    assert Message.objects.filter(status=MessageStatus.SENT).count() == 12
    _every_repetition_is_marked(whatsapp)


def _reference(call: Call) -> str:
    return str(call.sent["biz_opaque_callback_data"])


def _every_repetition_is_marked(whatsapp: FakeHttp) -> None:
    times = Counter(int(_reference(call).partition("-")[0]) for _n, call in whatsapp.taken)
    twice = {pk for pk, number in times.items() if number > 1}
    marked = set(Message.objects.filter(perhaps_repeated=True).values_list("pk", flat=True))
    assert twice <= marked
    assert set(times) == set(Message.objects.values_list("pk", flat=True))


class _worker:
    """The process, on this test's own database and gateway; gone when the block ends."""

    def __init__(self, whatsapp: FakeHttp) -> None:
        self._environment = {
            **os.environ, "DATABASE_URL": _address_of_this_database(),
            "DJANGO_SETTINGS_MODULE": "antarkerja.config.settings.test",
            "ANTARKERJA_WHATSAPP_ADDRESS": whatsapp.address, "ANTARKERJA_WHATSAPP_TOKEN": "t",
            "ANTARKERJA_WHATSAPP_PHONE_ID": "55",
        }

    def __enter__(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.domain.messaging.sending_process"], cwd=ROOT,
            env=self._environment, stdout=subprocess.DEVNULL,
        )
        return self._process

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.wait(10)


def _address_of_this_database() -> str:
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    user = f"{given['USER']}:{given['PASSWORD']}" if given["PASSWORD"] else given["USER"]
    port = f":{given['PORT']}" if given["PORT"] else ""
    return f"postgresql://{user}@{quote(given['HOST'] or '', safe='')}{port}/{given['NAME']}"

