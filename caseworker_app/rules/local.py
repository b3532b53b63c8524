"""The municipality's own rule file beside the archive: read with the shipped files, changed in the program."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from caseworker_app.errors import NotWritable
from caseworker_app.rules.load import joined_book, load_rules, read_file, read_folder
from caseworker_app.rules.provision import Provision, Rulebook

NAME = "rules.local.toml"
_HEAD = "# Kommunens egne frister. De lægger til loven og kan være kortere end den, men erstatter den aldrig.\n"


@dataclass(frozen=True)
class RuleFiles:
    """Where the rules stand: the shipped folder, and the local file, which need not be there."""

    shipped: Path
    local: Path

    def book(self) -> Rulebook:
        return load_rules(self.shipped, self.local)


def write_local(files: RuleFiles, rule: Provision) -> None:
    """Put one local rule into the file. RuleMistake, and nothing is written, when the law does not allow it."""
    kept = read_file(files.local) if files.local.exists() else ()
    rules = [*(one for one in kept if one.version != rule.version), rule]
    half = files.local.with_suffix(".part")
    try:
        half.write_text(as_toml(rules), encoding="utf-8")
        # Read back from the disk: what the loader would refuse tomorrow is refused now.
        joined_book(read_folder(files.shipped), read_file(half, files.local.name))
        half.replace(files.local)
    except OSError:
        raise NotWritable("Filen {name} kan ikke skrives.", name=files.local.name) from None
    finally:
        half.unlink(missing_ok=True)


def as_toml(rules: Iterable[Provision]) -> str:
    """The rules as a file a person can read and the loader accepts."""
    return _HEAD + "".join(f"\n[[provision]]\n{_entry(rule)}" for rule in rules)


def _entry(rule: Provision) -> str:
    lines = {
        "id": _text(rule.id),
        "since": rule.since.isoformat(),
        "until": rule.until.isoformat() if rule.until else "",
        "judged_by": _text(rule.judged_by),
        "status": _text(rule.status.value),
        "certainty": _text(rule.certainty.value),
        "says": _text(rule.says),
        "source": _text(rule.source),
        "checked": rule.checked.isoformat(),
        "reference": _text(rule.reference) if rule.reference else "",
        "tightens": _text(rule.tightens) if rule.tightens else "",
        "within": _within(rule),
        "values": _values(rule),
    }
    return "".join(f"{key} = {value}\n" for key, value in lines.items() if value)


def _text(words: str) -> str:
    """Escapes of JSON are escapes of TOML."""
    return json.dumps(words, ensure_ascii=False)


def _within(rule: Provision) -> str:
    if rule.within is None:
        return ""
    return f"{{ {rule.within.unit.value} = {rule.within.amount}, counting = {_text(rule.within.counting)} }}"


def _values(rule: Provision) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in rule.values.items()) + " }" if rule.values else ""
