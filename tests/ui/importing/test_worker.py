import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.book.imports.part import ImportCancelledError, Progress
from relapp.book.imports.staging import Action, Staging
from relapp.domain.incoming import Incoming
from relapp.errors import UserError
from relapp.exchange.look import TableChoices
from relapp.ui.bus import Bus
from relapp.ui.importing.worker import Job, Seen, looking, sampling, staging, taking_in


def ended(qtbot: QtBot, job: Job) -> tuple[str, list[Any]]:
    """Run a job to its end: the one signal by which it told how it ended."""
    told: list[tuple[str, list[Any]]] = []
    for name in ("succeeded", "refused", "stopped", "crashed"):
        getattr(job, name).connect(lambda *given, name=name: told.append((name, list(given))))
    with qtbot.waitSignal(job.destroyed):
        job.start()
    assert len(told) == 1
    return told[0]


def test_work_is_done_beside_the_window(qtbot: QtBot) -> None:
    threads: list[int] = []

    def work(report: Progress) -> str:
        threads.append(threading.get_ident())
        report(1, 2)
        return "done"

    job = Job(work)
    steps: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, total: steps.append((done, total)))

    assert ended(qtbot, job) == ("succeeded", ["done"])
    assert threads != [threading.get_ident()]
    assert steps == [(1, 2)]


def test_a_mistake_of_the_users_is_a_sentence(qtbot: QtBot) -> None:
    def work(_report: Progress) -> None:
        raise UserError("The file is empty.")

    assert ended(qtbot, Job(work)) == ("refused", ["The file is empty."])


def test_a_fault_of_the_program_is_told_and_not_hidden(qtbot: QtBot) -> None:
    def work(_report: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as exceptions:
        assert ended(qtbot, Job(work)) == ("crashed", [])
    assert [each[0] for each in exceptions] == [ZeroDivisionError]


def test_cancelled_work_stops_at_its_next_step(qtbot: QtBot) -> None:
    reached = threading.Event()
    may_go_on = threading.Event()
    steps: list[int] = []

    def work(report: Progress) -> None:
        for step in range(3):
            report(step, 3)
            steps.append(step)
            reached.set()
            assert may_go_on.wait(10)

    job = Job(work)
    job.start()
    assert reached.wait(10)
    job.cancel()
    with qtbot.waitSignal(job.stopped):
        may_go_on.set()
    assert steps == [0]
    job.wait()


def test_the_program_ends_after_its_threads(qtbot: QtBot) -> None:
    reached, stopped = threading.Event(), threading.Event()

    def work(report: Progress) -> None:
        try:
            while True:
                report(0, 0)
                reached.set()
        except ImportCancelledError:
            stopped.set()
            raise

    job = Job(work)
    job.start()
    assert reached.wait(10)
    app = QCoreApplication.instance()
    assert app
    app.aboutToQuit.emit()
    assert stopped.is_set()
    assert job.isFinished()


def seen(qtbot: QtBot, bus: Bus, file: Path, choices: TableChoices | None = None) -> Seen:
    name, (found,) = ended(qtbot, looking(bus.book.door, file, choices or TableChoices()))
    assert name == "succeeded"
    return found


def test_reading_changes_nothing(qtbot: QtBot, bus: Bus, write_cards: Callable[..., Path]) -> None:
    before = bus.book.changes_elsewhere()
    found = seen(qtbot, bus, write_cards(("Ana", "11 1"), ("Bia", "11 2")))
    name, (path,) = ended(qtbot, staging(bus.book.door, found, {1: Action.SKIP}))

    assert name == "succeeded"
    with Staging(path) as staged:
        assert [line.action for line in staged.lines([0, 1])] == [Action.ADD, Action.SKIP]
    path.unlink()
    assert bus.book.changes_elsewhere() == before


def test_a_look_at_a_table_shows_its_first_contacts(qtbot: QtBot, bus: Bus, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Phone\n" + "".join(f"Ana {number},11 9000{number}\n" for number in range(1000)))

    found = seen(qtbot, bus, file)

    assert [entry.client.name for entry in found.first] == ["Ana 0", "Ana 1", "Ana 2", "Ana 3"]


def test_a_mapping_by_which_nothing_can_be_read_shows_no_contacts(qtbot: QtBot, bus: Bus, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Phone\nAna,11 90001\n")

    found = seen(qtbot, bus, file, TableChoices(mapping=(None, None)))

    assert [entry.client.name for entry in found.first if isinstance(entry, Incoming)] == []


def test_what_nobody_waits_for_is_put_away(qtbot: QtBot) -> None:
    dropped: list[str] = []
    reached, may_go_on = threading.Event(), threading.Event()

    def work(_report: Progress) -> str:
        reached.set()
        assert may_go_on.wait(10)
        return "result"

    job = Job(work, dropped.append)
    job.start()
    assert reached.wait(10)
    job.cancel()
    with qtbot.waitSignal(job.stopped):
        may_go_on.set()
    assert dropped == ["result"]
    job.wait()


def test_what_one_connection_took_in_another_can_undo(qtbot: QtBot, bus: Bus, write_cards: Callable[..., Path]) -> None:
    found = seen(qtbot, bus, write_cards(("Ana", "11 1"), ("Bia", "11 2")))
    _name, (path,) = ended(qtbot, staging(bus.book.door, found, {}))
    _name, (arrival,) = ended(qtbot, taking_in(bus.book.door, path, None))
    path.unlink()
    assert (arrival.counts.read, arrival.counts.added, bus.book.list.count()) == (2, 2, 2)

    changes = arrival.changes_of(bus.book)
    assert changes.undo
    changes.undo()

    assert bus.book.list.is_empty()
    assert bus.book.check() == []


@pytest.mark.parametrize("language", ["en", "pt_BR", "ro"])
def test_a_sample_is_made_once(qtbot: QtBot, bus: Bus, tmp_path: Path, language: str) -> None:
    settings = replace(bus.book.settings.get(), language=language, country="BR")
    file = tmp_path / "sample.relapp"

    assert ended(qtbot, sampling(file, bus.today(), settings)) == ("succeeded", [file])
    made = file.read_bytes()
    assert ended(qtbot, sampling(file, bus.today(), settings)) == ("succeeded", [file])

    assert file.read_bytes() == made
    with Book(file) as book:
        assert book.settings.get().language == language
        assert book.list.count() == 120
