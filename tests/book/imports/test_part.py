import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from relapp.book import Book
from relapp.book.duplicates.candidates import CROWD
from relapp.book.imports.part import Batch, ImportCancelledError, MappingMemory
from relapp.book.imports.staging import Action, Counts
from relapp.domain.clients import Client, ContactPoint, Importance, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Reason
from relapp.domain.incoming import Entry, Extra, Incoming, Problem

MONDAY = date(2026, 11, 23)
TABLES = ("client", "contact_point", "occasion", "reminder", "client_key", "client_extra", "client_uid", "import_change")


def person(name: str, phone: str = "", email: str = "", **rest: object) -> Client:
    points = [ContactPoint(PointKind.PHONE, phone)] if phone else []
    points += [ContactPoint(PointKind.EMAIL, email)] if email else []
    return Client(name, points=tuple(points), **rest)  # type: ignore[arg-type]


BIRTHDAY = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 23))
CARDS = [
    person("João Silva", "(11) 95555-0127", occasions=(BIRTHDAY,)),
    person("Ana Prado", email="ana@x.exemplo"),
    person("Joao Silva", "+55 11 95555-0127", company="Silva"),
    person("Ana Prado", email="ana@x.exemplo"),
]


def entries(*clients: Client, **rest: object) -> list[Entry]:
    return [Incoming(number, client, **rest) for number, client in enumerate(clients, 1)]  # type: ignore[arg-type]


def proposed(book: Book, given: list[Entry]) -> list[Action]:
    staging = book.imports.stage(given)
    try:
        return [line.proposed for line in staging.lines(range(staging.size))]
    finally:
        staging.discard()


def take_in(book: Book, given: list[Entry]) -> tuple[Counts, Batch]:
    staging = book.imports.stage(given)
    try:
        return book.imports.take_in(staging, "cards.vcf")
    finally:
        staging.discard()


