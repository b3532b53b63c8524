"""Starts the program: python -m ui."""

import argparse
import os
import sys
from pathlib import Path

from caseworker_app import selftest
from caseworker_app.texts import N_
from ui import app


def main(arguments: list[str] | None = None) -> int:
    wanted = _parser().parse_args(arguments)
    if wanted.self_test or wanted.demo or wanted.screenshots:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if wanted.self_test:
        return _self_test()
    if wanted.demo or wanted.screenshots:
        for file in app.show_work(wanted.demo or wanted.screenshots, papers=wanted.demo is not None):
            print(file)
        return 0
    return app.run(wanted.archive, practice=wanted.practice)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fasthold", description=N_("Aftaler om at blive i arbejde, uden internet."))
    parser.add_argument("archive", nargs="?", type=Path, help=N_("arkivet, der skal åbnes"))
    parser.add_argument("--practice", action="store_true", help=N_("åbn øvelsesarkivet med opdigtede sager"))
    parser.add_argument("--demo", type=Path, metavar="MAPPE", help=N_("lav PDF'er og billeder af vinduerne uden skærm"))
    parser.add_argument("--screenshots", type=Path, metavar="MAPPE", help=N_("lav kun billederne af vinduerne"))
    parser.add_argument("--self-test", action="store_true", help=N_("afprøv programmet på denne computer"))
    return parser


def _self_test() -> int:
    failed = selftest.run()
    app.open_window()
    print("window: ok")
    return failed


if __name__ == "__main__":
    sys.exit(main())
