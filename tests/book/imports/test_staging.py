import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from relapp.book.imports.deciding import Action
from relapp.book.imports.staged import Counts, Match, Proposal, Show
from relapp.book.imports.staging import Staging
from relapp.book.imports.storage import put_away_left
from relapp.domain.clients import Client, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Likeness, Reason
from relapp.domain.incoming import Extra, Incoming, Origin, Problem
from relapp.errors import UserError

SURE, GUESS = Likeness((Reason.SAME_PHONE, Reason.SAME_NAME), 95), Likeness((Reason.SIMILAR_NAME,), 60)
WHOLE = Incoming(
    3,
    Client(
        "Ana Prado",
        company="Porto",
        points=(ContactPoint(PointKind.EMAIL, "a@x.exemplo"), ContactPoint(PointKind.PHONE, "11 95555")),
        occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(2, 29)),),
    ),
    ("“31” is no day.", "Too long."),
    (Extra("X-A;TYPE=b", "c\\nd"), Extra("Shoe size", "37", Origin.TABLE)),
    "uid-1",
)


def named(name: str, position: int = 1) -> Incoming:
    return Incoming(position, Client(name))


@pytest.fixture
def staging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Staging]:
    """One entry new, one whole, one failed, one known, one like the first, one that is perhaps somebody."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    staging = Staging()
    staging.add([Proposal(named("Rui Melo")), Proposal(WHOLE), Problem(9, "Not a card.")])
    staging.add(
        [
            Proposal(named("Eva Lima", 12), Action.SKIP, Match(SURE, 7, "Eva Lima")),
            Proposal(named("Rui Melo", 15)),
            Proposal(named("Ion Popa", 18), Action.ADD, Match(GUESS, 8, "Ion Pop")),
        ]
    )
    staging.match(4, Action.MERGE, Match(SURE, earlier=0))
    staging.complete()
    yield staging
    staging.discard()
    assert list(tmp_path.glob("*.staging")) == []


def test_counts_add_up_as_decided(staging: Staging) -> None:
    assert staging.counts() == Counts(read=6, added=3, merged=1, skipped=1, failed=1)

    assert staging.decide([0, 2], Action.SKIP) == {0, 4}

    assert staging.counts() == Counts(read=6, added=3, merged=0, skipped=2, failed=1)
    assert staging.left_out() == 1


@pytest.mark.parametrize(
    ("show", "rows"),
    [
        (Show.ALL, [0, 1, 2, 3, 4, 5]),
        (Show.ADD, [0, 1, 5]),
        (Show.PERHAPS, [5]),
        (Show.MERGE, [4]),
        (Show.SKIP, [3]),
        (Show.FAIL, [2]),
    ],
)
def test_rows_can_be_shown_by_what_becomes_of_them(staging: Staging, show: Show, rows: list[int]) -> None:
    assert list(staging.rows_of(show)) == rows


def test_lines_come_in_the_order_asked_for(staging: Staging) -> None:
    guess, failed, whole = staging.lines([5, 2, 1])

    assert guess.match == Match(GUESS, 8, "Ion Pop")
    assert (failed.action, failed.position, failed.name, failed.match) == (Action.FAIL, 9, "", None)
    assert (whole.name, whole.company, whole.phone, whole.birthday) == ("Ana Prado", "Porto", "11 95555", YearlyDate(2, 29))


def test_an_entry_comes_back_whole(staging: Staging) -> None:
    assert staging.entry(1) == WHOLE
    assert staging.name_of(1) == "Ana Prado"
    with pytest.raises(KeyError):
        staging.entry(2)


def test_problems_are_those_of_the_file_then_each_in_its_order(staging: Staging) -> None:
    staging.say_of_file("cards.vcf", ["It is no table."])

    found = staging.problems()

    assert [(problem.position, problem.message) for problem in found] == [
        (0, "It is no table."),
        (3, "“31” is no day."),
        (3, "Too long."),
        (9, "Not a card."),
    ]
    assert staging.problems(2) == found[:2]
    assert staging.problem_count() == 4
    assert staging.file == "cards.vcf"


def test_decisions_are_repeated_on_the_file_read_again(staging: Staging) -> None:
    staging.decide([1, 5], Action.SKIP)
    staging.decide([5], Action.MERGE)
    decisions = staging.decisions()

    with Staging() as again:
        again.add([Proposal(named("Rui Melo")), Proposal(WHOLE), *[Proposal(named("Eva Lima"))] * 3])
        again.complete()
        again.repeat(decisions | {1000: Action.SKIP})

        assert decisions == {1: Action.SKIP, 5: Action.MERGE}
        assert [line.action for line in again.lines([0, 1, 2])] == [Action.ADD, Action.SKIP, Action.ADD]
    again.discard()


def test_followers_are_led_on_in_the_file_too(staging: Staging) -> None:
    assert staging.decide([4], Action.ADD) == {4}
    assert staging.decide([4], Action.MERGE) == {4}
    assert staging.decide([0], Action.SKIP) == {0, 4}

    assert [line.action for line in staging.lines([0, 4])] == [Action.SKIP, Action.ADD]
    assert [row for chunk in staging.to_add() for row in chunk] == [1, 4, 5]


def test_another_thread_reads_it_by_its_path(staging: Staging) -> None:
    found: list[Counts] = []

    def look() -> None:
        with Staging(staging.path) as own:
            found.append(own.counts())

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()

    assert found == [staging.counts()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
def test_nobody_else_can_read_it(staging: Staging) -> None:
    assert staging.path.stat().st_mode & 0o077 == 0


def test_what_a_killed_import_left_behind_goes_a_day_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left, looked_at, others = (tmp_path / name for name in ("relapp-old.staging", "relapp-new.staging", "other.staging"))
    for file in (left, looked_at, others):
        file.touch()
    for file in (left, others):
        os.utime(file, (0, 0))
    Staging().discard()
    assert sorted(tmp_path.iterdir()) == sorted([looked_at, others])


def test_a_disk_without_room_is_said(staging: Staging) -> None:
    staging.sql("PRAGMA max_page_count = 20")

    with pytest.raises(UserError, match="no room"):
        staging.add([Proposal(Incoming(number, Client("A" * 5000))) for number in range(100)])


def test_what_is_a_fault_of_ours_is_not_called_a_lack_of_room(staging: Staging) -> None:
    with pytest.raises(sqlite.OperationalError):
        staging.sql("SELECT nothing FROM nowhere")


def test_what_is_staged_cannot_be_read_from_the_disk(staging: Staging) -> None:
    content = staging.path.read_bytes()

    assert len(content) > 0
    assert b"Ana Prado" not in content
    assert b"SQLite" not in content
    assert staging.value("PRAGMA temp_store") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot say whether a process is there")
def test_what_a_killed_import_left_behind_goes_with_the_next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    killed = subprocess.Popen([sys.executable, "-c", ""])
    killed.wait()
    left, others = tmp_path / f"relapp-{killed.pid}-abc.staging", tmp_path / f"relapp-{os.getppid()}-abc.staging"
    for file in (left, others):
        file.touch()
    put_away_left()
    assert list(tmp_path.iterdir()) == [others]
