"""Who may import whom, and what no module may do. Reads the source; nothing here runs the program's work."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[1]

# The longest name that fits a module decides. A name allows what is inside it; the standard library is free.
MAY_USE = {
    "caseworker_app.domain": ("caseworker_app.errors", "stdnum"),
    "caseworker_app.errors": (),
    "caseworker_app.texts": (),
    "caseworker_app.paths": ("platformdirs",),
    "caseworker_app.redact": (),
    "caseworker_app.holiday_list": ("holidays",),
    "caseworker_app.settings": ("caseworker_app.errors", "caseworker_app.texts"),
    "caseworker_app.rules": ("caseworker_app.domain", "caseworker_app.errors", "caseworker_app.texts"),
    "caseworker_app.schemes": (
        "caseworker_app.domain", "caseworker_app.errors", "caseworker_app.rules", "caseworker_app.texts",
    ),
    "caseworker_app.services": (
        "caseworker_app.domain", "caseworker_app.errors", "caseworker_app.rules", "caseworker_app.schemes",
        "caseworker_app.settings", "caseworker_app.texts",
    ),
    "caseworker_app.storage": (
        "caseworker_app.domain", "caseworker_app.errors", "caseworker_app.paths",
        "caseworker_app.services.ports",  # the types of the contract it fulfils
        "cryptography", "peewee", "playhouse", "sqlcipher3",
    ),
    "caseworker_app.documents": (
        "caseworker_app.domain", "caseworker_app.errors", "caseworker_app.paths", "caseworker_app.texts",
        "PIL", "arabic_reshaper", "bidi", "pikepdf", "reportlab",
    ),
    "caseworker_app.reading": ("caseworker_app.services.ports", "pypdf"),
    "caseworker_app.practice": (
        "caseworker_app.domain", "caseworker_app.schemes", "caseworker_app.services", "caseworker_app.settings",
    ),
    # The places that put the program together.
    "caseworker_app.bootstrap": ("caseworker_app",),
    "caseworker_app.commands": ("caseworker_app",),
    "caseworker_app.selftest": ("caseworker_app",),
    "caseworker_app.__main__": ("caseworker_app",),
    "ui": (
        "PySide6", "caseworker_app.domain", "caseworker_app.errors", "caseworker_app.paths",
        "caseworker_app.schemes", "caseworker_app.services", "caseworker_app.settings",
        "caseworker_app.texts",
    ),
}  # fmt: skip
ALSO = {"ui.app": ("caseworker_app.bootstrap",), "ui.__main__": ("caseworker_app.selftest",)}
NETWORK = (
    "PySide6.QtNetwork", "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests",
    "smtplib", "socket", "socketserver", "ssl", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
)  # fmt: skip
LATE_IMPORTS = {"caseworker_app.bootstrap"}  # loads the heavy adapters on first use
HEAVY = {"babel", "holidays", "pikepdf", "pypdf", "reportlab"}  # each costs a tenth of a second or more at the start
PUMPS_EVENTS = {"ui.demo"}  # draws windows one after another without a person
DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "base", "manager"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
ORDERING = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
JUDGE = "caseworker_app.domain.deadline"  # the one that decides what is overdue
DAYS_OF_DEADLINES = {"due", "act_by", "planned"}
OF_NO_CASE = {"ui.pages.deadlines.day_print", "ui.pages.key_sheet", "ui.pages.new_archive_page"}
ASKED_WHERE = {"save_file", "folder"}
TO_PAPER = {"print_sheets"}
APPLICATIONS = {"QApplication", "QCoreApplication", "QGuiApplication"}


@dataclass(frozen=True)
class Import:
    """One imported name, seen from the module that imports it."""

    module: str
    target: str
    line: int
    late: bool

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.target}"


def sources(root: Path) -> dict[str, ast.Module]:
    """All modules of the program by dotted name."""
    found = {}
    for path in sorted(path for top in ("caseworker_app", "ui") for path in (root / top).rglob("*.py")):
        name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def imports(modules: dict[str, ast.Module]) -> Iterator[Import]:
    for module, tree in modules.items():
        functions = [node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]
        late = {id(node) for function in functions for node in ast.walk(function)}
        for node in ast.walk(tree):
            for target in targets(node, modules):
                yield Import(module, target, node.lineno, id(node) in late)


def targets(node: ast.AST, modules: dict[str, ast.Module]) -> list[str]:
    """What an import statement names: the module where that is ours, else the dotted name as written."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        if node.level:
            return ["." * node.level + (node.module or "")]
        names = [f"{node.module}.{alias.name}" for alias in node.names]
        return [name if name in modules or is_inside(name, NETWORK) else str(node.module) for name in names]
    return []


