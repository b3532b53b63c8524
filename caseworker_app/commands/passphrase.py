"""Where a passphrase comes from: an environment variable, standard input or a person; never the command line."""

import os
import sys
from argparse import ArgumentParser, Namespace
from getpass import getpass

from caseworker_app.commands.outcome import WrongUse
from caseworker_app.texts import N_, Texts


def add_options(parser: ArgumentParser, texts: Texts) -> None:
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--passphrase-env", metavar="NAVN",
        help=texts.say(N_("miljøvariablen, som adgangssætningen står i")),
    )  # fmt: skip
    source.add_argument(
        "--passphrase-stdin", action="store_true",
        help=texts.say(N_("læs adgangssætningen fra den første linje af standard input")),
    )  # fmt: skip


def read(wanted: Namespace, texts: Texts, *, new: bool = False) -> str:
    """The passphrase; a new one that is typed is asked for twice."""
    if wanted.passphrase_env:
        return _from_environment(wanted.passphrase_env)
    if wanted.passphrase_stdin:
        return _from_standard_input()
    if not sys.stdin.isatty():
        raise WrongUse(
            "Adgangssætningen mangler. Giv den med --passphrase-env eller --passphrase-stdin, eller kør kommandoen i "
            "et vindue, hvor den kan tastes."
        )
    typed = getpass(texts.say("Adgangssætning: "))
    if new and getpass(texts.say("Adgangssætningen én gang til: ")) != typed:
        raise WrongUse("De to adgangssætninger er ikke ens. Prøv igen.")
    return typed


def _from_environment(name: str) -> str:
    found = os.environ.get(name)
    if not found:
        raise WrongUse("Miljøvariablen {name} findes ikke eller er tom.", name=name)
    return found


def _from_standard_input() -> str:
    try:
        line = sys.stdin.buffer.readline().decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise WrongUse("Adgangssætningen på standard input skal være tekst i UTF-8.") from None
    if not line:
        raise WrongUse("Der står ingen adgangssætning på standard input.")
    return line
