"""What of a week's news is a reader's. Pure: plain values in, ids out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from antarkerja.domain.offices.enums import OfficeKind
from antarkerja.domain.practices.enums.practice import Visibility
from antarkerja.domain.practices.enums.talk import FollowKind

MOST_PRACTICES = 10
MOST_REMARKS = 20
_PRACTICE = f"{FollowKind.PRACTICE}:"


@dataclass(frozen=True, slots=True)
class Told:
    """A published practice: whom it reaches, and by what it is followed."""

    pk: int
    office_id: int
    region: str
    visibility: str
    category: str
    groups: tuple[str, ...]
    authors: frozenset[int] = frozenset()

    def reaches(self, reader: Reader) -> bool:
        """As `queries.scope.published_to` says it."""
        if self.visibility in (Visibility.NATION, Visibility.PUBLIC):
            return True
        if self.visibility == Visibility.OFFICE:
            return self.office_id == reader.office_id
        province = reader.region[:2]
        return reader.is_ministry or bool(province and self.region.startswith(province))

    @property
    def tags(self) -> frozenset[str]:
        """What a reader may follow of it."""
        return frozenset({
            f"{FollowKind.CATEGORY}:{self.category}", f"{FollowKind.OFFICE}:{self.office_id}",
            *(f"{FollowKind.GROUP}:{one}" for one in self.groups),
        })


@dataclass(frozen=True, slots=True)
class SaidThen:
    """Something said in the week; `asked_by` put the question that it answers."""

    pk: int
    practice_id: int
    author_id: int
    asked_by: int | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A colleague with an open membership, and what they follow as `kind:value`."""

    user_id: int
    office_id: int
    region: str
    office_kind: str
    follows: frozenset[str] = frozenset()

    @property
    def is_ministry(self) -> bool:
        return self.office_kind == OfficeKind.MINISTRY


@dataclass(frozen=True, slots=True)
class Share:
    """A reader's part; both empty where the week brought them nothing."""

    practice_ids: list[int] = field(default_factory=list)
    remark_ids: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.practice_ids or self.remark_ids)


class Week:
    """A week's news, ready to be shared out to many readers: what each may be told is looked up,
    not searched for."""

    def __init__(
        self, fresh: Sequence[Told], said: Sequence[SaidThen], talked_about: Iterable[Told]
    ) -> None:
        self._talked = {one.pk: one for one in talked_about}
        self._tags = {one.pk: one.tags for one in fresh}
        self._fresh = fresh
        self._reached: dict[int, list[Told]] = {}
        self._at_practice: dict[int, list[SaidThen]] = defaultdict(list)
        self._answers_to: dict[int, list[SaidThen]] = defaultdict(list)
        self._written_by: dict[int, list[int]] = defaultdict(list)
        for one in said:
            self._at_practice[one.practice_id].append(one)
            if one.asked_by is not None:
                self._answers_to[one.asked_by].append(one)
        for practice in self._talked.values():
            for user_id in practice.authors:
                self._written_by[user_id].append(practice.pk)

    def share_of(self, reader: Reader) -> Share:
        """New practices that the reader follows by category, group or office, or all that reach
        the office where nothing of these is followed; and what others said at practices that the
        reader follows or wrote, or in answer to the reader."""
        wanted = {one for one in reader.follows if not one.startswith(_PRACTICE)}
        practices = islice((
            one.pk for one in self._reaching(reader)
            if reader.user_id not in one.authors and (not wanted or wanted & self._tags[one.pk])
        ), MOST_PRACTICES)
        return Share(list(practices), self._said_to(reader)[:MOST_REMARKS])

    def _reaching(self, reader: Reader) -> list[Told]:
        """What reaches the reader's office; found once for each."""
        if reader.office_id not in self._reached:
            self._reached[reader.office_id] = [
                one for one in self._fresh if one.reaches(reader)]
        return self._reached[reader.office_id]

    def _said_to(self, reader: Reader) -> list[int]:
        """The newest first, for a later remark has a higher number."""
        places = {
            *self._written_by.get(reader.user_id, ()),
            *(int(one.removeprefix(_PRACTICE)) for one in reader.follows
              if one.startswith(_PRACTICE)),
        }
        said = {one for place in places for one in self._at_practice.get(place, ())}
        said.update(self._answers_to.get(reader.user_id, ()))
        return sorted((
            one.pk for one in said
            if one.author_id != reader.user_id and self._talked[one.practice_id].reaches(reader)
        ), reverse=True)
