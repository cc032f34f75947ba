"""The day's work by somebody who sees nothing of the screen: only what is said on the accessibility bus is known and done."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the accessibility bus is Linux's", allow_module_level=True)

import system
from relapp.book import Book
from tests.endtoend.conftest import Run, as_json, eventually
from tests.endtoend.reader import Reader
from tests.endtoend.screen import Screen
from tests.printed import needs_poppler, pages_of


@pytest.fixture(scope="module", autouse=True)
def _bus_there() -> None:
    fault = system.obtain(system.FOR_SCREEN_READERS)
    if fault and os.environ.get("CI"):
        pytest.fail(fault)
    if fault:
        pytest.skip(fault)


@pytest.fixture
def screen(desktop: dict[str, str], tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(desktop | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}, tmp_path)
    yield screen
    screen.end()


@pytest.fixture
def reader(desktop: dict[str, str]) -> Iterator[Reader]:
    reader = Reader(desktop)
    yield reader
    reader.close()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """An own book, its owner past the first greeting."""
    path = tmp_path / "own.relapp"
    with Book(path) as opened:
        opened.settings.put("welcomed", True)
    return path


@needs_poppler
def test_a_day_of_work(screen: Screen, reader: Reader, relapp: Run, book: Path, cards: Path, tmp_path: Path) -> None:
    program = screen.start("--book", book)

    bring_in(reader, cards)
    assert eventually(lambda: names(relapp, book) == ["Ana Prado", "João Țepeș"])
    reader.press(reader.find("radio button", "Today"))

    reader.press(reader.find("push button", "Done: Ana Prado"))
    reader.write(reader.find("text", "Note"), "she laughed")
    reader.press(reader.find("push button", "Spoke"))
    assert eventually(lambda: due(relapp, book) == ["João Țepeș"])

    reader.press(reader.find("push button", "Snooze: João Țepeș"))
    reader.press(reader.find("menu item", "Tomorrow"))
    assert eventually(lambda: due(relapp, book) == [])

    pages = print_the_week(reader, tmp_path / "week.pdf")
    assert "João Țepeș" in "".join(pages)
    with Book(book) as opened:
        ana = next(
            client for client in as_json(relapp("--book", book, "clients", "--json"))["clients"] if client["name"] == "Ana Prado"
        )
        assert opened.timeline.latest(ana["id"])[0].touch.note == "she laughed"
    assert program.poll() is None


def bring_in(reader: Reader, file: Path) -> None:
    """A file's contacts into the book, from the page that is open."""
    reader.press(reader.find("radio button", "Clients"))
    reader.press(reader.find("push button", "Import"))
    reader.press(reader.find("push button", "file"))
    reader.write(reader.find("text", "File name"), str(file))
    reader.press(reader.find("push button", "Open"))
    reader.press(reader.find("push button", "Import 2 contacts"))


def print_the_week(reader: Reader, file: Path) -> list[str]:
    """The list as a file: what its pages say."""
    reader.press(reader.find("radio button", "Week"))
    reader.press(reader.find("push button", "Print list"))
    reader.press(reader.find("push button", "Save as PDF"))
    reader.write(reader.find("text", "File name"), str(file))
    reader.press(reader.find("push button", "Save"))
    assert eventually(file.exists)
    return pages_of(file)


def names(relapp: Run, book: Path) -> list[str]:
    return sorted(client["name"] for client in as_json(relapp("--book", book, "clients", "--json"))["clients"])


def due(relapp: Run, book: Path) -> list[str]:
    return sorted(touch["client"]["name"] for touch in as_json(relapp("--book", book, "today", "--json"))["touches"])
