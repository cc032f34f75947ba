import os
from pathlib import Path

import pytest

from relapp.book.leftovers import put_away

OURS = (".clients.relapp.1a2b3c4d.part", ".clients.relapp.salvaged", ".clients.relapp.salvaged-wal",
        "..clients.relapp.salvaged.source", ".clients.relapp.restored", ".clients.relapp.new", ".clients.relapp.old",
        ".clients-before-restore-20261123T120000Z.relapp.erasing")  # fmt: skip
OTHERS = ("clients.relapp", "clients.relapp-wal", ".clients.relapp.lock", ".clients.relapp.tries", ".other.relapp.1234.part")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "clients-backups").mkdir()
    for name in (*OURS, *OTHERS, "clients-backups/.00002-20261123T120000Z-daily-s6.relapp.erasing"):
        (tmp_path / name).write_text("Ana Prado")
    return tmp_path / "clients.relapp"


def test_what_killed_programs_left_goes_and_nothing_else(book: Path) -> None:
    put_away(book, older_than=0)

    assert sorted(each.name for each in book.parent.iterdir()) == sorted([*OTHERS, "clients-backups"])
    assert list(book.with_name("clients-backups").iterdir()) == []


def test_what_somebody_may_still_be_at_stays(book: Path) -> None:
    old = book.with_name(OURS[0])
    os.utime(old, (1, 1))
    put_away(book)

    assert not old.exists()
    assert all(book.with_name(name).exists() for name in OURS[1:])


def test_a_second_name_of_a_book_goes_alone(book: Path) -> None:
    left = book.with_name(".clients.relapp.old")
    left.unlink()
    left.hardlink_to(book)
    put_away(book, older_than=0)

    assert not left.exists()
    assert book.read_text() == "Ana Prado"


def test_what_a_killed_trial_left_goes_here_and_in_a_second_place(book: Path, tmp_path: Path) -> None:
    second = tmp_path / "stick" / "clients-backups"
    for folder in (second, book.with_name("clients-backups")):
        trial = folder / ".trial-1a2b3c4d"
        trial.mkdir(parents=True)
        (trial / "00002-20261123T120000Z-daily-s6.relapp").write_text("Ana Prado")
    put_away(book, second, tmp_path / "away" / "clients-backups", older_than=0)

    assert list(second.iterdir()) == list(book.with_name("clients-backups").iterdir()) == []


def test_a_trial_that_may_still_run_stays(book: Path) -> None:
    trial = book.with_name("clients-backups") / ".trial-1a2b3c4d"
    trial.mkdir()
    put_away(book)

    assert trial.exists()
