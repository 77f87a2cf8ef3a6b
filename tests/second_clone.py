"""A fresh clone does `./run` and answers a page; again is quick and touches no data.

`python -m tests.second_clone` clones the committed state into a folder with a space in its name,
as a newcomer would, and ends with 0 where all of it held.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# A start again takes about three seconds where nothing else runs; the checks may share a machine.
FIRST_START, NEXT_START, STOPPING = 900.0, 10.0, 15.0


class CloneFailedError(RuntimeError):
    """What did not hold."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(clone: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`./run` from another folder; ended with SIGTERM, as Ctrl-C and systemd would."""
    environment = {
        name: value for name, value in os.environ.items()
        if not name.startswith(("ANTARKERJA_", "DATABASE_URL", "DJANGO_", "VIRTUAL_ENV"))
    }
    process = subprocess.Popen(
        [str(clone / "run")], cwd="/", env={**environment, "PORT": str(port)},
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOPPING)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise CloneFailedError(f"./run did not stop within {STOPPING:.0f} s") from None


def seconds_to_answer(process: subprocess.Popen[bytes], port: int, patience: float) -> float:
    """Seconds until a page came with status 200."""
    began = time.monotonic()
    while time.monotonic() - began < patience:
        if process.poll() is not None:
            raise CloneFailedError(f"./run ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                if answer.status == 200 and b"Antarkerja" in answer.read():
                    return time.monotonic() - began
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise CloneFailedError(f"no page within {patience:.0f} s")


def rows(clone: Path) -> str:
    """How many people, vacancies and accounts there are, and their highest numbers.

    Not events: the clock may rightly strike somebody off between the two starts.
    """
    return subprocess.check_output(
        [str(clone / ".venv/bin/python"), "-c", COUNT, str(clone / "var/antarkerja.sqlite3")],
        text=True,
    ).strip()


COUNT = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
print(*(database.execute(f"SELECT count(*), max(id) FROM {table}").fetchone()
        for table in ("jobseekers_person", "employers_vacancy", "offices_user")))
"""


def require_free(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise CloneFailedError("something still listens after ./run ended")


def main() -> int:
    place = Path(tempfile.mkdtemp(prefix="antarkerja-clone-"))
    clone, port = place / "a fresh clone", free_port()
    try:
        subprocess.check_call(["git", "clone", "-q", str(ROOT), str(clone)])
        with running(clone, port) as process:
            first = seconds_to_answer(process, port, FIRST_START)
        require_free(port)
        before = rows(clone)
        with running(clone, port) as process:
            again = seconds_to_answer(process, port, 60)
        require_free(port)
        print(f"first start {first:.1f} s, again {again:.1f} s")
        print(f"people, vacancies and accounts, each with its highest number: {before}")
        if again > NEXT_START:
            raise CloneFailedError(f"the second start took {again:.1f} s, more than {NEXT_START}")
        if rows(clone) != before:
            raise CloneFailedError(f"the second start changed the data: {before} → {rows(clone)}")
    except CloneFailedError as error:
        print(f"The second clone: {error}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
