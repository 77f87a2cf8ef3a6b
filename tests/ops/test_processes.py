"""One command keeps web, worker and clock running, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from antarkerja.ops.processes import Family, Part, PortBusyError, parts, require_free_port

# A parent that watches two children: each writes its number and sleeps.
PARENT = """
import sys, time
from antarkerja.ops.processes import Family, Part
child = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\\\n'); time.sleep(99)"
family = Family(tell=print, members=tuple(
    Part(name=name, vital=name == "web",
         arguments=(sys.executable, "-c", child, sys.argv[1] + name))
    for name in ("web", "clock")))
family.start()
family.start_rest()
try:
    while not family.stopping:
        family.look()
        time.sleep(0.05)
finally:
    family.stop()
raise SystemExit(family.code)
"""


def alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    # A dead child of a dead parent waits for init and does no harm.
    return "Z" not in Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1][:3]


def wait_for(what: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(0.05)
    return what()


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, int]]]:
    """The parent and its children's numbers by name."""
    process = subprocess.Popen([sys.executable, "-c", PARENT, f"{tmp_path}/"])
    files = {name: tmp_path / name for name in ("web", "clock")}
    try:
        assert wait_for(lambda: all(file.exists() and file.read_text() for file in files.values()))
        yield process, {name: int(file.read_text()) for name, file in files.items()}
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_all_and_ends_well(
    parent: tuple[subprocess.Popen[bytes], dict[str, int]], how: signal.Signals
) -> None:
    process, children = parent
    process.send_signal(how)
    assert process.wait(15) == 0
    assert not [name for name, number in children.items() if alive(number)]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children")
def test_a_killed_parent_leaves_no_children(
    parent: tuple[subprocess.Popen[bytes], dict[str, int]],
) -> None:
    process, children = parent
    process.kill()
    process.wait()
    assert wait_for(lambda: not any(alive(number) for number in children.values()))


def test_when_the_web_process_dies_all_ends_with_an_error(
    parent: tuple[subprocess.Popen[bytes], dict[str, int]],
) -> None:
    process, children = parent
    os.kill(children["web"], signal.SIGKILL)
    assert process.wait(15) != 0
    assert not alive(children["clock"])


def test_a_clock_that_dies_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("antarkerja.ops.processes.RESTART_SECONDS", 0.0)
    said: list[str] = []
    clock = Part(name="clock", arguments=(sys.executable, "-c", "raise SystemExit(3)"))
    family = Family(members=(clock,), tell=said.append)
    kept = {number: signal.getsignal(number) for number in
            (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        family.start()
        family.start_rest()
        first = family.running["clock"].pid

        def again() -> bool:
            family.look()
            return family.running["clock"].pid != first

        assert wait_for(again)
        assert "ended with code 3" in said[0]
        assert not family.stopping
    finally:
        family.stop()
        for number, handler in kept.items():
            signal.signal(number, handler)


def test_a_port_in_use_is_noticed_before_anything_starts() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortBusyError):
            require_free_port("127.0.0.1", other.getsockname()[1])


def test_web_worker_and_clock_are_what_runs() -> None:
    names = [part.name for part in parts(bind="127.0.0.1", port=8000, processes=1, threads=2)]
    assert names == ["web", "worker", "clock"]
