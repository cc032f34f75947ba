from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import time_machine

from relapp.book.tries import LONGEST_WAIT, Tries, WrongPassphraseError, counted, tries_of
from relapp.errors import BookError, PassphraseError


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "clients.relapp"


def fail(book: Path) -> float:
    """Seconds that one more wrong passphrase costs."""
    with pytest.raises(WrongPassphraseError) as raised, counted(book):
        raise PassphraseError("no")
    return raised.value.seconds


def test_each_mistake_costs_twice_the_time(book: Path) -> None:
    costs = []
    with time_machine.travel(0, tick=False) as clock:
        for _number in range(11):
            costs.append(fail(book))
            clock.shift(costs[-1])

    assert costs == [1, 2, 4, 8, 16, 32, 64, 128, 256, LONGEST_WAIT, LONGEST_WAIT]


def test_what_comes_too_soon_is_not_even_tried(book: Path) -> None:
    tried = []
    with time_machine.travel(0, tick=False) as clock:
        fail(book)
        clock.shift(0.5)
        with pytest.raises(WrongPassphraseError, match="1 second"), counted(book):
            tried.append(1)

    assert not tried
    assert tries_of(book).count == 1


def test_the_right_one_forgets_the_mistakes(book: Path) -> None:
    with time_machine.travel(0, tick=False) as clock:
        fail(book)
        clock.shift(1)
        with counted(book):
            pass

    assert tries_of(book) == Tries()
    assert list(book.parent.iterdir()) == []


def test_what_is_not_the_passphrases_fault_does_not_count(book: Path) -> None:
    with pytest.raises(BookError), counted(book):
        raise BookError("the disk is full")

    assert tries_of(book) == Tries()


@pytest.mark.parametrize("hours", [-5, -10_000])
def test_a_clock_set_back_makes_nobody_wait_longer(book: Path, hours: int) -> None:
    assert Tries(4, 0.0).wait(hours * 3600) == 8


@pytest.mark.parametrize("content", [b"{}", b"[1]", b'{"count": "x", "last": 0}', b"\xff"])
def test_a_file_that_was_tampered_with_counts_as_a_mistake(book: Path, content: bytes) -> None:
    book.with_name(".clients.relapp.tries").write_bytes(content)

    with time_machine.travel(1000, tick=False):
        assert tries_of(book) == Tries(1, 1000.0)


def test_whoever_is_stopped_in_the_midst_of_a_try_has_had_it(book: Path) -> None:
    with pytest.raises(KeyboardInterrupt), counted(book):
        raise KeyboardInterrupt

    assert tries_of(book).count == 1


def test_many_at_once_have_one_try_together(book: Path) -> None:
    tried = []

    def guess(number: int) -> bool:
        """Whether it was tried at all."""
        try:
            with counted(book):
                tried.append(number)
                raise PassphraseError("no")
        except WrongPassphraseError as error:
            return not error.is_too_soon

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(guess, range(8))) == len(tried) == 1
    assert tries_of(book).count == 1


def test_the_right_one_is_not_kept_out_by_another_right_one(book: Path) -> None:
    def open_it(_number: int) -> None:
        with counted(book):
            pass

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(open_it, range(4)))
    assert tries_of(book) == Tries()


def test_a_try_that_takes_too_long_is_said(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relapp.book.tries._TURNS", 1)
    with counted(book), pytest.raises(BookError, match="busy"), counted(book):
        pass