def sizes(book: Book) -> list[int]:
    return [book._db.sql(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES]


def test_one_file_with_doubles_in_it(book: Book) -> None:
    given = [*entries(*CARDS), Problem(9, "bad"), Problem(10, "worse")]
    assert proposed(book, given) == [Action.ADD, Action.ADD, Action.MERGE, Action.SKIP, Action.FAIL, Action.FAIL]

    counts, batch = take_in(book, given)

    assert counts == Counts(read=6, added=2, merged=1, skipped=1, failed=2)
    assert book.list.count() == 2
    assert book.clients.get(book.list.find("joao")[0].id).company == "Silva"
    assert len(book.imports.changes_of(batch).client_ids) == 2


def test_the_same_file_twice_brings_nothing_new(book: Book) -> None:
    take_in(book, entries(*CARDS))
    before = sizes(book)

    counts, _batch = take_in(book, entries(*CARDS))

    assert (counts.added, counts.merged, counts.skipped) == (0, 0, 4)
    assert sizes(book) == before


def test_a_known_client_gets_what_is_new_and_keeps_the_rest(book: Book) -> None:
    client_id = book.clients.add(person("João Silva", "(11) 95555-0127", notes="VIP do bairro")).client_ids[0]

    counts, batch = take_in(book, entries(CARDS[0]))

    assert counts.merged == 1
    merged = book.clients.get(client_id)
    assert (merged.birthday, merged.notes) == (YearlyDate(11, 23), "VIP do bairro")
    assert book.agenda.of_client(client_id)[0].code == "greet"
    undo = book.imports.changes_of(batch).undo
    assert undo
    undo()
    assert book.clients.get(client_id).birthday is None
    assert book.agenda.of_client(client_id) == []


def test_a_guess_comes_in_as_a_client_of_its_own_until_the_user_says_otherwise(book: Book) -> None:
    known = book.clients.add(person("Ana Prado", email="ana@x.exemplo")).client_ids[0]
    staging = book.imports.stage(entries(person("Ana Prado", email="other@y.exemplo")))
    (line,) = staging.lines([0])

    assert line.match
    assert (line.action, line.match.known, line.match.known_name) == (Action.ADD, known, "Ana Prado")
    staging.decide([0], Action.MERGE)
    counts, _batch = book.imports.take_in(staging, "cards.vcf")
    staging.discard()

    assert counts.merged == 1
    assert book.clients.get(known).emails == ("ana@x.exemplo", "other@y.exemplo")


def test_what_files_call_a_client_by_is_known_again(book: Book) -> None:
    uid = "0b7c-4d11-uid-of-a-phone"
    take_in(book, entries(person("Ana Prado", "11 95555-0100"), uid=uid))

    staging = book.imports.stage(entries(person("Ana Lima", "11 95555-0999"), uid=uid))
    (line,) = staging.lines([0])
    staging.discard()

    assert line.match
    assert line.match.why.reasons == (Reason.SAME_RECORD,)
    assert line.action is Action.MERGE


def test_a_name_that_a_program_gives_to_everybody_says_nothing(book: Book) -> None:
    take_in(book, entries(person("Ana Prado", "11 95555-0100"), uid="1"))

    assert proposed(book, entries(person("Rui Melo", "11 95555-0999"), uid="1")) == [Action.ADD]
    assert take_in(book, entries(person("Rui Melo", "2"), person("Eva Lima", "3"), uid="2"))[0].added == 2


def test_a_uuid_of_our_own_is_kept_where_the_book_has_none_of_it(book: Book) -> None:
    uuid = "5" * 32
    take_in(book, entries(person("Ana Prado", uuid=uuid), person("Rui Melo", uuid=uuid)))
    found = [book.clients.get(line.id).uuid for line in (*book.list.find("ana"), *book.list.find("rui"))]
    assert found[0] == uuid
    assert found[1] not in ("", uuid)

    assert proposed(book, entries(person("Someone Else", uuid=uuid))) == [Action.MERGE]
    book.clients.delete([book.list.find("ana")[0].id])
    assert take_in(book, entries(person("Ana Prado", uuid=uuid)))[0].added == 1


def test_pairs_that_are_not_the_same_are_not_taken_for_each_other(book: Book) -> None:
    known = book.clients.add(person("Ana Prado", email="ana@x.exemplo")).client_ids[0]
    other = "7" * 32
    pair = sorted((book.clients.get(known).uuid, other))
    columns = ("uuid", "updated_at", "one", "other")
    book._db.insert_many("not_the_same", columns, [("8" * 32, "2026-11-23T12:00:00+00:00", *pair)])

    assert proposed(book, entries(person("Ana Prado", email="ana@x.exemplo", uuid=other))) == [Action.ADD]
    assert proposed(book, entries(person("Ana Prado", email="ana@x.exemplo"))) == [Action.SKIP]


def test_extras_alone_are_worth_a_merge_and_go_with_the_import(book: Book) -> None:
    known = book.clients.add(person("Ana Prado", email="ana@x.exemplo")).client_ids[0]
    before = sizes(book)
    extra = (Extra("X-SHOE-SIZE", "37"),)

    counts, _batch = take_in(book, entries(person("Ana Prado", email="ana@x.exemplo"), extras=extra))

    assert counts.merged == 1
    assert proposed(book, entries(person("Ana Prado", email="ana@x.exemplo"), extras=extra)) == [Action.SKIP]
    assert book.imports.standing(1).completed == 1
    book.imports.undo(1)
    assert (sizes(book), book.clients.get(known).name) == (before, "Ana Prado")


def test_a_client_that_went_while_it_was_looked_at_comes_in_again(book: Book) -> None:
    known = book.clients.add(person("Ana Prado", email="ana@x.exemplo")).client_ids[0]
    staging = book.imports.stage(entries(person("Ana Prado", email="ana@x.exemplo", company="Porto")))
    book.clients.delete([known])

    counts, _batch = book.imports.take_in(staging, "cards.vcf")
    staging.discard()

    assert (counts.added, counts.merged) == (1, 0)
    assert book.clients.get(book.list.find("ana")[0].id).company == "Porto"


def test_an_import_undone_leaves_nothing_but_its_line(book: Book) -> None:
    before = sizes(book)
    _counts, batch = take_in(book, entries(*CARDS, uid="a-name-of-its-own-kind", extras=(Extra("X-A", "b"),)))
    undo = book.imports.changes_of(batch).undo
    assert undo

    undo()

    assert sizes(book) == before
    assert book.list.find("joao") == []
    assert [line.undone for line in book.imports.recent()] == [True]
    assert take_in(book, entries(*CARDS))[0].added == 2


def test_a_cancelled_import_leaves_nothing(book: Book) -> None:
    def cancel(*_progress: int) -> None:
        raise ImportCancelledError

    staging = book.imports.stage(entries(*CARDS))
    with pytest.raises(ImportCancelledError):
        book.imports.take_in(staging, "cards.vcf", cancel)
    staging.discard()

    assert book.list.is_empty()
    assert book.list.find("joao") == []
    assert book.imports.recent() == []


def test_a_cancelled_look_leaves_no_file(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def cancel(_count: int) -> None:
        raise ImportCancelledError

    with pytest.raises(ImportCancelledError):
        book.imports.stage(entries(*CARDS), cancel)

    assert list(tmp_path.glob("*.staging")) == []


def test_progress_is_told(book: Book) -> None:
    told: list[tuple[int, int]] = []
    staging = book.imports.stage(entries(*(person(f"Cliente {n}", f"(11) 95555-{n:04}") for n in range(1200))))

    book.imports.take_in(staging, "cards.vcf", lambda *progress: told.append(progress))
    staging.discard()

    assert told[-1] == (1200, 1200)
    assert len(told) > 1


def test_imported_clients_raise_only_their_occasions(book: Book) -> None:
    take_in(book, entries(*CARDS))
    codes = [each.code for line in book.list.find("a") for each in book.agenda.of_client(line.id)]
    assert codes == ["greet"]
    assert book.list.count_unsorted() == 2


def test_a_rhythm_that_comes_with_the_importance_begins_today(book: Book) -> None:
    take_in(book, entries(person("Ana Prado", importance=Importance.VIP)))

    assert book.clients.get(1).rhythm_start == MONDAY


def test_how_tables_were_read_is_remembered_the_last_fifty_times(book: Book) -> None:
    for number in range(60):
        book.imports.remember(f"table {number}", ["full_name", "skip"], "day_first")
    book.imports.remember("table 15", ["given"])

    kept = book.imports.remembered()

    assert list(kept) == [f"table {number}" for number in (*range(10, 15), *range(16, 60), 15)]
    assert kept["table 15"] == MappingMemory(("given",), "")
    assert kept["table 59"] == MappingMemory(("full_name", "skip"), "day_first")


def test_a_file_in_which_all_share_a_name_takes_no_longer_than_its_length(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [person("Ana Prado", email=f"ana{number}@x.exemplo") for number in range(600)]
    alone = [person("Rui Melo", company=f"Casa {number}") for number in range(600)]
    pairs: list[None] = []

    def counted(*_what: object) -> None:
        pairs.append(None)

    monkeypatch.setattr("relapp.book.imports.choosing.compared", counted)

    assert proposed(book, entries(*many, *alone)) == [Action.ADD] * 1200
    assert len(pairs) <= 1200 * CROWD


def test_of_a_crowd_of_namesakes_those_are_found_that_have_more_in_common(book: Book) -> None:
    given = [person("Ana Prado", f"11 95555-{number:04}") for number in range(30)]
    born = [person("Ana Prado", occasions=(replace(BIRTHDAY, date=YearlyDate(5, day)),)) for day in range(1, 29)]
    employed = [person("Ana Prado", company=f"Casa {number}") for number in range(30)]
    counts = take_in(book, entries(*given, *born, *employed))[0]

    again = take_in(book, entries(*given, *born, *employed))[0]

    assert counts.added > 30
    assert (again.added, again.merged) == (0, 0)


def test_a_file_with_a_line_for_each_order_brings_one_client(book: Book) -> None:
    orders = [person("Ana Prado", "11 95555-0100", tags=(f"order {number}",)) for number in range(40)]

    assert take_in(book, entries(*orders))[0].added == 1
    assert len(book.clients.get(1).tags) == 40


def test_of_two_who_are_as_like_it_nobody_is_chosen(book: Book) -> None:
    twice = [person("João Silva", "11 95555-0100"), person("João Silva", "11 95555-0200")]
    dated = person("João Silva", occasions=(BIRTHDAY,))
    staging = book.imports.stage(entries(*twice, dated))
    line = staging.lines([2])[0]
    staging.discard()
    assert line.action is Action.ADD
    assert line.match
    assert not line.match.why.is_sure

    take_in(book, entries(*twice))
    assert proposed(book, entries(dated)) == [Action.ADD]
    assert proposed(book, entries(twice[0], person("João Silva"))) == [Action.SKIP, Action.SKIP]
    take_in(book, entries(dated))
    assert proposed(book, entries(dated)) == [Action.SKIP]


@pytest.mark.parametrize("is_known", [False, True])
def test_two_who_are_not_like_each_other_never_become_one_through_a_third(book: Book, is_known: bool) -> None:
    third = person("Ana Prado")
    others = [person("Ana Prado", "11 95555-0100"), person("Ana Prado", "11 95555-0200")]
    if is_known:
        take_in(book, entries(third))

    assert proposed(book, entries(third, *others))[1:] == [Action.MERGE, Action.ADD]
    take_in(book, entries(third, *others))

    assert book.list.count() == 2
    assert set(proposed(book, entries(third, *others))) == {Action.SKIP}


def test_what_a_sure_match_says_otherwise_is_noted_once(book: Book) -> None:
    known = take_in(book, entries(person("Ana", "11 95555-0100", company="Sol", title="Vendedora")))[1]
    other = person("Ana", "11 95555-0100", company="Sol Nascente", title="Diretora", addressed_as="Aninha")

    assert take_in(book, entries(other))[0].merged == 1
    client = book.clients.get(book.imports.changes_of(known).client_ids[0])
    assert (client.company, client.title, client.addressed_as) == ("Sol", "Vendedora", "Aninha")
    assert client.notes.splitlines() == ["Company: Sol Nascente", "Role: Diretora"]
    assert proposed(book, entries(other)) == [Action.SKIP]


def test_a_fuller_name_becomes_the_name(book: Book) -> None:
    uid = "0b7c-4d11-uid-of-a-phone"
    take_in(book, entries(person("Ana Prado", "11 95555-0100"), uid=uid))

    take_in(book, entries(person("Ana Maria Prado de Souza"), uid=uid))
    assert (book.clients.get(1).name, book.clients.get(1).notes) == ("Ana Maria Prado de Souza", "")
    assert proposed(book, entries(person("Ana Prado"), uid=uid)) == [Action.SKIP]


def test_a_book_from_before_has_its_keys_written(tmp_path: Path) -> None:
    path = tmp_path / "old.relapp"
    with Book(path) as book:
        book.clients.add(person("Ana Prado", email="ana@x.exemplo"))
        book.turn_to(MONDAY)
        keys = book._db.sql("SELECT * FROM client_key")
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM client_key")
        connection.execute("UPDATE setting SET value = '0' WHERE key = 'keyed_by'")
    connection.close()

    with Book(path) as book:
        book.turn_to(MONDAY)

        assert book._db.sql("SELECT * FROM client_key") == keys
        assert proposed(book, entries(person("Ana Prado", email="ana@x.exemplo"))) == [Action.SKIP]
