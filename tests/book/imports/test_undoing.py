from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from relapp.book import Book
from relapp.book.imports.staging import Counts
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.domain.incoming import Incoming
from relapp.domain.journal import Purchase

MONDAY = date(2026, 11, 23)
TABLES = ("client", "contact_point", "occasion", "reminder", "client_key", "client_extra", "client_uid", "import_change")


@pytest.fixture
def ticking(tmp_path: Path) -> Iterator[Book]:
    """A book in which every moment is a microsecond later than the one before."""
    moments = (datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(microseconds=number) for number in count())
    with Book(tmp_path / "ticking.relapp", Stamps(now=lambda: next(moments), today=lambda: MONDAY)) as book:
        book.turn_to(MONDAY)
        yield book
        assert book.check() == []


def take_in(book: Book, *clients: Client) -> None:
    staging = book.imports.stage(Incoming(number, client) for number, client in enumerate(clients, 1))
    book.imports.take_in(staging, "cards.vcf")
    staging.discard()


def person(name: str, email: str = "", **rest: object) -> Client:
    points = (ContactPoint(PointKind.EMAIL, email),) if email else ()
    return Client(name, points=points, **rest)  # type: ignore[arg-type]


def sizes(book: Book) -> list[int]:
    return [book._db.sql(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES]


def test_an_import_is_undone_long_after_it(ticking: Book) -> None:
    known = ticking.clients.add(person("Ana Prado", email="ana@x.exemplo")).client_ids[0]
    was, before = ticking.clients.get(known), sizes(ticking)
    take_in(ticking, person("Ana Prado", email="ana@x.exemplo", company="Porto"), person("Rui Melo"))
    standing = ticking.imports.standing(1)
    assert (standing.added, standing.completed, standing.changed_count, standing.is_undone) == (1, 1, 0, False)

    changes = ticking.imports.undo(1)

    assert ticking.clients.get(known) == was
    assert sizes(ticking) == before
    assert sorted(changes.client_ids) == [known, known + 1]
    assert ticking.imports.standing(1).is_undone


def test_what_was_changed_since_stays_and_is_named(ticking: Book) -> None:
    for name in ("Ana Prado", "Rui Melo"):
        ticking.clients.add(person(name))
    completed = [person("Ana Prado", company="Porto"), person("Rui Melo", company="Porto")]
    take_in(ticking, *completed, person("Eva Lima"), person("Ion Popa"), person("Zoe Alves"))
    ids = {line.name: line.id for line in ticking.list.find("a") + ticking.list.find("rui")}
    ticking.clients.add_tag([ids["Ana Prado"]], "wine")
    ticking.journal.add_purchase(ids["Eva Lima"], Purchase(MONDAY, "beans"))
    undone = ticking.journal.add_purchase(ids["Ion Popa"], Purchase(MONDAY, "beans")).undo
    assert undone
    undone()

    standing = ticking.imports.standing(1)
    ticking.imports.undo(1)

    assert (standing.changed, standing.changed_count) == (("Ana Prado", "Eva Lima"), 2)
    assert (standing.added, standing.completed) == (2, 1)
    left = {line.name: line.company for line in ticking.list.find("a") + ticking.list.find("rui")}
    assert left == {"Ana Prado": "Porto", "Eva Lima": "", "Rui Melo": ""}


def test_imports_can_be_undone_from_the_last_to_the_first(ticking: Book) -> None:
    take_in(ticking, person("Ana Prado", email="ana@x.exemplo"))
    take_in(ticking, person("Ana Prado", email="ana@x.exemplo", company="Porto"))
    assert ticking.imports.standing(1).changed == ("Ana Prado",)

    ticking.imports.undo(2)
    assert ticking.imports.standing(1).changed_count == 0
    ticking.imports.undo(1)

    assert ticking.list.is_empty()


def test_what_a_later_import_changed_can_be_taken_back_once_that_one_is_undone(ticking: Book) -> None:
    take_in(ticking, person("Ana Prado", email="ana@x.exemplo"), person("Rui Melo", email="rui@x.exemplo"))
    take_in(ticking, person("Ana Prado", email="ana@x.exemplo", company="Porto"))
    ticking.imports.undo(1)
    assert [line.name for line in ticking.list.find("a")] == ["Ana Prado"]
    assert ticking.imports.standing(1).is_undone

    ticking.imports.undo(2)
    standing = ticking.imports.standing(1)
    assert (standing.added, standing.changed_count, standing.is_undone) == (1, 0, False)
    assert [line.undone for line in ticking.imports.recent()] == [True, False]
    ticking.imports.undo(1)

    assert ticking.list.is_empty()
    assert [line.undone for line in ticking.imports.recent()] == [True, True]


def test_there_is_no_import_that_was_never_made(book: Book) -> None:
    with pytest.raises(KeyError):
        book.imports.standing(4)


def test_the_last_imports_come_first(ticking: Book) -> None:
    for name in ("Ana Prado", "Rui Melo", "Eva Lima"):
        take_in(ticking, person(name))

    lines = ticking.imports.recent(2)

    assert [line.id for line in lines] == [3, 2]
    assert lines[0].counts == Counts(read=1, added=1, merged=0, skipped=0, failed=0)
    assert (lines[0].file, lines[0].undone, lines[0].imported_at.date()) == ("cards.vcf", False, MONDAY)