def is_inside(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def allowed(module: str) -> tuple[str, ...]:
    homes = [home for home in MAY_USE if is_inside(module, (home,))]
    home = max(homes, key=len, default="")
    return (*MAY_USE.get(home, ()), *ALSO.get(module, ()), home, *sys.stdlib_module_names)


# The rules: each tells what is wrong in a tree, a line for each fault.


def wrong_directions(modules: dict[str, ast.Module]) -> list[str]:
    return [str(found) for found in imports(modules) if not is_inside(found.target, allowed(found.module))]


def homeless(modules: dict[str, ast.Module]) -> list[str]:
    """A module of which nobody decided what it may use."""
    packages = ("caseworker_app", "caseworker_app.__init__")
    return [name for name in modules if name not in packages and not is_inside(name, tuple(MAY_USE))]


def cycles(modules: dict[str, ast.Module]) -> list[str]:
    graph: dict[str, set[str]] = {name: set() for name in modules}
    for found in imports(modules):
        if found.target in modules:
            graph[found.module].add(found.target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [" -> ".join(reversed(error.args[1]))]
    return []


def late_imports(modules: dict[str, ast.Module]) -> list[str]:
    return [str(found) for found in imports(modules) if found.late and found.module not in LATE_IMPORTS]


def network(modules: dict[str, ast.Module]) -> list[str]:
    return [str(found) for found in imports(modules) if is_inside(found.target, NETWORK)]


def drawers(modules: dict[str, ast.Module]) -> list[str]:
    """Modules whose name says nothing, so that anything may be put into them."""
    return [name for name in modules if DRAWERS & set(name.split("."))]


def bad_constructs(modules: dict[str, ast.Module]) -> list[str]:
    return [
        f"{module}:{getattr(node, 'lineno', 0)} {fault}"
        for module, tree in modules.items()
        for node in ast.walk(tree)
        if (fault := construct(node)) and not (fault == "processEvents" and module in PUMPS_EVENTS)
    ]


def construct(node: ast.AST) -> str:
    """The name of a forbidden construct, or nothing."""
    match node:
        case ast.ExceptHandler(type=None):
            return "bare except"
        case ast.ImportFrom(names=[ast.alias(name="*")]):
            return "import *"
        case ast.Attribute(attr="processEvents"):
            return "processEvents"
        case ast.Attribute(attr="instance", value=ast.Name(id=owner)) if owner in APPLICATIONS:
            return f"{owner}.instance"
        case ast.Call(func=ast.Name(id="__import__" | "import_module") | ast.Attribute(attr="import_module")):
            return "import by name"  # neither this test nor the build can follow it
    return ""


def own_judgements(modules: dict[str, ast.Module]) -> list[str]:
    """Whoever compares the day of a deadline with today himself, instead of asking how near it is."""
    return [
        f"{module}:{node.lineno} compares {ast.unparse(node)}"
        for module, tree in modules.items() if module != JUDGE
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and any(isinstance(op, ORDERING) for op in node.ops) and is_judging(node)
    ]  # fmt: skip


def is_judging(node: ast.Compare) -> bool:
    inside = list(ast.walk(node))
    attributes = {one.attr for one in inside if isinstance(one, ast.Attribute)}
    names = {one.id for one in inside if isinstance(one, ast.Name)}
    return bool(DAYS_OF_DEADLINES & attributes) and "today" in attributes | names


def careless_ways_out(modules: dict[str, ast.Module]) -> list[str]:
    """Whoever prints or saves something of a case without making sure of the person in the same breath."""
    return [
        f"{module}:{function.lineno} {function.name} does not ask whether the person is the right one"
        for module, tree in modules.items() if is_inside(module, ("ui.pages",)) and module not in OF_NO_CASE
        for function in ast.walk(tree)
        if isinstance(function, FUNCTIONS) and leads_out(function) and not called(function) & sure(tree)
    ]  # fmt: skip


def leads_out(function: ast.AST) -> bool:
    """It prints, or asks the person where to save."""
    asks = {
        node.func.attr for node in ast.walk(function) if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value).endswith("ask")
    }  # fmt: skip
    return bool(asks & ASKED_WHERE or called(function) & TO_PAPER)


def called(function: ast.AST) -> set[str]:
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {ast.unparse(call).rpartition(".")[2] for call in calls}


def sure(tree: ast.Module) -> set[str]:
    """The check itself, and what in the module makes it."""
    made = {node.name for node in ast.walk(tree) if isinstance(node, FUNCTIONS) and "sure_of" in called(node)}
    return {"sure_of", *made}


RULES = (
    wrong_directions, homeless, cycles, late_imports, network, drawers, bad_constructs, own_judgements,
    careless_ways_out,
)  # fmt: skip


@pytest.fixture(scope="module")
def tree() -> dict[str, ast.Module]:
    return sources(ROOT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_tree_keeps_the_rule(rule, tree):
    assert rule(tree) == []


PLANTED = (
    (wrong_directions, "ui/pages/a.py", "import peewee"),
    (wrong_directions, "ui/pages/a.py", "from caseworker_app.storage import store"),
    (wrong_directions, "ui/pages/a.py", "from caseworker_app.bootstrap import open_workspace"),
    (wrong_directions, "caseworker_app/domain/a.py", "from caseworker_app.services.cases import Cases"),
    (wrong_directions, "caseworker_app/domain/a.py", "from ..services import cases"),
    (wrong_directions, "caseworker_app/services/a.py", "from PySide6.QtCore import QObject"),
    (wrong_directions, "caseworker_app/texts.py", "import caseworker_app.errors"),
    (homeless, "caseworker_app/newcomer.py", "x = 1"),
    (cycles, "caseworker_app/rules/a.py", "import caseworker_app.rules.b"),
    (late_imports, "caseworker_app/domain/a.py", "def f():\n    import json"),
    (late_imports, "ui/a.py", "class A:\n    async def f(self):\n        from json import loads"),
    (network, "caseworker_app/services/a.py", "from urllib.request import urlopen"),
    (network, "caseworker_app/services/a.py", "from urllib import request"),
    (network, "ui/a.py", "from PySide6.QtNetwork import QLocalServer"),
    (drawers, "ui/utils/a.py", "x = 1"),
    (drawers, "caseworker_app/domain/common.py", "x = 1"),
    (own_judgements, "ui/a.py", "late = one.due.day < today"),
    (own_judgements, "caseworker_app/services/a.py", "if self.clock.today() >= row.deadline.act_by: ..."),
    (careless_ways_out, "ui/pages/a.py", "def f(shell):\n    path = shell.ask.save_file('a', 'b', 'c')"),
    (careless_ways_out, "ui/pages/a.py", "def f(self):\n    folder = self._shell.ask.folder('a')"),
    (careless_ways_out, "ui/pages/a.py", "def f(outlet):\n    run(lambda: print_sheets(outlet, ()))"),
    (careless_ways_out, "ui/pages/a.py", "def g(s):\n    s.sure_of(1)\ndef f(outlet):\n    print_sheets(outlet, ())"),
    (bad_constructs, "ui/a.py", "app.processEvents()"),
    (bad_constructs, "ui/a.py", "from PySide6.QtWidgets import *"),
    (bad_constructs, "ui/a.py", "app = QApplication.instance()"),
    (bad_constructs, "ui/a.py", "try:\n    f()\nexcept:\n    g()"),
    (bad_constructs, "ui/a.py", "importlib.import_module('caseworker_app.storage')"),
    (bad_constructs, "ui/a.py", "store = import_module('caseworker_app.storage').store"),
)


@pytest.mark.parametrize(("rule", "path", "source"), PLANTED)
def test_a_planted_fault_is_found(rule, path, source, tmp_path):
    (tmp_path / "caseworker_app/rules").mkdir(parents=True)
    (tmp_path / "caseworker_app/rules/b.py").write_text("import caseworker_app.rules.a")
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source)
    assert rule(sources(tmp_path)) != []


def test_a_lawful_tree_has_no_fault(tmp_path):
    lawful = {
        "caseworker_app/schemes/__init__.py": "from caseworker_app.schemes import mentor",
        "caseworker_app/schemes/mentor.py": "import json\nfrom caseworker_app.domain.case import Case",
        "caseworker_app/domain/case.py": "from caseworker_app.errors import UserError",
        "caseworker_app/errors.py": "class UserError(Exception): ...",
        "caseworker_app/bootstrap.py": "def f():\n    from caseworker_app.storage import store",
        "caseworker_app/storage/store.py": "from playhouse.sqlcipher_ext import SqlCipherDatabase",
        "ui/pages/out.py": "def is_sure(s):\n    return s.sure_of(1)\ndef f(s):\n    is_sure(s) and s.ask.folder('')",
        "ui/app.py": "from caseworker_app.bootstrap import f\nfrom PySide6.QtWidgets import QApplication",
    }
    for path, source in lawful.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(source)
    assert [fault for rule in RULES for fault in rule(sources(tmp_path))] == []


# What only shows when the modules are really imported, each time in a fresh Python.


# Python reports these events itself, so no library can write or connect unseen.
WATCH = """
import os, sys
CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "sqlite3.connect", "subprocess.Popen"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
happened = []
def watch(event, details):
    if event.startswith("socket.") or event in CHANGES:
        happened.append(event)
    elif event == "open" and isinstance(details[2], int) and details[2] & WRITING:
        happened.append(f"open:{details[0]}")
sys.addaudithook(watch)
"""


def after_importing(names: list[str], then: str, folder: Path) -> list[str]:
    """What a fresh Python prints that imports the modules in `folder`, watched, and then runs `then`."""
    script = f"{WATCH}\nsys.path.insert(0, {str(ROOT)!r})\nimport {', '.join(names)}\n{dedent(then)}"
    environment = {**os.environ, "HOME": str(folder), "USERPROFILE": str(folder)}
    done = subprocess.run(
        [sys.executable, "-B", "-c", script], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def importable(*packages: str) -> list[str]:
    return [name for name in sources(ROOT) if is_inside(name, packages) and not name.endswith("__main__")]


def test_core_never_loads_qt(tmp_path):
    then = "print(*(name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))))"
    assert after_importing(importable("caseworker_app"), then, tmp_path) == []


def test_the_window_comes_before_the_heavy_adapters(tmp_path):
    if not importable("ui.app"):
        pytest.skip("there is no program to start yet")
    then = f"print(*sorted(set(sys.modules) & {HEAVY}))"
    assert after_importing(["ui.app"], then, tmp_path) == []


def test_importing_everything_leaves_no_trace_and_makes_no_connection(tmp_path):
    assert after_importing(importable("caseworker_app", "ui"), "print(*happened)", tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_the_watch_sees_files_and_connections(tmp_path):
    then = """
        import socket
        socket.socket().close()
        open("trace", "w").close()
        print(*happened)
    """
    assert after_importing(["json"], then, tmp_path) == ["socket.__new__", "open:trace"]
