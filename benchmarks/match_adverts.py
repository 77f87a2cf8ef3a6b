"""Real advertisements as columns, read by the same door as `antarkerja match-file`.

Four files of ../shared/data are brought to the form of one of them: MagangHub 2026 (title, regency,
levels, fields of study, places, who applied), MagangHub 2025 with descriptions (skills, languages,
licences, experience), Karirhub (title, skills), Jobstreet (title, wage). Where the folder does not
stand beside the checkout, a small set is made up from jobcoder's occupations instead, and says so.
"""

from __future__ import annotations

import csv
import io
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from matchengine.arrays import Array, Bools
from matchengine.columns import Columns, Words

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SOURCES = ("maganghub 2026", "maganghub 2025, described", "karirhub 2026", "jobstreet 2024")
RECENT, DESCRIBED, KARIRHUB, JOBSTREET = range(4)
MADE_UP = 3_000
QUICK_EVERY = 8
"""A quick run reads every eighth advertisement: coding the titles takes most of the time."""


@dataclass(frozen=True, slots=True)
class Advert:
    """One advertisement as its file has it; "" or None where the file does not say."""

    source: int
    title: str
    text: str = ""
    region: str = ""
    levels: str = ""
    fields: str = ""
    places: int = 1
    applied: int | None = None
    wage: int | None = None


@dataclass(frozen=True, slots=True)
class Adverts:
    """All of them: ``columns`` as the engine reads them, and what else is drawn from.

    ``crowd`` is how many applied for each place (NaN where the file does not say).
    """

    columns: Columns
    words: Words
    titles: tuple[str, ...]
    source: Array
    crowd: Array
    told: str

    def of(self, *sources: int) -> Bools:
        """Which rows come from some of the files."""
        return np.isin(self.source, sources)


def ready() -> None:
    """The doors belong to the product, so its settings are loaded; no database is opened."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "antarkerja.config.settings.test")
    import django

    django.setup()


@cache
def adverts(*, quick: bool = False) -> Adverts:
    """Every advertisement of the files, or one in eight."""
    ready()
    from antarkerja.domain.matching.imports.advertisements import read_vacancies

    found = list(_all_files())
    told = f"{len(found):,} real advertisements"
    if not found:
        found, told = list(_made_up()), "advertisements made up: ../shared/data is not there"
    if quick:
        found = found[::QUICK_EVERY]
        told = f"{told}, one in {QUICK_EVERY} of them"
    shelf, words = read_vacancies(_as_file(found)).index.compacted()
    wages = np.array([-1 if one.wage is None else one.wage for one in found], dtype=np.int64)
    scalars = dict(shelf.base.scalars)
    for name in ("wage_min", "wage_max"):
        scalars[name] = np.where(wages >= 0, wages, scalars[name])
    return Adverts(
        columns=Columns(scalars, shelf.base.lists),
        words=words,
        titles=tuple(one.title for one in found),
        source=np.array([one.source for one in found]),
        crowd=np.array(
            [np.nan if one.applied is None else one.applied / one.places for one in found]
        ),
        told=told,
    )


def _as_file(found: list[Advert]) -> str:
    """The advertisements in the columns of the described file; ids keep their order."""
    file = io.StringIO()
    table = csv.writer(file)
    table.writerow(
        ["id_posisi", "posisi", "deskripsi", "kuota", "jenjang", "program_studi", "kode_kab_dagri"]
    )
    for number, one in enumerate(found):
        table.writerow(
            [f"{number:08d}", one.title, one.text, one.places, one.levels, one.fields, one.region]
        )
    return file.getvalue()


def rows_of(name: str) -> list[dict[str, str]]:
    """A file of the folder; no row where it is not there."""
    path = DATA / name
    if not path.exists():
        return []
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _all_files() -> Iterator[Advert]:
    by_name = _regions()
    for row in rows_of("maganghub_lowongan_2026.csv"):
        places = max(1, int(row["kuota"] or 1))
        yield Advert(
            RECENT, row["posisi"], region=by_name.get(_short(row["wilayah"]), ""),
            levels=row["jenjang"], fields=row["jurusan"].replace(",", ";"),
            places=places, applied=int(row["pelamar"] or 0),
        )  # fmt: skip
    for row in rows_of("maganghub_lowongan_deskripsi_jateng_diy_2025.csv"):
        yield Advert(
            DESCRIBED, row["posisi"], text=row["deskripsi"], region=row["kode_kab_dagri"],
            levels=row["jenjang"], fields=row["program_studi"],
            places=max(1, int(row["kuota"] or 1)), applied=int(row["terdaftar"] or 0),
        )  # fmt: skip
    for row in rows_of("karirhub_lowongan_skills_2026.csv"):
        region = by_name.get(_short(row["Lokasi"]), "")
        yield Advert(KARIRHUB, row["Title"], text=row["Skills"], region=region)
    # Where the portal found too few, it listed the same advertisements again under another place.
    seen = set()
    for row in rows_of("jobstreet_2024_judul_gaji.csv"):
        key = (row["Judul Pekerjaan"], row["Perusahaan"], row["Gaji_Rata2"])
        if key not in seen:
            seen.add(key)
            yield Advert(JOBSTREET, key[0], wage=round(float(key[2])))


def _made_up() -> Iterator[Advert]:
    from antarkerja.domain.reference.regions import centroids
    from jobcoder import occupations, skills

    drawn = random.Random(20)
    works, known, regions = occupations(), skills(), sorted(centroids())
    for number in range(MADE_UP):
        work = drawn.choice(works)
        names = [skill.name_id for skill in drawn.sample(known, 3)]
        yield Advert(
            number % len(SOURCES), drawn.choice(work.names), text=", ".join(names),
            region=drawn.choice(regions), levels=work.education, fields=";".join(work.fields),
            places=drawn.randrange(1, 5), applied=drawn.randrange(60),
            wage=drawn.randrange(2_000_000, 9_000_000, 50_000) if number % 2 else None,
        )  # fmt: skip


def _regions() -> dict[str, str]:
    """Codes by names as the portals write them: "Kab. Kendal", "KOTA TANGERANG", "Bandung"."""
    found = {"jakarta": "31"}
    for row in rows_of("kabupaten_centroids.csv"):
        short = _short(row["nama"])
        found[short] = row["kode"]
        found.setdefault(short.removeprefix("kota"), row["kode"])
    return found


def _short(name: str) -> str:
    bare = name.lower().replace("kabupaten", "kab").replace("administrasi", "adm")
    return bare.replace(".", "").replace(" ", "")
