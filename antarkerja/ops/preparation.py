"""Making an installation ready: tables, cache, translations, static files. Quick when done."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.offices.queries import offices_seen_by
from antarkerja.shared.translations import compile_catalogues

Tell = Callable[[str], None]


def prepare(tell: Tell) -> None:
    """Brings database, translations and static files up to date; touches no business data."""
    Path(settings.HOME).mkdir(parents=True, exist_ok=True)
    if unapplied_migrations():
        tell(_("Preparing the database …"))
        call_command("migrate", verbosity=0, interactive=False)
    if missing_cache_tables():
        call_command("createcachetable", verbosity=0)
    compile_catalogues(Path(settings.PACKAGE))
    fingerprint = static_fingerprint()
    if _static_stamp() != fingerprint:
        tell(_("Collecting the static files …"))
        call_command("collectstatic", verbosity=0, interactive=False)
        _stamp_file().write_text(fingerprint, encoding="ascii")


@contextmanager
def demo_being_loaded() -> Iterator[None]:
    """Leaves a mark until the demo data is whole, which `forget_half_a_demo` looks for.

    Only where nothing is there yet: the mark says that all there is may be thrown away.
    """
    if not is_empty():
        yield
        return
    _half_demo().touch()
    yield
    _half_demo().unlink()


def is_empty() -> bool:
    """Whether nobody has begun to use the installation: it knows no office."""
    return not offices_seen_by(system_actor()).exists()


def forget_half_a_demo() -> bool:
    """Removes a demo whose loading was cut off, so that it is loaded anew; says whether it did.

    Only the demo's own SQLite file: while the mark is there, nobody has signed in to it yet.
    """
    database = connection.settings_dict["NAME"]
    if connection.vendor != "sqlite" or not _half_demo().exists():
        return False
    connection.close()
    for ending in ("", "-wal", "-shm"):
        Path(f"{database}{ending}").unlink(missing_ok=True)
    _half_demo().unlink()
    return True


def _half_demo() -> Path:
    return Path(settings.HOME) / "demo.unfinished"


def unapplied_migrations() -> list[str]:
    """Migrations that the database lacks, as "area.name"."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def missing_cache_tables() -> list[str]:
    """Tables of database caches that are not there yet."""
    wanted = [
        str(cache["LOCATION"]) for cache in settings.CACHES.values()
        if str(cache["BACKEND"]).endswith(".db.DatabaseCache")
    ]
    if not wanted:
        return []
    there = set(connection.introspection.table_names())
    return [table for table in wanted if table not in there]


def static_fingerprint() -> str:
    """Changes when any static file of the project or of a package does."""
    seen = hashlib.sha256(str(settings.STATIC_ROOT).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            facts = os.stat(storage.path(path))
            seen.update(f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def static_files_are_current() -> bool:
    return _static_stamp() == static_fingerprint()


def _stamp_file() -> Path:
    return Path(settings.HOME) / "static.stamp"


def _static_stamp() -> str:
    if not Path(settings.STATIC_ROOT).is_dir() or not _stamp_file().exists():
        return ""
    return _stamp_file().read_text(encoding="ascii")
