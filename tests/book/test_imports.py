import pytest

from relapp.book.imports import Action, ImportCancelledError
from relapp.domain.clients import Client, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate


def person(name, phone="", email="", **rest):
    points = [ContactPoint(PointKind.PHONE, phone)] if phone else []
    points += [ContactPoint(PointKind.EMAIL, email)] if email else []
    return Client(name, points=tuple(points), **rest)


CARDS = [
    person("João Silva", "(11) 95555-0127", occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 23)),)),
    person("Ana Prado", email="ana@x.exemplo"),
    person("Joao Silva", "+55 11 95555-0127", company="Silva"),
    person("Ana Prado", email="ana@x.exemplo"),
]


def take_in(book, cards, **rest):
    return book.imports.apply(book.imports.preview(cards), "cards.vcf", **rest)


def test_one_file_with_doubles_in_it(book):
    entries = book.imports.preview(CARDS)
    assert [entry.action for entry in entries] == [Action.ADD, Action.ADD, Action.MERGE, Action.SKIP]
    counts, changes = book.imports.apply(entries, "cards.vcf", failed=2)
    assert (counts.read, counts.added, counts.merged, counts.skipped, counts.failed) == (6, 2, 1, 1, 2)
    assert book.list.count() == 2
    assert book.clients.get(book.list.find("joao")[0].id).company == "Silva"
    assert len(changes.client_ids) == 2


def test_the_same_file_twice_brings_nothing_new(book):
    take_in(book, CARDS)
    counts, _changes = take_in(book, CARDS)
    assert (counts.added, counts.merged, counts.skipped) == (0, 0, 4)


def test_a_known_client_gets_what_is_new_and_keeps_the_rest(book):
    client_id = book.clients.add(person("João Silva", "(11) 95555-0127", notes="VIP do bairro")).client_ids[0]
    counts, changes = take_in(book, CARDS[:1])
    assert counts.merged == 1
    merged = book.clients.get(client_id)
    assert merged.birthday == YearlyDate(11, 23)
    assert merged.notes == "VIP do bairro"
    assert book.agenda.of_client(client_id)[0].code == "greet"
    changes.undo()
    assert book.clients.get(client_id).birthday is None
    assert book.agenda.of_client(client_id) == []


def test_an_import_undone_leaves_nothing(book):
    before = [book._db.sql(f"SELECT count(*) FROM {table}") for table in ("client", "contact_point", "occasion", "reminder")]
    _counts, changes = take_in(book, CARDS)
    changes.undo()
    after = [book._db.sql(f"SELECT count(*) FROM {table}") for table in ("client", "contact_point", "occasion", "reminder")]
    assert after == before
    assert book.list.find("joao") == []
    assert take_in(book, CARDS)[0].added == 2


def test_a_cancelled_import_leaves_nothing(book):
    def cancel(done, total):
        raise ImportCancelledError

    with pytest.raises(ImportCancelledError):
        take_in(book, CARDS, progress=cancel)
    assert book.list.is_empty()
    assert book.list.find("joao") == []


def test_progress_is_told(book):
    told = []
    take_in(book, [person(f"Cliente {n}", f"(11) 95555-{n:04}") for n in range(1200)], progress=lambda *args: told.append(args))
    assert told[-1] == (1200, 1200)
    assert len(told) > 1


def test_imported_clients_raise_only_their_occasions(book):
    take_in(book, CARDS)
    codes = [each.code for line in book.list.find("a") for each in book.agenda.of_client(line.id)]
    assert codes == ["greet"]
    assert book.list.count_unsorted() == 2
