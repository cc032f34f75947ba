from dataclasses import replace
from datetime import UTC, datetime

import pytest

from relapp.book import Book, database
from relapp.book.client_list import ClientFilter
from relapp.book.imports.part import ImportCancelledError
from relapp.book.stamps import Stamps
from relapp.book.whole import intake as whole_intake
from relapp.book.whole import part as whole
from relapp.domain.clients import Client, Detail, DetailKind, Importance, Person
from relapp.domain.clippings import Clipping
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.incoming import Extra, Problem
from relapp.domain.journal import Mark, MarkKind, Purchase, Purpose, Touch
from relapp.domain.rhythms import Rhythm
from relapp.domain.texts import Situation, Template, Way
from relapp.domain.whole import NotTheSame, OwnSettings, WholeClient
from tests.book.conftest import MONDAY
from tests.book.whole.books import ONE, RUI, STAMPS, THREE, TWO, as_file, bring, pieces_of, the_client, whole_client


def test_what_only_the_user_knows_comes_along(book, another):
    ana = book.clients.add(Client("Ana", uuid=ONE)).client_ids[0]
    rui = book.clients.add(Client("Rui", people=(Person("Ana", client=ONE, uuid=THREE),), uuid=TWO)).client_ids[0]
    book.texts.sign("Ana")
    book.texts.keep(Template(Situation.GIFT, Way.WRITTEN, "pt_BR", "Para {name}"))
    (own,) = [each for each in book.texts.every(Situation.GIFT, "pt_BR") if each.is_own]
    book.texts.log_use(rui, Touch(MONDAY, Purpose.GIFT), [], own.key)
    book.texts.switch(next(each for each in book.texts.every(Situation.BIRTHDAY, "pt_BR") if not each.is_own), on=False)
    book.clients.save(replace(book.clients.get(ana), title="CEO"), "promoted")
    another.whole.take_in(pieces_of(as_file(book)), "book.json")
    assert another.texts.signature == "Ana"
    assert own in another.texts.every(Situation.GIFT, "pt_BR")
    assert another.texts.used_by(the_client(another, "Rui").id) == [own.key]
    assert sum(not another.texts.is_on(each) for each in another.texts.every(Situation.BIRTHDAY, "pt_BR")) == 1
    assert [line.uuid for line in another.people.known_through(the_client(another, "Ana"))] == [TWO]
    assert as_file(another) == as_file(book)


def test_extras_and_names_of_other_programs_come_along(book, another):
    entry = WholeClient(Client("Ana", uuid=ONE), "2020-02-03T04:05:06+00:00", ("a", "b"), (Extra("X-A", "1"), Extra("X-B", "2")))
    bring(book, entry)
    another.whole.take_in(pieces_of(as_file(book)), "book.json")
    assert [piece for piece in another.whole.export() if isinstance(piece, WholeClient)] == [entry]
    (outgoing,) = another.whole.outgoing(list(another.list.ids(ClientFilter())))
    assert (outgoing.extras, outgoing.uid) == (entry.extras, "a")


def test_of_some_clients_nothing_goes_out_that_is_not_theirs(book):
    book.library.add(Clipping("Trains", MONDAY))
    bring(book, *(WholeClient(Client(name, uuid=uuid)) for name, uuid in (("Ana", ONE), ("Rui", TWO), ("Eva", THREE))))
    bring(book, NotTheSame(ONE, TWO), NotTheSame(ONE, THREE))
    wanted = [the_client(book, name).id for name in ("Rui", "Ana")]
    assert [getattr(piece, "client", piece) for piece in book.whole.export(wanted)] == [
        Client("Rui", uuid=TWO),
        Client("Ana", uuid=ONE),
        NotTheSame(ONE, TWO),
    ]


