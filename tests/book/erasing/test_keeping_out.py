"""Whoever was erased stays out: of imports, of whole books, of restored backups; unless brought back on purpose."""

from dataclasses import replace

import pytest

from relapp.book import Book
from relapp.book.backups.restoring import restore
from relapp.book.client_list import ClientFilter
from relapp.book.erasing.backup_files import Copies
from relapp.book.erasing.restored import keep_out
from relapp.book.imports.staging import Action
from relapp.domain.clients import Client, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Incoming
from tests.book.erasing.conftest import MARINA, take_in

NAME = MARINA.name


def phone(value):
    return ContactPoint(PointKind.PHONE, value)


def email(value):
    return ContactPoint(PointKind.EMAIL, value)


def born(month, day):
    return (Occasion(OccasionKind.BIRTHDAY, YearlyDate(month, day)),)


@pytest.mark.parametrize(
    "entry",
    [
        Client("Somebody Else", points=(phone("+55 11 95555-0127"),)),
        Client("Somebody Else", points=(phone("11 5555-0127"),)),
        Client("Somebody Else", points=(email("MARINA@quixabeira.exemplo"),)),
        Client("Quixabeira, Marina", points=(phone("95555-0127"),)),
        Client("marina quixabeira", occasions=born(11, 24)),
        Client(NAME, company="CAFÉ ZWYN"),
    ],
    ids=["phone", "no ninth digit", "e-mail", "name and local phone", "name and birthday", "name and company"],
)
def test_an_import_leaves_her_out(book, marina, entry):
    book.erasing.erase(marina)
    counts = take_in(book, entry, Client("Caio Ipê"))
    assert (counts.added, counts.skipped) == (1, 1)


@pytest.mark.parametrize(
    "entry",
    [
        Client(NAME),
        Client(NAME, points=(phone("11 91234-5678"),)),
        Client(NAME, occasions=born(11, 25)),
        Client("Somebody Else", points=(phone("+55 21 95555-0127"),)),
        Client("Somebody Else", company="Café Zwyn"),
        Client("Somebody Else", occasions=born(11, 24)),
    ],
    ids=["name", "another phone", "another birthday", "another area", "colleague", "same birthday"],
)
def test_others_come_in(book, marina, entry):
    book.erasing.erase(marina)
    assert take_in(book, entry).added == 1


def test_what_a_file_called_her_keeps_her_out(book, marina):
    book.erasing.erase(marina)
    assert take_in(book, Client("Somebody Else"), uid="quixabeira-uid-0123456789").skipped == 1


def test_a_phone_that_others_share_says_nothing_by_itself(book, marina):
    shared = phone("11 95555 0127")
    book.clients.add(Client("Bento Ipê", points=(shared,)))
    book.erasing.erase(marina)
    assert take_in(book, Client("Caio Ipê", points=(shared,))).skipped == 0
    assert take_in(book, Client(NAME, points=(shared,))).skipped == 1


def test_somebody_known_by_the_name_alone_stays_out_by_it(book):
    client_id = book.clients.add(Client("Dora Ipê")).client_ids[0]
    book.erasing.erase(client_id)
    assert take_in(book, Client("Dora Ipê")).skipped == 1
    assert take_in(book, Client("Dora Ipê", points=(phone("11 91234-5678"),))).added == 1


def test_the_preview_says_why(book, marina):
    book.erasing.erase(marina)
    staging = book.imports.stage([Incoming(7, MARINA)])
    (line,) = staging.lines([0])
    assert (line.action, line.match.why.reasons) == (Action.SKIP, ("erased",))
    assert [(each.position, NAME in each.message) for each in staging.problems()] == [(7, True)]
    assert staging.erased() == 1
    staging.discard()


def test_she_can_be_brought_back_on_purpose_and_stays(book, marina):
    book.erasing.erase(marina)
    assert take_in(book, MARINA, bring_back=True).added == 1
    book.clients.delete(book.list.ids(ClientFilter(), limit=None))
    assert take_in(book, replace(MARINA, points=())).added == 1


def test_a_client_who_is_there_again_can_be_let_in(book, marina):
    book.erasing.erase(marina)
    again = book.clients.add(MARINA).client_ids[0]
    book.erasing.bring_back(again)
    assert book.erasing.kept().rows == ()


