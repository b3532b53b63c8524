"""The command line: reads what was typed, runs one command, tells how it ended."""

import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from caseworker_app import bootstrap
from caseworker_app.commands import archives, export, rules, version
from caseworker_app.commands.outcome import Exit, Outcome, WrongUse, failure
from caseworker_app.errors import NotWritable, UserError
from caseworker_app.texts import N_, Texts

PROGRAM = "python -m caseworker_app"
LANGUAGES = ("da", "en")


@dataclass(frozen=True)
class Command:
    """One command (kommando); a name of two words belongs to a group."""

    name: str
    about: str
    options: Callable[[ArgumentParser, Texts], None]
    run: Callable[[Namespace, Texts], Outcome]


COMMANDS = (
    Command("create", N_("opret et nyt arkiv"), archives.create_options, archives.create),
    Command("verify", N_("læs hele arkivet, og sig, om noget er galt"), archives.archive_option, archives.verify),
    Command("backup", N_("lav en kopi, åbn den, og sammenlign den"), archives.backup_options, archives.backup),
    Command("restore", N_("sæt en kopi i arkivets sted"), archives.restore_options, archives.restore),
    Command("history check", N_("efterprøv historikkens kæde"), archives.archive_option, archives.check_history),
    Command("rules check", N_("efterprøv regelfilerne"), rules.options, rules.check),
    Command("export", N_("tag alt om én sag ud af arkivet"), export.options, export.export),
    Command("version", N_("vis programmets udgave"), version.options, version.version),
)


class _Parser(ArgumentParser):
    """A parser whose complaints are told like all others."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse(
            "Kommandoen kan ikke forstås ({detail}). Se hjælpen med: {example}",
            detail=message, example=f"{self.prog} --help",
        )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    _print_anything()
    texts = bootstrap.texts(_language(given))
    teller = _Teller(texts, as_json="--json" in given)
    try:
        wanted = _parser(texts).parse_args(given)
        teller.command = wanted.command.name
        return teller.outcome(wanted.command.run(wanted, texts))
    except UserError as error:
        return teller.failed(error)
    except OSError as problem:
        return teller.failed(NotWritable("Drevet eller filen svarer ikke ({detail}).", detail=problem.strerror))


class _Teller:
    """Says how a command ended, to people or to programs."""

    def __init__(self, texts: Texts, *, as_json: bool) -> None:
        self._texts, self._as_json = texts, as_json
        self.command = ""

    def outcome(self, ended: Outcome) -> Exit:
        say = self._texts.say
        problems = [(one, say(one.told.message, **dict(one.told.places))) for one in ended.problems]
        if self._as_json:
            kept = [{"kind": one.kind, "record": one.record, "words": told} for one, told in problems]
            self._print_json(ended.code, result=dict(ended.facts), problems=kept)
        else:
            for _, told in problems:
                print(told)
            for line in ended.told:
                print(say(line.message, **dict(line.places)))
        return ended.code

    def failed(self, error: UserError) -> Exit:
        kind, code = failure(error)
        told = self._texts.say(error.words, **error.places)
        if self._as_json:
            self._print_json(code, error={"kind": kind, "words": told})
        else:
            print(told, file=sys.stderr)
        return code

    def _print_json(self, code: Exit, **more: object) -> None:
        print(json.dumps({"command": self.command, "ok": code is Exit.OK, "exit_code": int(code), **more}))


def _language(given: Sequence[str]) -> str:
    """Looked up before the rest, because the help is in that language too."""
    early = _Parser(add_help=False, allow_abbrev=False)
    early.add_argument("--language", default=LANGUAGES[0])
    try:
        language = early.parse_known_args(given)[0].language
    except WrongUse:
        return LANGUAGES[0]
    return language if language in LANGUAGES else LANGUAGES[0]


def _parser(texts: Texts) -> ArgumentParser:
    parser = _Parser(
        prog=PROGRAM, allow_abbrev=False, formatter_class=RawDescriptionHelpFormatter,
        description=texts.say(N_("Fasthold for it-afdelingen: pas arkiver uden vinduer.")),
        epilog=texts.say(N_(
            "Slutkoder: 0 i orden, 1 der blev fundet fejl, 2 forkert brug, 3 kan ikke åbnes, 4 i brug af et andet "
            "program, 5 kan ikke skrives."
        )),
    )  # fmt: skip
    every = parser.add_subparsers(metavar="KOMMANDO", required=True)
    groups: dict[str, _SubParsersAction[_Parser]] = {}
    for command in COMMANDS:
        *group, name = command.name.split()
        place = _group(every, groups, group[0]) if group else every
        _add(place, name, command, texts)
    return parser


def _group(
    every: "_SubParsersAction[_Parser]", groups: "dict[str, _SubParsersAction[_Parser]]", name: str
) -> "_SubParsersAction[_Parser]":
    if name not in groups:
        groups[name] = every.add_parser(name, allow_abbrev=False).add_subparsers(metavar="KOMMANDO", required=True)
    return groups[name]


def _add(place: "_SubParsersAction[_Parser]", name: str, command: Command, texts: Texts) -> None:
    about = texts.say(command.about)
    parser = place.add_parser(name, help=about, description=about, allow_abbrev=False)
    command.options(parser, texts)
    parser.add_argument(
        "--json", action="store_true", help=texts.say(N_("svar som JSON, med nøgler, der ikke skifter"))
    )
    parser.add_argument(
        "--language", choices=LANGUAGES, default=LANGUAGES[0], help=texts.say(N_("sproget i svaret (da eller en)"))
    )
    parser.set_defaults(command=command)


def _print_anything() -> None:
    """A terminal without æ must not stop a command that did its work."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
