"""TOML files to a rulebook. Strict: the first mistake is one sentence with file and rule."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from caseworker_app.domain.case import CaseKind
from caseworker_app.domain.deadline import Unit, Within
from caseworker_app.errors import UserError
from caseworker_app.rules.provision import Certainty, Provision, Rulebook, RuleStatus, Source, source_keys

REQUIRED = {"id": str, "since": date, "judged_by": str, "status": str, "says": str, "source": str, "checked": date}
OPTIONAL = {
    "until": date, "reference": str, "values": dict, "within": dict, "certainty": str, "transition_unknown": bool,
    "tightens": str, "title": str, "groups": list,
}  # fmt: skip
SECTIONS = frozenset({"provision", "source"})
SOURCE_KEYS = frozenset({"key", "title", "address"})
GROUPS = tuple(kind.value for kind in CaseKind)
_LINE = re.compile(r"at line (\d+)")
VALUES = (int, Decimal, date)
ANCHORS = frozenset({"first_absence_day", "day_looked_at", "start", "decided_on", "given_on", "counted_from"})
UNITS = frozenset(unit.value for unit in Unit)
MOST_UNITS = 1000


class RuleMistake(UserError):
    """A rule file says something the program cannot use."""


@dataclass(frozen=True)
class RuleText:
    """What rule files say, before it is a book: their rules and their sources."""

    provisions: tuple[Provision, ...]
    sources: tuple[Source, ...] = ()


def load_rules(folder: Path, local: Path | None = None) -> Rulebook:
    """Every *.toml of the folder, and the municipality's own file when there is one.

    A mistake in the shipped files gives an empty book that tells it, one in the local file a book without
    it that tells it: work goes on.
    """
    try:
        shipped = read_folder(folder)
        book = _book(shipped.provisions, shipped.sources)
        if local is None or not local.exists():
            return book
    except RuleMistake as mistake:
        return Rulebook(problems=(mistake,))
    try:
        return joined_book(shipped, read_file(local))
    except RuleMistake as mistake:
        return replace(book, problems=(mistake,))


def mistakes(folder: Path, local: Path | None = None) -> tuple[UserError, ...]:
    """The first mistake of each file; where each file can be read alone, those of all files together."""
    try:
        files = [(path, SECTIONS) for path in _files(folder)]
    except RuleMistake as problem:
        return (problem,)
    if local is not None and local.exists():
        files.append((local, frozenset({"provision"})))
    alone = tuple(mistake for path, sections in files if (mistake := _mistake_in(path, sections)))
    return alone or load_rules(folder, local).problems


def _mistake_in(path: Path, sections: frozenset[str]) -> RuleMistake | None:
    try:
        _read(path, sections)
    except RuleMistake as mistake:
        return mistake
    return None


def read_folder(folder: Path) -> RuleText:
    """All shipped rules and sources; a rule may only name a source that is there."""
    texts = [_read(path, SECTIONS) for path in _files(folder)]
    sources = tuple(source for text in texts for source in text.sources)
    provisions = tuple(provision for text in texts for provision in text.provisions)
    known = {source.key for source in sources}
    for provision in provisions:
        for key in source_keys(provision.source):
            if key not in known:
                raise RuleMistake(
                    "{file}, regel {rule}: Kilden {source} findes ikke.",
                    file=provision.file, rule=provision.id, source=key,
                )  # fmt: skip
    return RuleText(provisions, sources)


def read_file(path: Path, name: str = "") -> tuple[Provision, ...]:
    """The rules of a file without sources, told under another name when it is not in its place yet."""
    return _read(path, frozenset({"provision"}), name).provisions


def joined_book(shipped: RuleText, own: tuple[Provision, ...]) -> Rulebook:
    """Shipped and own rules together; RuleMistake when the own ones are not allowed."""
    return _book(with_local(shipped.provisions, own), shipped.sources)


def with_local(shipped: tuple[Provision, ...], own: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """The shipped rules with the municipality's own: they add and tighten, fill in rates that are not sure,
    and replace only suggestions."""
    law = {one.id for one in shipped if one.status in (RuleStatus.ADOPTED, RuleStatus.EXPECTED)}
    versions = {one.version: one for one in shipped}
    rates = {one.version: _filled(one, shipped) for one in own if _is_rate(one, shipped)}
    # A rate that the program has learnt for sure since it was filled in is that of the program.
    filled = {version: rate for version, rate in rates.items() if _may_be_filled(versions[version])}
    targets = tuple(one for one in own if one.version not in rates)
    for provision in targets:
        if provision.status is not RuleStatus.LOCAL:
            raise _mistake(provision.file, provision.id, "status")
        if provision.id in law:
            raise RuleMistake(
                "{file}, regel {rule}: en lokal regel kan ikke erstatte loven. Giv den et andet id.",
                file=provision.file, rule=provision.id,
            )  # fmt: skip
    replaced = {one.id for one in targets}
    return (*(filled.get(one.version, one) for one in shipped if one.id not in replaced), *targets)


def _is_rate(own: Provision, shipped: Iterable[Provision]) -> bool:
    """Whether it is an amount of the office for a rate of the law: the same version, the same names, nothing else."""
    versions = [one for one in shipped if one.id == own.id]
    is_version = any(one.version == own.version for one in versions)
    names = {frozenset(one.values) for one in versions if one.values}
    return is_version and own.within is None and own.status is RuleStatus.LOCAL and {frozenset(own.values)} == names


def _may_be_filled(rule: Provision) -> bool:
    return rule.status is RuleStatus.UNKNOWN or rule.certainty is Certainty.UNSURE


def _filled(own: Provision, shipped: Iterable[Provision]) -> Provision:
    """The rate with the amount of the office; it stays the law's, to be confirmed as before."""
    reference = next(one.reference for one in shipped if one.id == own.id and one.reference)
    return replace(own, status=RuleStatus.ADOPTED, certainty=Certainty.UNSURE, reference=reference)