def test_nothing_that_was_deleted_goes_out(book):
    gone, kept = (book.clients.add(Client(name)).client_ids[0] for name in ("Gone", "Kept"))
    book.journal.add_purchase(kept, Purchase(MONDAY, "ink"))
    book.journal.delete_purchase(kept, book.journal.purchases(kept)[0].id)
    clipping = Clipping("Trains", MONDAY)
    book.library.add(clipping)
    book.library.delete(book.library.clippings()[0])
    book.clients.delete([gone])
    assert [type(piece) for piece in book.whole.export()] == [OwnSettings, WholeClient]
    assert b"Gone" not in as_file(book)
    assert b"ink" not in as_file(book)


def test_a_client_that_the_book_has_is_passed_over(book):
    bring(book, WholeClient(Client("Ana", uuid=ONE)))
    again = bring(book, WholeClient(Client("Somebody else", uuid=ONE), touches=(Touch(MONDAY, Purpose.GIFT),)), RUI)
    assert (again.counts.read, again.counts.added, again.counts.skipped) == (2, 1, 1)
    assert not book.timeline.latest(the_client(book, "Ana").id)


def test_a_client_that_stands_twice_in_a_file_comes_in_once(book):
    assert bring(book, RUI, RUI).counts.skipped == 1
    assert book.list.count() == 1


def test_looking_through_counts_the_same_and_changes_nothing(book):
    bring(book, RUI)
    pieces = [OwnSettings({"capacity": 3}), RUI, WholeClient(Client("Ana", uuid=ONE)), Problem(4, "damaged")]
    before = as_file(book)
    counts, problems = book.whole.look_through(pieces)
    assert as_file(book) == before
    taken = bring(book, *pieces)
    assert (counts, problems) == (taken.counts, taken.problems)
    assert counts.read == counts.added + counts.merged + counts.skipped + counts.failed == 3


def test_settings_come_only_into_a_book_without_clients(book, another):
    pieces = [OwnSettings({"capacity": 3, "language": "ro", "country": "RO"}), RUI]
    bring(another, *pieces)
    assert (another.settings.get().capacity, another.settings.get().language) == (3, "ro")
    bring(book, WholeClient(Client("Ana")))
    bring(book, *pieces)
    assert (book.settings.get().capacity, book.settings.get().language) == (8, "pt_BR")


def test_settings_that_nobody_could_have_made_are_left_out(another):
    taken = bring(another, OwnSettings({"capacity": 10**9, "weekdays": [], "theme": "dark", "unheard_of": 1}), RUI)
    assert [problem.message for problem in taken.problems] == [
        f"The setting “{name}” is damaged and was left out." for name in ("weekdays", "capacity")
    ]
    assert another.settings.get().theme == "dark"
    assert another.settings.value("unheard_of") is None
    assert taken.counts.read == 1


def test_clippings_find_the_clients_that_the_book_has(book):
    reader = Client("Eva", importance=Importance.VIP, details=(Detail(DetailKind.INTEREST, "trains"),))
    eva = book.clients.add(reader).client_ids[0]
    later = WholeClient(replace(reader, name="Rui", uuid=TWO))
    taken = bring(book, later, Clipping("Rails", MONDAY, topics=("trains",), uuid=THREE))
    raised = {line.id for line in book.list.find("") if any(r.code == "clipping" for r in book.agenda.of_client(line.id))}
    assert raised <= {eva, the_client(book, "Rui").id}
    assert any(each.code == "clipping" for each in book.agenda.of_client(eva))
    assert book.check() == []
    book.whole.undo(taken.import_id)
    assert not any(each.code == "clipping" for each in book.agenda.of_client(eva))
    assert book.library.clippings() == []


def test_a_client_whose_history_makes_no_sense_is_one_problem(book):
    free, mark = FreeReminder("Call", MONDAY, uuid=THREE), Mark(f"reminder/{THREE}", "no day", MarkKind.DONE, MONDAY)
    taken = bring(book, RUI, WholeClient(Client("Ana"), free_reminders=(free,), marks=(mark,)), WholeClient(Client("Eva")))
    assert taken.problems == (Problem(0, "“Ana” is damaged and was left out."),)
    assert (taken.counts.read, taken.counts.added, taken.counts.failed) == (3, 2, 1)
    assert book.list.find("Ana") == []
    assert the_client(book, "Rui").uuid == TWO


