"""One file in one connection, by clamd's INSTREAM (man clamd(8)).

The file goes over in chunks, each with its length before it in four bytes of network order; a
length of nought ends it. clamd answers with one line that a zero byte ends.
"""

from __future__ import annotations

import socket
import struct
from contextlib import suppress

from django.conf import settings

from antarkerja.domain.cases.enums.files import ScanState
from antarkerja.domain.cases.errors.files import ScannerDownError

_CHUNK = 64 * 1024
_CONNECT_SECONDS = 3.0
_ANSWER_SECONDS = 20.0
_LONGEST_ANSWER = 4_096


class Clamd:
    """Scans with the daemon that listens at `address`: a socket's path, or "host:port"."""

    def __init__(self, address: str = "") -> None:
        self.address = address or settings.CLAMD

    def scan(self, content: bytes) -> ScanState:
        """CLEAN or REFUSED. Raises ScannerDownError for every other answer, and for none."""
        try:
            answer = self._ask(content)
        except OSError as error:
            raise ScannerDownError from error
        if answer.endswith(" FOUND"):
            return ScanState.REFUSED
        if answer.endswith(": OK"):
            return ScanState.CLEAN
        # A limit of the daemon, a database that is being loaded: nothing was said of the file.
        raise ScannerDownError

    def _ask(self, content: bytes) -> str:
        with self._connection() as line:
            line.settimeout(_ANSWER_SECONDS)
            # A daemon that has seen enough answers and hangs up while we still send.
            with suppress(BrokenPipeError, ConnectionResetError):
                line.sendall(b"zINSTREAM\0")
                for start in range(0, len(content), _CHUNK):
                    chunk = content[start:start + _CHUNK]
                    line.sendall(struct.pack("!I", len(chunk)) + chunk)
                line.sendall(struct.pack("!I", 0))
            return _one_answer(line)

    def _connection(self) -> socket.socket:
        if self.address.startswith("/"):
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(_CONNECT_SECONDS)
            try:
                line.connect(self.address)
            except OSError:
                line.close()
                raise
            return line
        host, _, port = self.address.rpartition(":")
        if not port.isdecimal():
            raise ConnectionError(f"not an address of clamd: {self.address}")
        return socket.create_connection((host, int(port)), timeout=_CONNECT_SECONDS)


def _one_answer(line: socket.socket) -> str:
    said = b""
    while b"\0" not in said and len(said) < _LONGEST_ANSWER:
        more = line.recv(1_024)
        if not more:
            break
        said += more
    return said.split(b"\0")[0].decode(errors="replace").strip()
