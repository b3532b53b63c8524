"""TOML files to a rulebook. Strict: the first mistake is one sentence with file and rule."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from caseworker_app.domain.deadline import Unit, Within
from caseworker_app.errors import UserError
from caseworker_app.rules.provision import Certainty, Provision, Rulebook, RuleStatus

REQUIRED = {"id": str, "since": date, "judged_by": str, "status": str, "says": str, "source": str, "checked": date}
OPTIONAL = {
    "until": date, "reference": str, "values": dict, "within": dict, "certainty": str, "transition_unknown": bool,
    "tightens": str,
}  # fmt: skip
VALUES = (int, Decimal, date)
ANCHORS = frozenset({"first_absence_day", "day_looked_at", "start", "decided_on", "given_on", "counted_from"})
UNITS = frozenset(unit.value for unit in Unit)
MOST_UNITS = 1000


class RuleMistake(UserError):
    """A rule file says something the program cannot use."""


def load_rules(folder: Path, local: Path | None = None) -> Rulebook:
    """Every *.toml of the folder, and the municipality's own file when there is one.

    A mistake in the shipped files gives an empty book that tells it, one in the local file a book without
    it that tells it: work goes on.
    """
    try:
        shipped = read_folder(folder)
        book = _book(shipped)
        if local is None or not local.exists():
            return book
    except RuleMistake as mistake:
        return Rulebook(problems=(_told(mistake),))
    try:
        return joined_book(shipped, read_file(local), local.name)
    except RuleMistake as mistake:
        return Rulebook(book.provisions, (_told(mistake),))


def read_folder(folder: Path) -> list[Provision]:
    """All shipped provisions."""
    return [provision for path in _files(folder) for provision in read_file(path)]


def joined_book(shipped: list[Provision], own: list[Provision], file: str) -> Rulebook:
    """Shipped and own rules together; RuleMistake when the own ones are not allowed."""
    return _book(with_local(shipped, own, file))


def _told(mistake: RuleMistake) -> str:
    return mistake.words.format_map(mistake.places)


def with_local(shipped: list[Provision], own: list[Provision], file: str) -> list[Provision]:
    """The shipped rules with the municipality's own: they add and tighten, and replace only suggestions."""
    law = {one.id for one in shipped if one.status in (RuleStatus.ADOPTED, RuleStatus.EXPECTED)}
    for provision in own:
        if provision.status is not RuleStatus.LOCAL:
            raise _mistake(file, provision.id, "status")
        if provision.id in law:
            raise RuleMistake(
                "{file}, regel {rule}: en lokal regel kan ikke erstatte loven. Giv den et andet id.",
                file=file, rule=provision.id,
            )  # fmt: skip
    replaced = {one.id for one in own}
    return [one for one in shipped if one.id not in replaced] + own


def _files(folder: Path) -> list[Path]:
    if found := sorted(folder.glob("*.toml")):
        return found
    raise RuleMistake("Der er ingen regelfiler i mappen {folder}.", folder=folder.name)


def read_file(path: Path) -> list[Provision]:
    """The provisions of one file; RuleMistake names the file and the rule."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as problem:
        raise RuleMistake("Regelfilen {file} kan ikke læses: {why}", file=path.name, why=str(problem)) from None
    if set(content) - {"provision"}:
        raise RuleMistake("Regelfilen {file} har et ukendt afsnit.", file=path.name)
    entries = content.get("provision", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RuleMistake("Regelfilen {file} skriver ikke reglerne som [[provision]].", file=path.name)
    return [_provision(entry, path.name) for entry in entries]


def _provision(entry: Mapping[str, object], file: str) -> Provision:
    name = str(entry.get("id", "?"))
    _check_shape(entry, file, name)
    known = {
        "status": _one_of(RuleStatus, entry["status"], file, name, "status"),
        "certainty": _one_of(Certainty, entry.get("certainty", "certain"), file, name, "certainty"),
        "within": _within(entry["within"], file, name) if "within" in entry else None,
        "until": entry.get("until"),
    }
    provision = Provision(**{**entry, **known})  # type: ignore[arg-type]
    if provision.until is not None and provision.until < provision.since:
        raise _mistake(file, name, "until")
    for key, value in provision.values.items():
        if type(value) not in VALUES:
            raise _mistake(file, name, key)
    return provision


def _one_of(kind: type[Enum], value: object, file: str, name: str, key: str) -> Enum:
    try:
        return kind(value)
    except ValueError:
        raise _mistake(file, name, key) from None


def _within(entry: object, file: str, name: str) -> Within:
    """{ weeks = 4, counting = "C1" }: one unit with a whole number, and how it is counted."""
    match entry:
        case {"counting": str(counting), **span} if len(span) == 1:
            [(unit, amount)] = span.items()
            if unit in UNITS and type(amount) is int and 0 < amount <= MOST_UNITS:
                return Within(amount, Unit(unit), counting)
    raise _mistake(file, name, "within")


def _check_shape(entry: Mapping[str, object], file: str, name: str) -> None:
    for key, kind in {**REQUIRED, **OPTIONAL}.items():
        if key in entry and type(entry[key]) is not kind:
            raise _mistake(file, name, key)
    for key in REQUIRED:
        if not entry.get(key):
            raise _mistake(file, name, key)
    for key in entry:
        if key not in REQUIRED and key not in OPTIONAL:
            raise _mistake(file, name, key)
    if entry["judged_by"] not in ANCHORS:
        raise _mistake(file, name, "judged_by")


def _mistake(file: str, rule: str, key: str) -> RuleMistake:
    return RuleMistake("{file}, regel {rule}: “{key}” mangler eller er forkert.", file=file, rule=rule, key=key)


def _book(provisions: Iterable[Provision]) -> Rulebook:
    by_id: dict[str, list[Provision]] = {}
    for provision in provisions:
        by_id.setdefault(provision.id, []).append(provision)
    for versions in by_id.values():
        versions.sort(key=lambda version: version.since)
        for earlier, later in pairwise(versions):
            if earlier.until is None or earlier.until >= later.since:
                raise RuleMistake("Regel {rule} har to versioner, der gælder samme dag.", rule=later.id)
    for versions in by_id.values():
        for version in versions:
            _check_links(version, by_id)
    return Rulebook(MappingProxyType({rule: tuple(versions) for rule, versions in by_id.items()}))


def _check_links(provision: Provision, by_id: Mapping[str, list[Provision]]) -> None:
    """The counting and the law a rule names are there; a local target is not looser than the law."""
    if provision.within and not any("first_day" in one.values for one in by_id.get(provision.within.counting, ())):
        raise RuleMistake(
            "Regel {rule} tæller efter {counting}, som ikke findes.",
            rule=provision.id, counting=provision.within.counting,
        )  # fmt: skip
    if not provision.tightens:
        return
    if provision.tightens not in by_id:
        raise RuleMistake(
            "Regel {rule} skærper {law}, som ikke findes.", rule=provision.id, law=provision.tightens
        )
    for law in by_id[provision.tightens]:
        if _is_looser(provision, law):
            raise RuleMistake(
                "Regel {rule} giver længere tid end {law}. En lokal frist kan kun være kortere end lovens.",
                rule=provision.id, law=law.id,
            )  # fmt: skip


def _is_looser(own: Provision, law: Provision) -> bool:
    """Whether a local target gives more time than the law it should stay inside, on some day of both."""
    if own.within is None or law.within is None or own.within.longest <= law.within.longest:
        return False
    return own.since <= (law.until or date.max) and law.since <= (own.until or date.max)