@pytest.mark.parametrize("since", ["", "yesterday", "2020-02-03", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00"])
def test_a_moment_that_is_none_is_the_moment_of_the_import(book, since):
    bring(book, WholeClient(Client("Ana"), since))
    (entry,) = [piece for piece in book.whole.export() if isinstance(piece, WholeClient)]
    assert datetime.fromisoformat(entry.known_since) == STAMPS.now()


@pytest.fixture
def in_pairs(monkeypatch):
    """Two clients at a time make a chunk."""
    for module in (database, whole, whole_intake):
        monkeypatch.setattr(module, "CHUNK", 2)


def test_a_cancelled_one_leaves_nothing_behind(book, in_pairs):
    def stop(count):
        told.append(count)
        raise ImportCancelledError

    told = []
    before = as_file(book)
    pieces = [OwnSettings({"capacity": 3}), Clipping("Rails", MONDAY), *(WholeClient(Client(f"C {n}")) for n in range(3))]
    with pytest.raises(ImportCancelledError):
        book.whole.take_in(pieces, "book.json", stop)
    assert told == [2]
    assert as_file(book) == before
    assert book.settings.get().capacity == 8
    assert book.imports.recent() == []


def test_a_file_that_fails_half_way_leaves_nothing_behind(book):
    def failing():
        yield from whole_client()
        raise OSError("the stick was pulled out")

    before = as_file(book)
    with pytest.raises(Exception, match="the stick was pulled out"):
        book.whole.take_in(failing(), "book.json")
    assert as_file(book) == before


def test_taking_in_can_be_undone(another):
    before = as_file(another)
    taken = bring(another, OwnSettings({"capacity": 3, "texts_signature": "Ana"}), *whole_client())
    assert another.settings.get().capacity == 3
    undone = another.whole.changes_of(taken).undo()
    assert undone.action == "undone"
    assert as_file(another) == before
    assert another.texts.signature == ""
    assert another.list.is_empty()
    assert [line.undone for line in another.imports.recent()] == [True]


def test_undoing_leaves_what_was_set_since(another):
    taken = bring(another, OwnSettings({"capacity": 3, "theme": "dark"}), RUI)
    another.save_settings(replace(another.settings.get(), capacity=5))
    another.whole.undo(taken.import_id)
    assert (another.settings.get().capacity, another.settings.get().theme) == (5, "system")


def test_undoing_leaves_a_clipping_that_was_changed_since(tmp_path):
    now = [datetime(2026, 11, 23, 12, tzinfo=UTC)]
    with Book(tmp_path / "moving.relapp", Stamps(now=lambda: now[0], today=lambda: MONDAY)) as book:
        taken = bring(book, *(Clipping(title, MONDAY) for title in ("Rails", "Boats")))
        now[0] = datetime(2026, 11, 23, 13, tzinfo=UTC)
        book.library.save(replace(book.library.clippings()[0], note="for Ana"))
        book.whole.undo(taken.import_id)
        assert [each.title for each in book.library.clippings()] == ["Rails"]


def test_the_import_is_listed_with_its_counts(book):
    taken = bring(book, RUI, Problem(7, "damaged"))
    (line,) = book.imports.recent()
    assert (line.file, line.counts) == ("book.json", taken.counts)
    assert (line.counts.read, line.counts.added, line.counts.failed) == (2, 1, 1)


def test_progress_is_told(book, in_pairs):
    told, given = [], []
    pieces = [WholeClient(Client(f"C {n}", uuid=f"{n:032x}")) for n in range(5)]
    book.whole.take_in(pieces, "book.json", told.append)
    assert told == [2, 4, 5]
    assert sum(isinstance(each, WholeClient) for each in book.whole.export(None, given.append)) == 5
    assert given == [2, 4, 5]


def test_rhythms_are_what_a_file_says(another):
    bring(another, OwnSettings({"rhythms": {"vip": [3, 5]}}), RUI)
    assert another.settings.get().rhythms == {Importance.VIP: Rhythm(3, 5)}