def test_a_whole_book_leaves_her_out_and_what_leads_to_her(book, marina, joao, another):
    pieces = list(book.whole.export())
    book.erasing.erase(marina)
    book.clients.delete([joao])
    counts, _problems = book.whole.look_through(pieces)
    taken = book.whole.take_in(pieces, "book.json")
    assert counts == taken.counts
    assert (counts.added, counts.skipped) == (1, 1)
    assert [NAME in each.message for each in taken.problems] == [True]
    (again,) = book.clients.load(book.list.ids(ClientFilter(), limit=None)).values()
    assert (again.name, again.people, again.occasions) == ("João Ipê", (), ())
    assert [each.who for each in book.privacy.requests()] == [""]


def test_a_whole_book_brings_her_back_on_purpose(book, marina):
    pieces = list(book.whole.export())
    book.erasing.erase(marina)
    assert book.whole.take_in(pieces, "book.json", brought_back=True).counts.added == 1
    assert book.erasing.kept().rows == ()


def test_a_restored_backup_does_not_bring_her_back(book, marina, joao):
    path, today = book.path, book.agenda.as_of
    book.erasing.erase(marina)
    (backup,) = book.backups.list()
    book.close()
    restored = restore(path, backup.path)
    assert restored.facts.clients == 2
    assert keep_out(path, restored.set_aside) == 1
    with Book(path) as opened:
        opened.turn_to(today)
        assert [each.name for each in opened.clients.load(opened.list.ids(ClientFilter(), limit=None)).values()] == ["João Ipê"]
        assert take_in(opened, MARINA).skipped == 1
        assert opened.check() == []
        # The books that were moved aside hold her as backups do.
        assert opened.erasing.held().holding[0] == backup.path
        opened.erasing.erase_from_backups()
        assert opened.erasing.held() == Copies()


def test_marks_of_another_salt_hold_too(book, marina, another):
    another.clients.add(Client("Dora Ipê"))
    another.erasing.erase(another.clients.add(replace(MARINA, name="Eva Ipê", points=(phone("11 91234-5678"),))).client_ids[0])
    book.erasing.erase(marina)
    assert another.erasing.again(book.erasing.kept()) == 0
    assert take_in(another, MARINA).skipped == 1
    assert take_in(another, Client("X", points=(phone("11 91234-5678"),))).skipped == 1


def test_marks_say_nothing(book, marina):
    book.erasing.erase(marina)
    kept = book.erasing.kept()
    assert len(kept.salts) == 1
    assert all(len(mark) == 64 and set(mark) <= set("0123456789abcdef") for mark, _erasure, _on in kept.rows)
    assert len({erasure for _mark, erasure, _on in kept.rows}) == 1


def test_nothing_is_marked_twice_the_same_way_in_two_books(book, marina, another):
    other = another.clients.add(MARINA).client_ids[0]
    book.erasing.erase(marina)
    another.erasing.erase(other)
    assert not {row[0] for row in book.erasing.kept().rows} & {row[0] for row in another.erasing.kept().rows}


def staged(book, *clients):
    return book.imports.stage([Incoming(row, each) for row, each in enumerate(clients, 1)])


CHANGED = replace(MARINA, points=(*MARINA.points, email("nova@quixabeira.exemplo")))


@pytest.mark.parametrize("entry", [MARINA, CHANGED], ids=["to be skipped", "to be merged"])
def test_who_is_erased_while_a_file_is_looked_at_stays_out(book, marina, entry):
    looked_at = staged(book, entry, Client("Caio Ipê"))
    with book.door.open() as other:
        other.turn_to(book.agenda.as_of)
        other.erasing.erase(marina)
    counts = book.imports.take_in(looked_at, "contatos.vcf")[0]
    looked_at.discard()
    assert (counts.added, counts.merged, counts.skipped) == (1, 0, 1)


def test_who_was_to_be_added_and_was_erased_since_stays_out(book):
    looked_at = staged(book, MARINA, CHANGED, Client("Caio Ipê"))
    assert looked_at.counts().added == 2
    with book.door.open() as other:
        other.turn_to(book.agenda.as_of)
        other.erasing.erase(other.clients.add(MARINA).client_ids[0])
    counts = book.imports.take_in(looked_at, "contatos.vcf")[0]
    assert (counts.added, counts.skipped) == (1, 2)
    assert [NAME in each.message for each in looked_at.problems()] == [True, True]
    assert looked_at.left_out() == 0
    looked_at.discard()
