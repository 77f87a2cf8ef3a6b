"""What is wrong with the word lists, in words that a person who corrects them can use.

``python -m jobcoder check`` prints it; the tests ask for an empty answer.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from jobcoder.occupations import occupations
from jobcoder.roles import ROLE_WORDS
from jobcoder.skills import skills
from jobcoder.types import ListedSkill, Occupation
from jobcoder.wordlists import cell_counts, is_group, list_names, read_rows, split_list

EDUCATION = frozenset(
    {"", "SD", "SMP", "SMA", "SMK", "SMA/SMK", "D1", "D2", "D3", "D4", "S1", "S2", "S3", "profesi"}
)
KINDS = frozenset({"skill", "knowledge", "attitude", "tool", "language", "licence"})
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _ids(prefix: str) -> Iterator[str]:
    """Ids that are no slug or stand twice, over all files of a kind."""
    first: dict[str, str] = {}
    for file in list_names(prefix):
        for row in read_rows(file):
            if not SLUG.fullmatch(row["id"]):
                yield f"{file}: “{row['id']}” is no id of small letters, digits and hyphens"
            if row["id"] in first:
                yield f"{file}: id “{row['id']}” stands already in {first[row['id']]}"
            first.setdefault(row["id"], file)


def _cells(prefix: str) -> Iterator[str]:
    """Rows with too many or too few cells."""
    for file in list_names(prefix):
        lines = list(cell_counts(file))
        for name, count in lines[1:]:
            if count != lines[0][1]:
                yield f"{file}: the row “{name}” has {count} cells, not {lines[0][1]}"


def _doubled(listed: Iterable[Occupation | ListedSkill]) -> Iterator[str]:
    """Names that two entries share, which would make them mean nothing."""
    holders: dict[str, set[str]] = defaultdict(set)
    for entry in listed:
        for name in entry.names:
            holders[name.lower()].add(entry.id)
    for name, ids in sorted(holders.items()):
        if len(ids) > 1:
            yield f"“{name}” is a name of {', '.join(sorted(ids))}"


def occupation_trouble() -> Iterator[str]:
    """Trouble in ``occupations_*.csv``."""
    yield from _cells("occupations_")
    yield from _ids("occupations_")
    fields = {row["field"] for row in read_rows("fields_of_study.csv")}
    for listed in occupations():
        if not is_group(listed.group):
            yield f"{listed.id}: there is no group {listed.group}"
        if not listed.name_id or not listed.name_en:
            yield f"{listed.id}: a name is missing"
        if listed.education not in EDUCATION:
            yield f"{listed.id}: unknown education “{listed.education}”"
        for field in listed.fields:
            if field not in fields:
                yield f"{listed.id}: “{field}” is not in fields_of_study.csv"
    yield from _doubled(occupations())


def skill_trouble() -> Iterator[str]:
    """Trouble in ``skills_*.csv``."""
    yield from _cells("skills_")
    yield from _ids("skills_")
    known = {listed.id: listed for listed in skills()}
    for listed in skills():
        if not listed.name_id or not listed.name_en:
            yield f"{listed.id}: a name is missing"
        if listed.kind not in KINDS:
            yield f"{listed.id}: unknown kind “{listed.kind}”"
        above, seen = listed.parent, {listed.id}
        while above:
            if above in seen or above not in known:
                fault = "leads back to itself" if above in seen else "is no skill"
                yield f"{listed.id}: the parent “{above}” {fault}"
                break
            seen.add(above)
            above = known[above].parent
    yield from _doubled(skills())


def link_trouble() -> Iterator[str]:
    """Trouble in ``occupation_skills_*.csv``."""
    yield from _cells("occupation_skills_")
    jobs = {listed.id for listed in occupations()}
    known = {listed.id for listed in skills()}
    seen: set[str] = set()
    for file in list_names("occupation_skills_"):
        for row in read_rows(file):
            name = row["occupation"]
            if name not in jobs:
                yield f"{file}: there is no occupation “{name}”"
            if name in seen:
                yield f"{file}: “{name}” stands twice"
            seen.add(name)
            for asked in (*split_list(row["essential"]), *split_list(row["optional"])):
                if asked not in known:
                    yield f"{file}: {name} asks the unknown skill “{asked}”"


def role_trouble() -> Iterator[str]:
    """Trouble in ``domain_roles.csv``."""
    yield from _cells("domain_roles.csv")
    seen: set[str] = set()
    for row in read_rows("domain_roles.csv"):
        for domain in split_list(row["domain"]):
            if domain in seen:
                yield f"domain_roles.csv: the field “{domain}” stands twice"
            seen.add(domain)
        for role in ROLE_WORDS:
            codes = split_list(row[role])
            if not codes:
                yield f"domain_roles.csv: {row['domain']} has no group for {role}"
            for code in codes:
                if not is_group(code):
                    yield f"domain_roles.csv: {row['domain']}: there is no group {code}"


def trouble() -> Iterator[str]:
    """Everything that is wrong with the lists of occupations, skills and roles."""
    yield from occupation_trouble()
    yield from skill_trouble()
    yield from link_trouble()
    yield from role_trouble()
