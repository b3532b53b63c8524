"""Everything about one case as files that need no program of ours: JSON, the pages, the attachments."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from uuid import UUID

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.case import Attachment
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError
from caseworker_app.schemes import BY_KEY
from caseworker_app.services.desk import Desk, act
from caseworker_app.services.paperwork import Paperwork
from caseworker_app.services.ports import CaseFilter
from caseworker_app.texts import DANISH, N_

FORMAT = 1
_WHOLE_HISTORY = 1_000_000
_NOT_IN_NAMES = re.compile(r"[^\w.\- ]")
_OF_SEALED_AWAY = ("id", "thread", "scheme", "number", "version", "status", "withdrawal")


@dataclass(frozen=True)
class ExportFile:
    """One file of an export (eksportfil); the name may have one folder in front."""

    name: str
    content: bytes


class CaseExport:
    """Reads one case in full. What was sealed away because of a mistake is named, but not shown."""

    def __init__(self, desk: Desk, paperwork: Paperwork) -> None:
        self._desk, self._paperwork = desk, paperwork

    def case_id(self, number: str) -> UUID:
        store = self._desk.store
        for row in store.case_rows(store.case_ids(CaseFilter(status=""))):
            if row.number == number:
                return row.id
        raise UserError("Der er ingen sag med nummeret {number} i arkivet.", number=number)

    def note(self, case_id: UUID) -> None:
        """The line of history; written before anything leaves."""
        with self._desk.store.write(act(N_("Hele sagen eksporteret uden for arkivet"), case_id)):
            pass

    def files(self, case_id: UUID) -> Iterator[ExportFile]:
        agreements = self._desk.store.agreements(case_id)
        hidden = frozenset(one.id for one in agreements if self._paperwork.is_sealed_away(one))
        attachments = [one for one in self._desk.store.attachments(case_id) if one.agreement_id not in hidden]
        names = {one.id: _file_name(at, one) for at, one in enumerate(reversed(attachments), 1)}
        yield ExportFile("sag.json", self._record(case_id, agreements, hidden, attachments, names))
        for agreement in agreements:
            if agreement.id not in hidden:
                yield from self._pages(agreement)
        for one in attachments:
            yield ExportFile(names[one.id], self._desk.store.content(one.id))

    def _pages(self, agreement: Agreement) -> Iterator[ExportFile]:
        readers = tuple(copy.reader for copy in agreement.copies)
        if agreement.editable:
            readers = (Reader.FILE,)
        for reader in readers:
            name = self._paperwork.file_name(agreement, reader)
            yield ExportFile(f"dokumenter/{name}", self._paperwork.pdf(agreement, reader))

    def _record(
        self, case_id: UUID, agreements: list[Agreement], hidden: frozenset[UUID], attachments: list[Attachment],
        names: Mapping[UUID, str],
    ) -> bytes:  # fmt: skip
        store = self._desk.store
        record = {
            "format": FORMAT,
            "exported_at": self._desk.clock.now(),
            "case": store.case(case_id),
            "agreements": [_agreement(one, is_hidden=one.id in hidden) for one in agreements],
            "notes": store.notes(case_id),
            "events": store.events(case_id),
            "tasks": store.tasks(case_id),
            "deadline_moves": store.moves(case_id),
            "attachments": [{**_plain_fields(one), "file": names[one.id]} for one in attachments],
            "history": store.history(case_id, _WHOLE_HISTORY),
        }
        return json.dumps(plain(record), ensure_ascii=False, indent=1).encode()


def plain(value: object) -> object:
    """A value of the domain as JSON has it: dates and amounts as text, sets in order."""
    match value:
        case Enum():
            return value.value
        case UUID() | Decimal():
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
        case frozenset():
            return sorted(str(plain(one)) for one in value)
        case tuple() | list():
            return [plain(one) for one in value]
    return _plain_fields(value) if is_dataclass(value) else value


def _plain_fields(value: object) -> dict[str, object]:
    return {one.name: plain(getattr(value, one.name)) for one in fields(value)}  # type: ignore[arg-type]


def _agreement(agreement: Agreement, *, is_hidden: bool) -> dict[str, object]:
    every = _plain_fields(agreement)
    shown = {key: every[key] for key in _OF_SEALED_AWAY} if is_hidden else every
    return {**shown, "title": DANISH.say(BY_KEY[agreement.scheme].title), "sealed_away": is_hidden}


def _file_name(at: int, attachment: Attachment) -> str:
    return f"bilag/{at:03}-{_NOT_IN_NAMES.sub('_', attachment.name)}"
