"""The case list: what it shows, in which order, and how many cases each filter would leave."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from enum import Enum
from itertools import chain
from uuid import UUID

from caseworker_app.domain.deadline import Urgency
from caseworker_app.services.agenda import Agenda
from caseworker_app.services.desk import Desk
from caseworker_app.services.ports import CaseFilter, CaseMark, CaseRow
from caseworker_app.services.reckoning import NextDeadline

BY_DEADLINE = "deadline"
"""The order by the next deadline; all others are orders of the archive."""
ORDERS = frozenset({
    "citizen", "born", "number", "workplace", "job_title", "first_absence_day", "week", "kind", "status", "caseworker",
    BY_DEADLINE,
})  # fmt: skip
NO_DAY = "none"
"""No deadline, or only such as are not settled."""
MISSING = "missing"


class Facet(Enum):
    """What the list can be filtered by besides words (filter); the value is the field of the CaseFilter.

    Their order is the one in which the filters in force are shown, and that of `_values`.
    """

    STATUS = "status"
    DEADLINE = "deadlines"
    KIND = "kinds"
    SCHEME = "schemes"
    WORKPLACE = "workplaces"
    CONSENT = "consents"
    SIGNATURE = "signatures"


FILTERS = tuple(facet for facet in Facet if facet is not Facet.STATUS)
_IN_ARCHIVE = (Facet.STATUS, Facet.KIND)
"""What the archive filters by itself."""
_MISSING = (MISSING,)
_Values = tuple[Iterable[str], ...]
Urgencies = Mapping[UUID, Urgency | None]
Counts = Mapping[Facet, Mapping[str, int]]


def chosen(wanted: CaseFilter, facet: Facet) -> tuple[str, ...]:
    """What is chosen of a facet; nothing when all pass."""
    value: str | tuple[str, ...] = getattr(wanted, facet.value)
    return (value,) * bool(value) if isinstance(value, str) else value


def toggled(wanted: CaseFilter, facet: Facet, value: str) -> CaseFilter:
    """The filter with that value chosen, or no longer chosen."""
    now = chosen(wanted, facet)
    then = tuple(one for one in now if one != value) if value in now else (*now, value)
    return replace(wanted, **{facet.value: then})  # type: ignore[arg-type]


def is_filtered(wanted: CaseFilter) -> bool:
    """Whether a filter is in force; the status and the words are no filters."""
    return any(chosen(wanted, facet) for facet in FILTERS)


def unfiltered(wanted: CaseFilter) -> CaseFilter:
    """The same status and order without words and filters."""
    return CaseFilter(status=wanted.status, order=wanted.order, descending=wanted.descending)


def without_deadlines(wanted: CaseFilter) -> CaseFilter:
    """The filter as far as no deadline has to be known for it."""
    if wanted.order == BY_DEADLINE:
        wanted = replace(wanted, order=CaseFilter.order, descending=False)
    return replace(wanted, deadlines=())


class CaseList:
    """Reads the list. Numbers and list come from the same marks, so that they agree."""

    def __init__(self, desk: Desk, agenda: Agenda) -> None:
        self._desk, self._store, self._agenda = desk, desk.store, agenda
        self._read: tuple[str, date, int] | None = None
        self._marks: list[CaseMark] = []

    def ids(self, wanted: CaseFilter) -> Sequence[UUID]:
        """The cases that pass, in order."""
        by_deadline = wanted.order == BY_DEADLINE
        found = self._store.case_ids(replace(wanted, order="citizen", descending=False) if by_deadline else wanted)
        if any(chosen(wanted, facet) for facet in FILTERS if facet not in _IN_ARCHIVE):
            passing = self._passing(wanted)
            found = [one for one in found if one in passing]
        return self._by_deadline(found, descending=wanted.descending) if by_deadline else found

    def rows(self, ids: Sequence[UUID]) -> list[CaseRow]:
        return self._store.case_rows(ids)

    def open_ids(self) -> Sequence[UUID]:
        """Of all open cases: those that have deadlines."""
        return self._store.case_ids(CaseFilter(order="number"))

    def next_deadlines(self, ids: Iterable[UUID] | None = None) -> Mapping[UUID, NextDeadline]:
        """What comes next in these open cases, or in all; those without anything are left out."""
        return self._agenda.next_of(self.open_ids() if ids is None else ids)

    def shown_of(self, wanted: CaseFilter) -> int:
        """How many cases there are without words and filters."""
        return self._store.case_count(wanted.status)

    def status_counts(self, wanted: CaseFilter) -> Mapping[str, int]:
        """How many cases of each status pass everything else."""
        if any(chosen(wanted, facet) for facet in FILTERS if facet not in _IN_ARCHIVE):
            return self.counts(wanted, with_deadlines=bool(wanted.deadlines))[Facet.STATUS]
        found: Counter[str] = Counter()
        for (status, kind), number in self._store.case_counts(wanted.words).items():
            found[status] += number if not wanted.kinds or kind in wanted.kinds else 0
        return found

    def counts(self, wanted: CaseFilter, *, with_deadlines: bool = True) -> Counts:
        """For each value of each facet: how many cases would be left with it, all other facets in force."""
        urgencies = self._agenda.states() if with_deadlines else {}
        passing: list[_Values] = []
        almost: dict[int, list[_Values]] = {at: [] for at in range(len(Facet))}
        limits = _limits(wanted)
        for mark in self._all_marks(wanted.words):
            values = _values(mark, urgencies)
            failed = [at for at, limit in limits if limit.isdisjoint(values[at])]
            if not failed:
                passing.append(values)
            elif len(failed) == 1:
                almost[failed[0]].append(values)
        return {
            facet: Counter(chain.from_iterable(values[at] for values in (*passing, *almost[at])))
            for at, facet in enumerate(Facet)
        }

    def workplaces(self, words: str = "") -> Mapping[str, str]:
        """The names of all workplaces by what the filter knows them by, in Danish order."""
        names = {mark.workplace: mark.workplace_name for mark in self._all_marks(words)}
        return dict(sorted(names.items()))

    def _passing(self, wanted: CaseFilter) -> set[UUID]:
        urgencies = self._agenda.states() if wanted.deadlines else {}
        limits, marks = _limits(wanted), self._all_marks(wanted.words)
        valued = ((mark.id, _values(mark, urgencies)) for mark in marks)
        return {one for one, values in valued if not any(limit.isdisjoint(values[at]) for at, limit in limits)}

    def _all_marks(self, words: str) -> list[CaseMark]:
        """Kept until the history has a new line: nothing changes without one."""
        today = self._desk.clock.today()
        newest = next((line.number for line in self._store.history(None, 1)), 0)
        if self._read != (words, today, newest):
            self._marks = self._store.case_marks(words, today)
            self._read = words, today, newest
        return self._marks

    def _by_deadline(self, ids: Iterable[UUID], *, descending: bool) -> list[UUID]:
        """What has a day first in either direction, then what is not settled, then what has nothing."""
        known = self._agenda.next_of(ids := list(ids))
        dated = [one for one in ids if one in known and known[one].urgency]
        unsettled = [one for one in ids if one in known and not known[one].urgency]
        nothing = [one for one in ids if one not in known]
        dated.sort(key=lambda one: _nearness(known[one]))
        return [*(reversed(dated) if descending else dated), *unsettled, *nothing]


def _nearness(one: NextDeadline) -> tuple[int, date]:
    urgency = list(Urgency).index(one.urgency) if one.urgency else len(Urgency)
    return urgency, day_of(one) or date.max


def day_of(one: NextDeadline) -> date | None:
    """The day to act by; of what is late the last day itself, so that nothing is said to be late before it is."""
    return one.due if one.urgency is Urgency.OVERDUE else one.act_by


def _limits(wanted: CaseFilter) -> list[tuple[int, frozenset[str]]]:
    """What is chosen, by the place of the facet."""
    return [(at, frozenset(limit)) for at, facet in enumerate(Facet) if (limit := chosen(wanted, facet))]


def _values(mark: CaseMark, urgencies: Urgencies) -> _Values:
    """What the case is, in the order of the facets."""
    urgency = urgencies.get(mark.id)
    return (
        (mark.status,), (urgency.value if urgency else NO_DAY,), (mark.kind,), mark.schemes, (mark.workplace,),
        () if mark.has_consent else _MISSING, _MISSING if mark.is_unsigned else (),
    )  # fmt: skip


def plain(wanted: CaseFilter) -> dict[str, object]:
    """The filter as it is kept."""
    return {one.name: list(value) if isinstance(value := getattr(wanted, one.name), tuple) else value
            for one in fields(wanted)}  # fmt: skip


def from_plain(kept: object) -> CaseFilter:
    """The filter that was kept; what is unknown or of another type counts as not chosen."""
    return CaseFilter(**dict(_known(kept if isinstance(kept, dict) else {})))  # type: ignore[arg-type]


def _known(kept: dict[str, object]) -> Iterator[tuple[str, object]]:
    for one in fields(CaseFilter):
        value = kept.get(one.name)
        if isinstance(value, list):
            value = tuple(part for part in value if isinstance(part, str))
        is_known = value in ORDERS if one.name == "order" else type(value) is type(one.default)
        if is_known:
            yield one.name, value
