from collections.abc import Iterator
from pathlib import Path

import pytest

from relapp.book import Book
from tests.endtoend.conftest import PATIENCE, Run, as_json, eventually
from tests.endtoend.screen import Screen

# From the search line over the two buttons beside it to the first card.
TO_THE_FIRST_CARD = ["ctrl+1", "ctrl+k", "Tab", "Tab", "Tab"]


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


def due(relapp: Run, book: Path) -> list[int]:
    return [touch["client"]["id"] for touch in as_json(relapp("--book", book, "today", "--json"))["touches"]]


def test_the_first_touch_is_ticked_off_by_keyboard_and_brought_back(screen: Screen, relapp: Run, book: Path) -> None:
    before = due(relapp, book)
    screen.window(screen.start("--book", book))

    screen.press(*TO_THE_FIRST_CARD, "d", "1")
    assert eventually(lambda: due(relapp, book) != before)
    assert due(relapp, book) == before[1:]

    screen.press("ctrl+z")
    assert eventually(lambda: due(relapp, book) == before)


def test_a_note_is_written_and_enter_is_enough(screen: Screen, relapp: Run, book: Path) -> None:
    before = due(relapp, book)
    screen.window(screen.start("--book", book))

    screen.press(*TO_THE_FIRST_CARD, "d", *"hello", "Return")

    assert eventually(lambda: due(relapp, book) == before[1:])
    with Book(book) as opened:
        assert opened.timeline.latest(before[0])[0].touch.note == "hello"


def test_a_touch_is_put_off_by_keyboard(screen: Screen, relapp: Run, book: Path) -> None:
    before = due(relapp, book)
    screen.window(screen.start("--book", book))

    screen.press(*TO_THE_FIRST_CARD, "s", "Down", "Return")

    assert eventually(lambda: due(relapp, book) == before[1:])


def test_a_file_is_brought_in_and_taken_back_by_keyboard(screen: Screen, relapp: Run, cards: Path) -> None:
    # Beside the file: were the dialog to read what it lists, the program would lose its locks on the book.
    book = cards.with_name("own.relapp")
    with Book(book) as opened:
        opened.settings.put("welcomed", True)
    program = screen.start("--book", book)
    screen.window(program)

    screen.press("ctrl+i")
    assert eventually(lambda: _asks_for_a_file(screen))
    screen.type(str(cards))
    screen.press("Return")
    screen.window(program)
    assert eventually(lambda: _imports_by_enter(screen, relapp, book))

    screen.window(program)
    assert eventually(lambda: screen.press("ctrl+z") or names(relapp, book) == [])


def _asks_for_a_file(screen: Screen) -> bool:
    """Press Enter, and look for the dialog for a while: a second Enter would be the dialog's."""
    screen.press("Return")
    return any(screen.has_dialog("Choose a contact file") for _look in range(100))


def _imports_by_enter(screen: Screen, relapp: Run, book: Path) -> bool:
    """Press Enter, as the button that leads on has the keyboard once the file was read; whether the file came in."""
    screen.press("Return")
    return names(relapp, book) == ["Ana Prado", "João Țepeș"]


def names(relapp: Run, book: Path) -> list[str]:
    return sorted(client["name"] for client in as_json(relapp("--book", book, "clients", "--json"))["clients"])


def test_a_second_start_raises_the_first_and_ends(screen: Screen, book: Path) -> None:
    first = screen.start("--book", book)
    screen.window(first)

    second = screen.start("--book", book)

    assert second.wait(PATIENCE) == 0
    assert screen.count_windows() == 1
    assert first.poll() is None


def test_closing_the_window_ends_the_program_without_a_word(screen: Screen, relapp: Run, book: Path) -> None:
    program = screen.start("--book", book)
    window = screen.window(program)
    screen.press("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+1")

    screen.close(window)

    said, complaint = program.communicate(timeout=PATIENCE)
    assert (program.returncode, said, complaint) == (0, "", "")
    assert relapp("--book", book, "check").returncode == 0
    assert [each.name for each in book.parent.glob("*sample.relapp*") if each != book] == []


@pytest.mark.parametrize("language", ["en", "pt_BR", "ro"])
def test_a_new_user_gets_a_window_and_a_book(screen: Screen, user_folders: Path, language: str) -> None:
    program = screen.start("--lang", language)
    window = screen.window(program)

    screen.close(window)

    assert program.communicate(timeout=PATIENCE) == ("", "")
    assert program.returncode == 0
    assert [each.name for each in user_folders.rglob("*.relapp")] == ["clients.relapp"]


def test_a_new_user_who_starts_twice_gets_one_window(screen: Screen) -> None:
    screen.window(screen.start())

    second = screen.start()

    assert second.wait(PATIENCE) == 0
    assert screen.count_windows() == 1


def test_a_program_that_was_killed_does_not_lock_the_book(screen: Screen, relapp: Run, book: Path) -> None:
    first = screen.start("--book", book)
    screen.window(first)
    first.kill()
    first.wait(PATIENCE)

    second = screen.start("--book", book)

    assert screen.window(second)
    assert relapp("--book", book, "check").returncode == 0


def test_what_is_no_book_is_said_in_a_window_and_to_who_called(screen: Screen, cards: Path) -> None:
    program = screen.start("--book", cards)
    screen.window(program)

    assert eventually(lambda: screen.press("Escape") or program.poll() is not None)
    said, complaint = program.communicate(timeout=PATIENCE)

    assert (program.returncode, said, complaint.count("\n")) == (3, "", 1)
    assert "is not a Relapp book" in complaint
