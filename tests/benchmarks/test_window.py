"""The window on a book beside a bare one: until it is painted, and in memory."""

import subprocess
import sys

import pytest

from tests.benchmarks.costs import PATIENCE_SECONDS, ROOT, child_memory, child_seconds, needs_child_times, needs_smaps

BARE = ("-m", "tests.benchmarks.programs.bare_window")
OF_BOOK = ("-m", "tests.benchmarks.programs.book_window")


@needs_child_times
@pytest.mark.parametrize("size", ["small", "large"])
def test_window_painted_with_its_data(race, request, size):
    book = request.getfixturevalue(f"{size}_book")
    race.assert_at_most(2.8, child_seconds(*OF_BOOK, book, "today", "end"), child_seconds(*BARE, "end"), rounds=15)


def test_first_paint_already_shows_every_card_in_view(small_book):
    command = [sys.executable, *OF_BOOK, str(small_book), "today", "compare"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_smaps
@pytest.mark.parametrize("place", ["today", "clients"])
def test_memory_of_the_window_with_a_large_book(race, large_book, place):
    race.assert_at_most(2.1, child_memory(*OF_BOOK, large_book, place, "stay"), child_memory(*BARE, "stay"), rounds=3)
