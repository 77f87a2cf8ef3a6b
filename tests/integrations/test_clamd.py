"""The virus scanner: the real daemon where one can be started, and one that misbehaves."""

from __future__ import annotations

import shutil
import socket
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from antarkerja.domain.cases.enums.files import ScanState
from antarkerja.domain.cases.errors.files import ScannerDownError
from antarkerja.integrations.clamd.client import Clamd
from tests.factories.handed_in import EICAR, paper, photo

_SECONDS = 60


@pytest.fixture(scope="module")
def daemon() -> Iterator[str]:
    """clamd of this machine with one signature of our own: no virus list is fetched."""
    if shutil.which("clamd") is None:
        pytest.skip("no clamd on this machine")
    with tempfile.TemporaryDirectory(prefix="clamd-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        signatures = home / "signatures"
        signatures.mkdir()
        # Name:TargetType:Offset:HexSignature; 0 is any file, * anywhere in it.
        (signatures / "own.ndb").write_text(f"Uji.Eicar:0:*:{EICAR.hex()}\n")
        settings = home / "clamd.conf"
        settings.write_text(
            f"DatabaseDirectory {signatures}\nLocalSocket {home}/clamd.ctl\nForeground yes\n"
            f"LogFile {home}/clamd.log\nStreamMaxLength 12M\nUser {_own_name()}\n"
        )
        process = subprocess.Popen(
            ["clamd", "-c", str(settings)], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        try:
            if not _listens(process, home / "clamd.ctl"):
                pytest.skip("clamd does not start here")
            yield f"{home}/clamd.ctl"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _own_name() -> str:
    return subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()


def _listens(process: subprocess.Popen[bytes], path: Path) -> bool:
    for _ in range(_SECONDS * 5):
        if process.poll() is not None:
            return False
        if path.exists():
            return True
        time.sleep(0.2)
    return False


def test_the_real_daemon_lets_a_paper_and_a_photo_pass(daemon: str) -> None:
    for content in (paper(), photo(), b"x" * 9_000_000):
        assert Clamd(daemon).scan(content) is ScanState.CLEAN


def test_the_real_daemon_finds_the_test_virus_in_a_paper(daemon: str) -> None:
    assert Clamd(daemon).scan(EICAR) is ScanState.REFUSED
    assert Clamd(daemon).scan(paper() + EICAR) is ScanState.REFUSED


def test_a_file_beyond_the_daemons_limit_waits_and_is_not_called_clean(daemon: str) -> None:
    with pytest.raises(ScannerDownError):
        Clamd(daemon).scan(b"x" * 13_000_000)


def serve(answer: Callable[[socket.socket], None]) -> str:
    """A daemon that answers one connection as told; its address."""
    door = socket.create_server(("127.0.0.1", 0))

    def once() -> None:
        line, _ = door.accept()
        with line, door:
            answer(line)

    threading.Thread(target=once, daemon=True).start()
    return f"127.0.0.1:{door.getsockname()[1]}"


def read_stream(line: socket.socket) -> bytes:
    """What the client sent, put together from its chunks as clamd does."""
    reader = line.makefile("rb")
    assert reader.read(10) == b"zINSTREAM\0"
    content = b""
    while length := struct.unpack("!I", reader.read(4))[0]:
        content += reader.read(length)
    return content


def test_the_file_arrives_whole_over_tcp() -> None:
    got: list[bytes] = []

    def answer(line: socket.socket) -> None:
        got.append(read_stream(line))
        line.sendall(b"stream: ")
        line.sendall(b"OK\0")

    sent = bytes(range(256)) * 1_000
    assert Clamd(serve(answer)).scan(sent) is ScanState.CLEAN
    assert got == [sent]


@pytest.mark.parametrize(
    "said", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"UNKNOWN COMMAND\0", b"OK FOUND it\0"])
def test_an_odd_answer_says_nothing_of_the_file(said: bytes) -> None:
    def answer(line: socket.socket) -> None:
        read_stream(line)
        line.sendall(said)

    with pytest.raises(ScannerDownError):
        Clamd(serve(answer)).scan(b"abc")


def test_a_daemon_that_hangs_up_at_once_is_down() -> None:
    with pytest.raises(ScannerDownError):
        Clamd(serve(lambda line: None)).scan(b"x" * 5_000_000)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.ctl", "clamd"])
def test_no_daemon_is_down(address: str) -> None:
    with pytest.raises(ScannerDownError):
        Clamd(address).scan(b"abc")
