"""TOML files to a rulebook. Strict: the first mistake is one sentence with file and rule."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from caseworker_app.errors import UserError
from caseworker_app.rules.provision import Provision, Rulebook, RuleStatus

REQUIRED = {"id": str, "since": date, "judged_by": str, "status": str, "says": str, "source": str, "checked": date}
OPTIONAL = {"until": date, "reference": str, "values": dict}
VALUES = (int, Decimal, date)
ANCHORS = frozenset({"first_absence_day", "day_looked_at", "start", "decided_on", "given_on"})


class RuleMistake(UserError):
    """A rule file says something the program cannot use."""


def load_rules(folder: Path) -> Rulebook:
    """Every *.toml of the folder. A mistake gives an empty book that tells it, so that work goes on."""
    try:
        return _book(provision for path in _files(folder) for provision in read_file(path))
    except RuleMistake as mistake:
        return Rulebook(problems=(mistake.words.format_map(mistake.places),))


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
    try:
        status = RuleStatus(entry["status"])
    except ValueError:
        raise _mistake(file, name, "status") from None
    provision = Provision(**{**entry, "status": status, "until": entry.get("until")})  # type: ignore[arg-type]
    if provision.until is not None and provision.until < provision.since:
        raise _mistake(file, name, "until")
    for key, value in provision.values.items():
        if type(value) not in VALUES:
            raise _mistake(file, name, key)
    return provision


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
    return Rulebook(MappingProxyType({rule: tuple(versions) for rule, versions in by_id.items()}))
