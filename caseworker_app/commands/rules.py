"""rules check: whether the shipped rules and the municipality's own can be used."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from caseworker_app.commands.outcome import Outcome, Problem, WrongUse
from caseworker_app.domain.document import Words, words
from caseworker_app.paths import RESOURCES
from caseworker_app.rules.load import load_rules, mistakes
from caseworker_app.rules.local import NAME
from caseworker_app.rules.provision import Rulebook
from caseworker_app.schemes import SCHEMES
from caseworker_app.texts import N_, Texts


def options(parser: ArgumentParser, texts: Texts) -> None:
    parser.add_argument(
        "archive", nargs="?", type=Path, metavar="ARKIV",
        help=texts.say(N_("arkivet, som kommunens egne regler ligger ved siden af")),
    )  # fmt: skip
    parser.add_argument(
        "--folder", type=Path, default=RESOURCES / "rules", metavar="MAPPE",
        help=texts.say(N_("mappen med regelfiler, når det ikke er programmets egen")),
    )  # fmt: skip
    parser.add_argument("--local", type=Path, metavar="FIL", help=texts.say(N_("kommunens egen regelfil")))


def check(wanted: Namespace, texts: Texts) -> Outcome:
    local = wanted.local or (wanted.archive.parent / NAME if wanted.archive else None)
    if wanted.local and not wanted.local.exists():
        raise WrongUse("Filen {path} findes ikke.", path=wanted.local)
    found = mistakes(wanted.folder, local)
    book = load_rules(wanted.folder, local)
    problems = tuple(
        Problem("rule_mistake", _record(one.places), Words(one.words, tuple(one.places.items()))) for one in found
    ) or _missing(book)
    rules, versions = len(book.provisions), sum(map(len, book.provisions.values()))
    ending = words("Der er fejl i reglerne.") if problems else words("Reglerne er i orden.")
    told = (words("Regler: {number}", number=rules), words("Versioner af regler: {number}", number=versions), ending)
    has_local = bool(local and local.exists())
    return Outcome(told, {"rules": rules, "versions": versions, "local_rules": has_local}, problems)


def _record(places: dict[str, object]) -> str:
    return " ".join(str(places[key]) for key in ("file", "rule") if key in places)


def _missing(book: Rulebook) -> tuple[Problem, ...]:
    wanted = dict.fromkeys(rule for scheme in SCHEMES for rule in scheme.rules)
    return tuple(
        Problem("rule_missing", rule, words("Programmet bruger reglen {rule}, men den findes ikke.", rule=rule))
        for rule in wanted if not book.versions(rule)
    )  # fmt: skip
