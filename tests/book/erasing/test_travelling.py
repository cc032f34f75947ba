"""The marks of those who were erased go with the whole book as a file."""

import pytest

from relapp.book.whole import erasures
from relapp.domain.clients import Client
from relapp.domain.whole import ErasedNears, Erasure, WholeClient
from tests.book.conftest import MONDAY
from tests.book.erasing.conftest import MARINA, take_in
from tests.book.whole.books import as_file, bring, pieces_of

SALT, MARK, UUID = "5" * 64, "a" * 64, "e" * 32


def carry(book, another):
    return another.whole.take_in(pieces_of(as_file(book)), "book.json")


def test_she_stays_out_of_a_book_made_from_the_file(book, marina, joao, another):
    book.erasing.erase(marina)
    taken = carry(book, another)
    assert taken.problems == ()
    assert another.erasing.kept() == book.erasing.kept()
    assert take_in(another, MARINA).skipped == 1
    assert as_file(another) == as_file(book)


def test_those_of_both_books_stay_out(book, marina, another):
    eva = Client("Eva Ipê", company="Moinho")
    another.erasing.erase(another.clients.add(eva).client_ids[0])
    book.erasing.erase(marina)
    carry(book, another)
    carry(book, another)
    assert len(another.erasing.kept().salts) == 2
    assert take_in(another, MARINA, eva, Client("Caio Ipê")).skipped == 2


def test_undo_forgets_the_erasures_that_came_along_alone(book, marina, another):
    another.erasing.erase(another.clients.add(Client("Eva Ipê")).client_ids[0])
    before = another.erasing.kept().rows
    book.erasing.erase(marina)
    another.whole.undo(carry(book, another).import_id)
    assert another.erasing.kept().rows == before


def test_whoever_lives_in_the_other_book_is_not_erased_there(book, marina, another):
    another.clients.add(MARINA)
    book.erasing.erase(marina)
    carry(book, another)
    assert another.erasing.kept().rows == ()
    assert another.erasing.again(another.erasing.kept()) == 0
    assert another.list.count() == 1


def test_some_clients_alone_take_no_marks_along(book, marina, joao):
    book.erasing.erase(marina)
    assert not [each for each in book.whole.export([joao]) if isinstance(each, Erasure | ErasedNears)]


@pytest.mark.parametrize(
    "piece",
    [
        Erasure("x' OR 1", MONDAY, (MARK,)),
        Erasure(UUID, MONDAY, ("A" * 64,)),
        Erasure(UUID, MONDAY, (MARK, MARK[1:])),
        ErasedNears("zz", (1,)),
        ErasedNears(SALT, (1 << 16,)),
        ErasedNears(SALT, (-1,)),
        ErasedNears(SALT, (*range(1 << 15), 0)),
    ],
    ids=["erasure", "capitals", "short", "salt", "large", "negative", "many"],
)
def test_senseless_marks_are_left_out_with_a_word(another, piece):
    taken = bring(another, WholeClient(Client("Caio Ipê")), piece)
    assert [each.message for each in taken.problems] == ["Marks of people who were erased are damaged and were left out."]
    assert (another.erasing.kept().rows, taken.counts.added) == ((), 1)


def test_there_is_an_end_to_salts_and_marks(another, monkeypatch):
    monkeypatch.setattr(erasures, "_MOST_MARKS", 3)
    salts = [ErasedNears(f"{number:064x}", (number,)) for number in range(20)]
    given = [Erasure(f"{number:032x}", MONDAY, (f"{number:064x}", f"{number + 9:064x}")) for number in range(2)]
    taken = bring(another, *salts, *given)
    kept = another.erasing.kept()
    assert (len(kept.salts), len(kept.rows), len(taken.problems)) == (16, 2, 1)
