"""The start, what the computer remembers, bugs that must not stop the work, and the program without a person."""

import json
import sys
from functools import partial

import pytest
from PySide6.QtCore import QLocale, QMessageLogContext, QSize, QtMsgType
from PySide6.QtGui import QColor, QImage

from caseworker_app.bootstrap import PEOPLE
from caseworker_app.errors import NotWritable, UserError
from caseworker_app.practice.decided import DECIDED
from caseworker_app.practice.illness import ILLNESS
from caseworker_app.practice.meetings import MEETINGS
from caseworker_app.practice.people import Person
from caseworker_app.practice.rare import RARE
from caseworker_app.practice.retention import RETENTION
from caseworker_app.practice.support import SUPPORT
from caseworker_app.schemes import SCHEMES
from caseworker_app.services.paperwork import READER_NAMES
from caseworker_app.settings import LANGUAGE, OFFICE_NAME, TEXT_SIZE, THEME
from tests.archives import QUICK
from tests.ui.running import with_archive
from ui import __main__ as main
from ui import app, demo
from ui.crash import CrashHook
from ui.demo_papers import NOT_IN_NAMES
from ui.dress import dress
from ui.machine_settings import MachineSettings
from ui.pages.unlock_page import UnlockPage
from ui.pages.welcome_page import WelcomePage
from ui.soon import Soon

SECRET = "Åse Ærø 010203-1234"


def test_choices_are_remembered(tmp_path):
    file = tmp_path / "ny mappe" / "machine.json"
    settings = MachineSettings(file)
    settings.change(THEME, "dark")
    settings.remember_archive(tmp_path / "a.fasthold")
    again = MachineSettings(file)
    assert (again.value(THEME), again.last_archive) == ("dark", tmp_path / "a.fasthold")
    assert [path.name for path in file.parent.iterdir()] == ["machine.json"]


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"theme": 7, "language": "kaudervælsk"}', "\x00"])
def test_a_spoiled_file_counts_as_nothing_chosen(tmp_path, content):
    (tmp_path / "machine.json").write_text(content, encoding="utf-8")
    settings = MachineSettings(tmp_path / "machine.json")
    assert (settings.value(THEME), settings.value(LANGUAGE), settings.last_archive) == ("system", "da", None)


def test_a_choice_that_cannot_be_remembered_still_counts(tmp_path):
    (tmp_path / "fil").write_text("")
    settings = MachineSettings(tmp_path / "fil" / "machine.json")
    with pytest.raises(NotWritable):
        settings.change(TEXT_SIZE, "150")
    assert settings.value(TEXT_SIZE) == "150"


def test_only_settings_of_the_computer_and_only_allowed_values(tmp_path):
    settings = MachineSettings(tmp_path / "machine.json")
    with pytest.raises(ValueError, match="office_name"):
        settings.change(OFFICE_NAME, "Nordby")
    with pytest.raises(UserError):
        settings.change(THEME, "ternet")
    assert not (tmp_path / "machine.json").exists()


def test_a_half_written_file_never_takes_the_place_of_a_whole_one(tmp_path, monkeypatch):
    file = tmp_path / "machine.json"
    settings = MachineSettings(file)
    settings.change(THEME, "dark")

    def power_cut(source, target):
        raise OSError

    monkeypatch.setattr("os.replace", power_cut)
    with pytest.raises(NotWritable):
        settings.change(THEME, "light")
    assert json.loads(file.read_text(encoding="utf-8")) == {"theme": "dark"}


def test_the_start_without_and_with_a_last_archive(started):
    started.program.start()
    assert isinstance(started.page(), WelcomePage)
    with_archive(started)
    started.machine.remember_archive(started.path)
    started.program.start()
    assert isinstance(started.page(), UnlockPage)


def test_an_archive_named_on_the_command_line_comes_first(started, tmp_path):
    started.machine.remember_archive(tmp_path / "sidste.fasthold")
    started.program.start(tmp_path / "denne.fasthold")
    assert "denne.fasthold" in started.page().notice.words()


def test_a_folder_for_settings_that_is_read_only_does_not_stop_the_work(started, tmp_path):
    (tmp_path / "settings").write_text("")
    with_archive(started)
    started.program.start(started.path)
    started.unlock()
    assert started.program.frame is not None
    assert "kan ikke huskes" in started.program.window.notice.words()


def test_dates_and_words_of_qt_are_danish(started, qapp):
    dress(qapp, started.machine)
    assert QLocale().name() == "da_DK"
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuller"
    started.machine.change(LANGUAGE, "en")
    dress(qapp, started.machine)
    assert QLocale().name() == "en_GB"
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"
    started.machine.change(LANGUAGE, "da")
    dress(qapp, started.machine)


def fail_here() -> None:
    raise ValueError(SECRET)


def caught(hook: CrashHook) -> None:
    try:
        fail_here()
    except ValueError:
        kind, problem, trace = sys.exc_info()
        hook.take(kind, problem, trace)


