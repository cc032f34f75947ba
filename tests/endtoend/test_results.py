from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from relapp.book import Book
from relapp.domain.journal import Outcome, Touch
from relapp.domain.printed import PrintedList, PrintedRow
from relapp.domain.results import State
from relapp.domain.timeline import EntryKind
from tests.endtoend.conftest import Run, as_json, eventually
from tests.endtoend.screen import Screen

RESULTS, ENTER = "ctrl+r", "Return"


@pytest.fixture
def screen(desktop: dict[str, str], tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(desktop, tmp_path)
    yield screen
    screen.end()


@pytest.fixture
def book(relapp: Run, cards: Path, tmp_path: Path) -> Path:
    """A sample book in which at least two clients are due today."""
    path = tmp_path / "sample.relapp"
    assert relapp("sample", path, "--clients", 40, "--seed", 1).returncode == 0
    assert relapp("--book", path, "import", cards).returncode == 0
    return path


def printed_today(path: Path) -> PrintedList:
    """Put what is due today on paper."""
    today = date.today()
    with Book(path) as book:
        book.turn_to(today)
        touches = book.agenda.planned(today).plan.days[0].touches
        rows = [PrintedRow(number, each.client_id, today, tuple(each.reasons)) for number, each in enumerate(touches, 1)]
        return book.printed.keep(PrintedList(0, today, today, today + timedelta(days=6), tuple(rows)))


def touches(path: Path, client_id: int) -> list[Touch]:
    with Book(path) as book:
        found = [each.touch for each in book.timeline.latest(client_id) if each.kind is EntryKind.TOUCH]
    return [touch for touch in found if touch and touch.on == date.today()]


def due(relapp: Run, book: Path) -> set[int]:
    return {touch["client"]["id"] for touch in as_json(relapp("--book", book, "today", "--json"))["touches"]}


def test_a_printed_list_comes_back_by_keyboard_and_is_taken_back_at_once(screen: Screen, relapp: Run, book: Path) -> None:
    printed = printed_today(book)
    first, second = printed.rows[0].client_id, printed.rows[1].client_id
    before = due(relapp, book)
    assert {first, second} <= before
    screen.window(screen.start("--book", book))

    screen.press(RESULTS, "1", ENTER, "s", ENTER, *"hello", ENTER, ENTER, "n", ENTER, ENTER, "ctrl+s")

    assert eventually(lambda: first not in due(relapp, book))
    (spoke,), (tried,) = touches(book, first), touches(book, second)
    assert (spoke.outcome, spoke.note) == (Outcome.SPOKE, "hello")
    assert tried.outcome is Outcome.NO_ANSWER
    with Book(book) as opened:
        stands = opened.printed.standing(printed, date.today())
    assert [stands[number].state for number in (1, 2)] == [State.ENTERED, State.TRIED]

    screen.press("ctrl+z")
    assert eventually(lambda: due(relapp, book) == before)
    assert touches(book, first) == touches(book, second) == []
    assert relapp("--book", book, "check").returncode == 0
