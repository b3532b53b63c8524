"""Filters of the case list that were given a name, and the one used last."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.errors import NotFound, UserError
from caseworker_app.services.case_list import from_plain, plain
from caseworker_app.services.desk import Desk
from caseworker_app.services.ports import CaseFilter
from caseworker_app.texts import N_

AREA = "filter"
NAME_FIELD = "name"
MOST, LONGEST = 30, 60
FILTERS, _LAST = "case_list:filters", "case_list:last"


@dataclass(frozen=True)
class SavedFilter:
    """A filter under a name (gemt filter)."""

    name: str
    wanted: CaseFilter


class SavedFilters:
    """They belong to the archive, because a filter can name workplaces and people.

    A filter is a way to look, no record: it is kept without a line of history, like what is being typed.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> tuple[SavedFilter, ...]:
        """In the order they were put in; what cannot be read counts as none."""
        kept = self._kept(FILTERS)
        found = kept if isinstance(kept, list) else []
        return tuple(
            SavedFilter(str(one["name"]), from_plain(one.get("filter")))
            for one in found
            if isinstance(one, dict) and one.get("name")
        )

    def find(self, name: str) -> SavedFilter | None:
        """The filter of that name; capitals and small letters are the same."""
        sought = _tidy(name).casefold()
        return next((one for one in self.all() if one.name.casefold() == sought), None)

    def save(self, name: str, wanted: CaseFilter) -> tuple[SavedFilter, Changes]:
        """Under a new name at the end; under one that is there in its place."""
        made = SavedFilter(_checked(name), wanted)
        before, known = self.all(), self.find(name)
        if known is not None:
            return made, self._put(_with(before, known, made))
        if len(before) >= MOST:
            words = N_("Der er plads til {most} filtre. Slet et, før du gemmer et nyt.")
            raise UserError(words, field=NAME_FIELD, most=MOST)
        return made, self._put((*before, made))

    def delete(self, name: str) -> tuple[SavedFilter, Changes]:
        known = self._known(name)
        left = [one for one in self.all() if one != known]
        return known, self._put(left)

    def move(self, name: str, by: int) -> tuple[SavedFilter, Changes]:
        """So many places down, or up when negative; as far as there are places."""
        known, found = self._known(name), list(self.all())
        at = found.index(known)
        found.insert(max(0, min(len(found) - 1, at + by)), found.pop(at))
        return known, self._put(found)

    def last(self) -> CaseFilter:
        """How the list was filtered and ordered the last time, without the words that were searched."""
        return from_plain(self._kept(_LAST))

    def remember(self, wanted: CaseFilter) -> None:
        if replace(wanted, words="") != self.last():
            self._keep(_LAST, plain(replace(wanted, words="")))

    def _known(self, name: str) -> SavedFilter:
        known = self.find(name)
        if known is None:
            raise NotFound("Filteret findes ikke mere.")
        return known

    def _kept(self, key: str) -> object:
        kept = self._desk.store.draft(key)
        try:
            return json.loads(kept.text("filters")) if kept else None
        except ValueError:
            return None

    def _keep(self, key: str, value: object) -> None:
        self._desk.store.keep_draft(key, Answers({"filters": json.dumps(value, ensure_ascii=False)}))

    def _put(self, filters: Sequence[SavedFilter]) -> Changes:
        self._keep(FILTERS, [{"name": one.name, "filter": plain(one.wanted)} for one in filters])
        return Changes.of((AREA, None))


def _with(filters: Sequence[SavedFilter], old: SavedFilter, new: SavedFilter) -> list[SavedFilter]:
    return [new if one == old else one for one in filters]


def _tidy(name: str) -> str:
    whole = name.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(whole.split())


def _checked(name: str) -> str:
    tidy = _tidy(name)
    if not tidy:
        raise UserError("Skriv et navn til filteret.", field=NAME_FIELD)
    if len(tidy) > LONGEST:
        raise UserError("Navnet må højst være på {most} tegn.", field=NAME_FIELD, most=LONGEST)
    return tidy