def test_the_log_says_where_and_never_whose(tmp_path):
    hook = CrashHook(tmp_path / "ny" / "fejl.log", lambda: None)
    caught(hook)
    hook.take_message(QtMsgType.QtWarningMsg, QMessageLogContext(), SECRET)
    hook.take_message(QtMsgType.QtDebugMsg, QMessageLogContext(), SECRET)
    log = (tmp_path / "ny" / "fejl.log").read_text(encoding="utf-8")
    assert "ValueError tests/ui/test_app.py:" in log
    assert "fail_here" in log
    assert len(log.splitlines()) == 2
    assert not any(word in log for word in SECRET.split())


def test_a_fault_saves_the_words_and_is_told_once_for_each_kind(tmp_path, qtbot):
    saved, told = [], []
    hook = CrashHook(tmp_path / "fejl.log", lambda: saved.append(True))
    hook.happened.connect(told.append)
    caught(hook)
    caught(hook)
    assert (len(saved), len(told)) == (2, 1)


def test_a_fault_while_saving_ends_there(tmp_path):
    hook = CrashHook(tmp_path / "fejl.log", lambda: None)
    hook._rescue = lambda: caught(hook) or fail_here()
    caught(hook)
    assert (tmp_path / "fejl.log").read_text(encoding="utf-8").count("ValueError") == 3


def test_the_log_does_not_grow_for_ever(tmp_path):
    log = tmp_path / "fejl.log"
    log.write_text("x" * 600_000)
    caught(CrashHook(log, lambda: None))
    assert log.stat().st_size < 2000
    assert log.with_suffix(".old.log").exists()


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path, capsys):
    (tmp_path / "fil").write_text("")
    caught(CrashHook(tmp_path / "fil" / "fejl.log", lambda: None))
    assert "ValueError" in capsys.readouterr().err


def test_a_fault_is_told_in_the_window(started):
    started.program.start()
    app.tell_fault(started.program, "ValueError")
    assert "Det, du har skrevet, er gemt" in started.program.window.notice.words()


def test_without_a_display_it_says_so(monkeypatch, capsys):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert main.main([]) == 2
    assert "ingen skærm" in capsys.readouterr().err


def test_the_self_test_opens_a_window_too(monkeypatch, capsys):
    windows = []
    monkeypatch.setattr(main.selftest, "run", lambda: 0)
    monkeypatch.setattr(app, "open_window", lambda: windows.append(True))
    assert main.main(["--self-test"]) == 0
    assert windows
    assert "window: ok" in capsys.readouterr().out


def test_opening_waits_until_the_window_has_said_what_it_does(qtbot):
    results = []
    Soon().run(lambda: 7, results.append, results.append)
    assert results == []
    qtbot.waitUntil(lambda: results == [7])

    def refuse():
        raise UserError("Nej.")

    Soon().run(refuse, results.append, lambda problem: results.append(problem.words))
    qtbot.waitUntil(lambda: results == [7, "Nej."])


def test_the_demonstration_makes_pictures_and_papers(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "_ROUNDS", 1)
    monkeypatch.setattr(demo, "LOOKS", (("light", {}),))
    archives = app.ThatMorning()
    archives.create_practice = partial(archives.create_practice, cost=QUICK, people=one_of_each_paper())
    archives.open_archive = partial(archives.open_archive, cost=QUICK)
    made = demo.run(qapp, archives, tmp_path / "ud", papers=True)
    assert all(file.stat().st_size > 5000 for file in made)
    pictures = {file.name for file in (tmp_path / "ud" / demo.PICTURES).iterdir()}
    assert pictures >= {
        "welcome-light.png", "today-light.png", "cases-light.png", "case-light.png", "agreement-light.png",
        "sealed-light.png", "consent-light.png", "unlock-light.png", "min-dag.png",
    }  # fmt: skip
    page = QImage(str(tmp_path / "ud" / demo.PICTURES / "min-dag.png"))
    assert page.size() == QSize(1191, 1684)
    assert page.pixelColor(0, 0) == QColor("white")
    papers = [file.relative_to(tmp_path / "ud" / demo.PAPERS) for file in made if file.suffix == ".pdf"]
    copies = {(reader, title) for file in papers for title, reader in [title_and_reader(file.stem)]}
    for scheme in SCHEMES:
        title = scheme.title.translate(NOT_IN_NAMES)
        assert {(READER_NAMES[reader].lower(), title) for reader in scheme.readers} <= copies, title
    assert {
        "Forberedelse til mødet", "Indbydelse til møde, borgeren", "Mødet er aflyst, borgeren",
        "Vi mangler noget til din ansøgning", "Kvittering for tilbagekaldt samtykke", "Min dag", "Gendannelsesnøgle",
    } <= {file.stem for file in papers}  # fmt: skip


def one_of_each_paper() -> tuple[Person, ...]:
    """The fewest invented people with every kind of paper between them."""
    lives = (*RETENTION, *SUPPORT, *ILLNESS, *DECIDED, *RARE, *MEETINGS)
    return tuple(one for one in PEOPLE if one.name in lives or one.life in ("consent_withdrawn", "plan_draft"))


def title_and_reader(stem: str) -> tuple[str, str]:
    """What a file is called after: `Afgørelse (afslag), borger` and `Partshøring, sag, kladde`."""
    title, reader, *_ = (*stem.split(", "), "")
    return title.split(" (bevilges")[0].split(" (afslag")[0], reader
