"""Two programs that write to one book at the same time, and one of them killed."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("no process begins this way", allow_module_level=True)

from tests.safety import work
from tests.safety.killing import run, run_together

CHANGES = 200


def test_two_programs_write_200_changes_each_and_all_are_there(tmp_path: Path) -> None:
    path = work.make_book(tmp_path / "clients.relapp", 2)
    said = run_together((work.write_notes, path, "one", CHANGES), (work.write_notes, path, "two", CHANGES))

    assert [len(each) for each in said] == [CHANGES, CHANGES]
    with work.opened(path) as book:
        expected = [f"{name} {number}" for name in ("one", "two") for number in range(CHANGES)]
        assert sorted(notes_of(book)) == sorted(expected)
        assert book.check() == []


def test_the_death_of_one_costs_the_other_nothing(tmp_path: Path) -> None:
    path = work.make_book(tmp_path / "clients.relapp")
    with work.opened(path) as book:
        run(work.write, path, kill_after=0.2)
        book.clients.add(work.client(9999))
        killed = run(work.write, path, kill_after=0.2)
        book.clients.add(work.client(9998))
        names = work.all_names(book)
        assert book.check() == []

    acknowledged = {work.name_of(number) for what, number in killed.said if what == "client"}
    assert acknowledged | {work.name_of(9999), work.name_of(9998)} <= names


def notes_of(book: work.Book) -> list[str]:
    return [row[0] for row in book._db.sql("SELECT note FROM touch WHERE note <> ''")]
