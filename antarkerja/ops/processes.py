"""Web, worker and clock as three processes of one command, started, watched and stopped."""

from __future__ import annotations

import ctypes
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

STOP_SECONDS = 10.0
RESTART_SECONDS = 5.0


class PortBusyError(RuntimeError):
    """Another program already listens on the port."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One process: its name, what it runs, and whether all stops when it ends."""

    name: str
    arguments: tuple[str, ...]
    vital: bool = False


def parts(*, bind: str, port: int, processes: int, threads: int) -> tuple[Part, ...]:
    """What an installation on one machine runs."""
    ours = (sys.executable, "-m", "antarkerja")
    return (
        Part(name="web", vital=True, arguments=(
            sys.executable, "-m", "gunicorn", "antarkerja.config.wsgi:application",
            "--bind", f"{bind}:{port}", "--workers", str(processes), "--threads", str(threads),
            "--worker-class", "gthread", "--timeout", "60", "--graceful-timeout", "8",
            # Loaded once and before the port opens, so that the first visitor does not wait.
            "--preload", "--no-control-socket", "--log-level", "warning",
        )),
        Part(name="worker", arguments=(
            *ours, "db_worker", "--queue-name", "*", "--no-reload", "--verbosity", "0",
        )),
        Part(name="clock", arguments=(*ours, "tick", "--loop")),
    )


def require_free_port(bind: str, port: int) -> None:
    """Raises PortBusyError where something listens on the port, or where it may not be used."""
    with socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as error:
            raise PortBusyError(str(error)) from error


def answers(bind: str, port: int) -> bool:
    """Whether something accepts a connection on the port."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(bind, bind)  # nosec B104 - asks, never binds
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def _die_with_parent() -> None:
    # PR_SET_PDEATHSIG (1): a killed parent leaves no children behind. Linux only.
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _start(part: Part) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches the parent alone, which then stops all in order.
    return subprocess.Popen(
        part.arguments, start_new_session=True,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    )


@dataclass(slots=True)
class Family:
    """The running parts. `stopping` is set by a signal, or when a vital part has ended."""

    members: tuple[Part, ...]
    tell: Callable[[str], None]
    stopping: bool = False
    code: int = 0
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    restart_at: dict[str, float] = field(default_factory=dict)

    def start(self) -> None:
        """Starts the vital parts; `start_rest` the others, once the vital ones need no more."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        self._start_those(vital=True)

    def start_rest(self) -> None:
        self._start_those(vital=False)

    def _start_those(self, *, vital: bool) -> None:
        for part in self.members:
            if part.vital is vital:
                self.running[part.name] = _start(part)

    def _on_signal(self, number: int, frame: object) -> None:
        self.stopping = True

    def look(self) -> None:
        """Notices what has ended: a vital part ends all, another is started again."""
        for part in self.members:
            process = self.running.get(part.name)
            code = process.poll() if process else None
            if code is None or self.stopping:
                continue
            if part.vital:
                self.tell(f"{part.name} ended with code {code}")
                self.stopping, self.code = True, code or 1
            elif part.name not in self.restart_at:
                self.tell(f"{part.name} ended with code {code}; starting it again")
                self.restart_at[part.name] = time.monotonic() + RESTART_SECONDS
            elif time.monotonic() >= self.restart_at[part.name]:
                del self.restart_at[part.name]
                self.running[part.name] = _start(part)

    def stop(self) -> None:
        """Asks all to end, and ends what has not after ten seconds."""
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in self.running.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
