"""One command to run, test and build Fasthold; it sets up what it needs, with the standard library only."""

import ast
import hashlib
import importlib.util
import locale
import os
import re
import shlex
import shutil
import struct
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python meets first
    sys.exit("Fasthold needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LINUX = sys.platform.startswith("linux")
PYTHON_X_Y = f"python{sys.version_info.major}.{sys.version_info.minor}"

# Debian and Ubuntu packages: Qt itself, a real window, printers, a virtual display for tests, the build.
QT = ("libglib2.0-0", "libgl1", "libegl1", "libfontconfig1", "libfreetype6", "libdbus-1-3", "libxkbcommon0")
WINDOW = (
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0"
)  # fmt: skip
PRINTERS = ("libcups2",)
VIRTUAL_DISPLAY = ("xvfb", "xauth")
BUILD = ("binutils", f"lib{PYTHON_X_Y}")

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
# Two at a time; the tests of one file stay together, because they share what is slow to make.
ALL_TESTS = ("-q", "-n", "2", "--dist", "loadfile")


class Stop(Exception):
    """A step failed; the words say what to do about it."""


def say(words: str) -> None:
    print(words, flush=True)


def start(*command: object, **more_environment: str) -> int:
    """Run a program to its end in the project folder, with UTF-8 whatever the machine thinks."""
    environment = {**os.environ, "PYTHONUTF8": "1", **more_environment}
    if LINUX and not speaks_utf8():
        environment["LC_ALL"] = "C.UTF-8"
    return subprocess.call([str(part) for part in command], cwd=ROOT, env=environment)


def speaks_utf8() -> bool:
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        return False
    return locale.nl_langinfo(locale.CODESET).upper() == "UTF-8"


def need(advice: str, *command: object) -> None:
    """Run a step of the set-up; without it nothing else makes sense."""
    if start(*command) != 0:
        raise Stop(f"This step failed: {shlex.join(map(str, command))}\n{advice}")


def set_up(lock: str, needed: tuple[str, ...] = QT, welcome: tuple[str, ...] = ()) -> None:
    """Everything that is not there yet; `welcome` libraries are left out where we may not install them."""
    system_libraries(needed, welcome)
    python_packages(lock)
    catalogues()


# System libraries


def system_libraries(needed: tuple[str, ...], welcome: tuple[str, ...]) -> None:
    if not (LINUX and shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        needed = (*needed, f"{PYTHON_X_Y}-venv")
    rights = how_to_be_root()
    missing = absent(needed + welcome) if rights is not None else absent(needed)
    if missing and rights is None:
        raise Stop(
            "Some system libraries are missing. Type this line, then start again:\n\n"
            f"    sudo apt-get install -y --no-install-recommends {' '.join(missing)}\n\n"
            "If apt-get does not find them, type first: sudo apt-get update"
        )
    if missing:
        say(f"Installing system libraries: {' '.join(missing)} …")
        apt_get = (*(rights or ()), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q")
        advice = "apt-get says above why: often the network or the sources. Mend that and start again."
        need(advice, *apt_get, "update")
        need(advice, *apt_get, "install", "-y", "--no-install-recommends", *missing)


def how_to_be_root() -> tuple[str, ...] | None:
    """What to write before a command to run it as root; None when only a person can do that."""
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ("sudo", "-n")
    return None


def absent(packages: tuple[str, ...]) -> list[str]:
    """Those not installed; newer releases call some of them by the old name with t64 at the end."""
    names = [*packages, *(f"{package}t64" for package in packages)]
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *names]
    lines = subprocess.run(query, capture_output=True, text=True).stdout.splitlines()
    installed = {line.split()[1].removesuffix("t64") for line in lines if line.startswith("installed ")}
    return [package for package in packages if package not in installed]


# Python packages


def python_packages(lock: str) -> None:
    """The virtual environment with the packages of a lock file; dev.txt contains all of runtime.txt."""
    stamps = {name: stamp(name) for name in ("runtime", "dev")}
    current = {name for name, (file, text) in stamps.items() if PYTHON.exists() and content(file) == text}
    if lock in current:
        return
    if not current:
        say("Making a virtual environment in .venv …")
        python = getattr(sys, "_base_executable", sys.executable)
        need("Is this a complete Python with venv and ensurepip?", python, "-m", "venv", "--clear", VENV)
    say(f"Installing Python packages of requirements/{lock}.txt …")
    pip_install = (PYTHON, "-m", "pip", "install", "--no-input", "--disable-pip-version-check")
    locked = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", f"requirements/{lock}.txt")
    advice = "pip says above why: often the network, or a Python too new. Mend that and start again."
    need(advice, *pip_install, *locked)
    for name in ("runtime", lock):
        file, text = stamps[name]
        file.write_text(text)


def content(file: Path) -> str:
    return file.read_text() if file.exists() else ""


def stamp(lock: str) -> tuple[Path, str]:
    """The file that tells what is installed, and what stands in it when that is still right."""
    digest = hashlib.sha256((ROOT / "requirements" / f"{lock}.txt").read_bytes()).hexdigest()
    return VENV / f"installed-{lock}.txt", f"{digest} {PYTHON_X_Y}"


# Catalogues of words


def catalogues() -> None:
    """Compile each .po that is newer than its .mo."""
    for po in ROOT.glob("resources/translations/*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime <= po.stat().st_mtime:
            mo.write_bytes(compiled(po.read_text(encoding="utf-8")))


def compiled(po: str) -> bytes:
    """The .mo form of a .po text: two tables of (length, offset), then the strings, sorted by message id."""
    words = sorted((key.encode(), value.encode()) for key, value in messages(po).items())
    start_of_strings = 28 + 16 * len(words)
    tables, strings = [b"", b""], b""
    for side in (0, 1):
        for pair in words:
            tables[side] += struct.pack("<II", len(pair[side]), start_of_strings + len(strings))
            strings += pair[side] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, len(words), 28, 28 + 8 * len(words), 0, start_of_strings)
    return header + tables[0] + tables[1] + strings


def messages(po: str) -> dict[str, str]:
    """Message id to words, as gettext joins context, plural and forms; without fuzzy and empty ones."""
    found: dict[str, str] = {}
    # An entry begins with its comments; obsolete ones (#~) are comments all through.
    for entry in re.split(r"\n\s*\n", po.replace("\r\n", "\n")):
        parts: dict[str, str] = {}
        for keyword, quoted in re.findall(r'^(msg\w+(?:\[\d\])?)\s+((?:".*"\s*)+)', entry, re.MULTILINE):
            parts[keyword] = "".join(ast.literal_eval(line) for line in quoted.splitlines())
        forms = [words for keyword, words in parts.items() if keyword.startswith("msgstr")]
        fuzzy = re.search(r"^#,.*\bfuzzy\b", entry, re.MULTILINE) and parts.get("msgid")
        if all(forms) and forms and not fuzzy:
            context = parts["msgctxt"] + "\4" if "msgctxt" in parts else ""
            plural = "\0" + parts["msgid_plural"] if "msgid_plural" in parts else ""
            found[context + parts["msgid"] + plural] = "\0".join(forms)
    return found


# Commands


def run(*arguments: str) -> int:
    """Open the program; --practice opens practice data at once. Without a display: demo."""
    platform = os.environ.get("QT_QPA_PLATFORM")
    if LINUX and not (platform or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        say("There is no display here to open a window on, so the program does its main job without one.")
        return demo()
    set_up("runtime", QT if platform else QT + WINDOW, PRINTERS)
    return start(PYTHON, "-m", "ui", *arguments)


def demo(*arguments: str) -> int:
    """Every paper of the practice data for every reader as PDF, and pictures of the windows: all into out/."""
    set_up("runtime")
    shutil.rmtree(ROOT / "out", ignore_errors=True)
    code = start(PYTHON, "-m", "ui", "--demo", "out", *arguments, **OFFSCREEN)
    for file in sorted(path for path in (ROOT / "out").rglob("*") if path.is_file()):
        say(f"{file.stat().st_size:>10,} bytes  {file.relative_to(ROOT).as_posix()}")
    return code


def test(*arguments: str) -> int:
    """All checks, then the tests; arguments go to pytest."""
    set_up("dev", QT, WINDOW + VIRTUAL_DISPLAY)
    failed = checks()
    say("== pytest")
    code = start(PYTHON, "-m", "pytest", *(arguments or ALL_TESTS), PYTHONHASHSEED="0")
    return code or blame(failed)


def lint(*arguments: str) -> int:
    """Style, types, unused code and the layers, without the other tests."""
    set_up("dev")
    failed = checks()
    say("== layers")
    if start(PYTHON, "-m", "pytest", "-q", "tests/test_architecture.py") != 0:
        failed.append("layers")
    return blame(failed)


def checks() -> list[str]:
    """The names of the checks that failed."""
    commands = {
        "ruff": ("ruff", "check", "."),
        "mypy": ("mypy", "caseworker_app", "ui", "dev.py"),
        "vulture": ("vulture",),
    }
    failed = []
    for name, command in commands.items():
        say(f"== {name}")
        if start(PYTHON, "-m", *command) != 0:
            failed.append(name)
    return failed


def blame(failed: list[str]) -> int:
    if failed:
        say(f"These checks failed, see above: {', '.join(failed)}.")
    return 1 if failed else 0


def screenshots(*arguments: str) -> int:
    """Draw the pictures in docs/screenshots anew."""
    set_up("runtime")
    return start(PYTHON, "-m", "ui", "--screenshots", "docs/screenshots", *arguments, **OFFSCREEN)


def bench(*arguments: str) -> int:
    """Measure, and write docs/performance.md."""
    set_up("dev")
    return start(PYTHON, "-m", "benchmarks", *arguments, **OFFSCREEN)


def build(*arguments: str) -> int:
    """Make the one-folder program in dist/ and let it test itself."""
    set_up("dev", QT + WINDOW + BUILD)
    folder = ROOT / "dist" / "fasthold"
    say(f"Building in {folder.relative_to(ROOT)} …")
    code = start(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *arguments, "build.spec")
    return code or start(folder / "fasthold", "--self-test", **OFFSCREEN)


COMMANDS = {command.__name__: command for command in (run, test, demo, lint, screenshots, bench, build)}


def main(arguments: list[str]) -> int:
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    if not arguments or arguments[0] not in COMMANDS:
        say("Use: python3 dev.py COMMAND, where COMMAND is one of\n")
        for name, command in COMMANDS.items():
            say(f"  {name:<12}{command.__doc__}")
        return 0 if arguments in ([], ["-h"], ["--help"]) else 2
    try:
        return COMMANDS[arguments[0]](*arguments[1:])
    except Stop as stopped:
        say(f"\n{stopped}")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