def _files(folder: Path) -> list[Path]:
    if found := sorted(folder.glob("*.toml")):
        return found
    raise RuleMistake("Der er ingen regelfiler i mappen {folder}.", folder=folder.name)


def _read(path: Path, sections: frozenset[str], name: str = "") -> RuleText:
    file = name or path.name
    content = _content(path, file)
    if set(content) - sections:
        raise RuleMistake("Regelfilen {file} har et ukendt afsnit.", file=file)
    for section, entries in content.items():
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise RuleMistake("Regelfilen {file} skriver ikke [[{section}]] rigtigt.", file=file, section=section)
    return RuleText(
        tuple(_provision(entry, file) for entry in content.get("provision", ())),
        tuple(_source(entry, file) for entry in content.get("source", ())),
    )


def _content(path: Path, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as problem:
        if (line := _LINE.search(str(problem))) is None:
            raise RuleMistake("Regelfilen {file} mangler noget til sidst.", file=file) from None
        raise RuleMistake(
            "Regelfilen {file} har en skrivefejl i linje {line}.", file=file, line=int(line[1])
        ) from None
    except UnicodeDecodeError:
        raise RuleMistake("Regelfilen {file} er ikke gemt som tekst i UTF-8.", file=file) from None
    except OSError:
        raise RuleMistake("Regelfilen {file} kan ikke åbnes.", file=file) from None


def _source(entry: Mapping[str, object], file: str) -> Source:
    name = str(entry.get("key", "?"))
    for key in (*entry, "key", "title"):
        if key not in SOURCE_KEYS or not isinstance(entry.get(key), str) or not entry[key]:
            raise RuleMistake(
                "{file}, kilde {source}: “{key}” mangler eller er forkert.", file=file, source=name, key=key
            )
    return Source(**entry)  # type: ignore[arg-type]


def _provision(entry: Mapping[str, object], file: str) -> Provision:
    name = str(entry.get("id", "?"))
    _check_shape(entry, file, name)
    known = {
        "status": _one_of(RuleStatus, entry["status"], file, name, "status"),
        "certainty": _one_of(Certainty, entry.get("certainty", "certain"), file, name, "certainty"),
        "within": _within(entry["within"], file, name) if "within" in entry else None,
        "until": entry.get("until"),
        "groups": _groups(entry, file, name),
        "file": file,
    }
    provision = Provision(**{**entry, **known})  # type: ignore[arg-type]
    if provision.until is not None and provision.until < provision.since:
        raise _mistake(file, name, "until")
    for key, value in provision.values.items():
        if type(value) not in VALUES:
            raise _mistake(file, name, key)
    return provision


def _groups(entry: Mapping[str, object], file: str, name: str) -> tuple[str, ...]:
    """The kinds of case a measure is for; a measure has a title."""
    if "groups" not in entry and "title" not in entry:
        return ()
    groups = entry.get("groups")
    if isinstance(groups, list) and groups and entry.get("title") and all(one in GROUPS for one in groups):
        return tuple(groups)
    raise _mistake(file, name, "groups")


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


def _book(provisions: Iterable[Provision], sources: Iterable[Source]) -> Rulebook:
    by_id: dict[str, list[Provision]] = {}
    for provision in provisions:
        by_id.setdefault(provision.id, []).append(provision)
    for versions in by_id.values():
        versions.sort(key=lambda version: version.since)
        for earlier, later in pairwise(versions):
            if earlier.until is None or earlier.until >= later.since:
                raise RuleMistake(
                    "{file}, regel {rule}: To versioner gælder samme dag.", file=later.file, rule=later.id
                )
    for versions in by_id.values():
        for version in versions:
            _check_links(version, by_id)
    return Rulebook(
        MappingProxyType({rule: tuple(versions) for rule, versions in by_id.items()}),
        sources=MappingProxyType(_by_key(sources)),
    )


def _by_key(sources: Iterable[Source]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for source in sources:
        if source.key in found:
            raise RuleMistake("Kilden {source} står to gange i regelfilerne.", source=source.key)
        found[source.key] = source
    return found


def _check_links(provision: Provision, by_id: Mapping[str, list[Provision]]) -> None:
    """The counting and the law a rule names are there; a local target is not looser than the law."""
    if provision.within and not any("first_day" in one.values for one in by_id.get(provision.within.counting, ())):
        raise RuleMistake(
            "{file}, regel {rule}: Regnemåden {counting} findes ikke.",
            file=provision.file, rule=provision.id, counting=provision.within.counting,
        )  # fmt: skip
    if not provision.tightens:
        return
    if provision.tightens not in by_id:
        raise RuleMistake(
            "{file}, regel {rule}: Loven {law}, som den skærper, findes ikke.",
            file=provision.file, rule=provision.id, law=provision.tightens,
        )  # fmt: skip
    for law in by_id[provision.tightens]:
        if _is_looser(provision, law):
            raise RuleMistake(
                "Regel {rule} i {file} giver længere tid end {law}. En lokal frist kan kun være kortere end lovens.",
                file=provision.file, rule=provision.id, law=law.id,
            )  # fmt: skip


def _is_looser(own: Provision, law: Provision) -> bool:
    """Whether a local target gives more time than the law it should stay inside, on some day of both."""
    if own.within is None or law.within is None or own.within.longest <= law.within.longest:
        return False
    return own.since <= (law.until or date.max) and law.since <= (own.until or date.max)
