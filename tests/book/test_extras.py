import pytest

from relapp.book import extras
from relapp.book.database import Database
from relapp.domain.clients import Client
from relapp.domain.incoming import Extra, Origin

SHOE, HAT = Extra("X-SHOE", "43"), Extra("Hat", "57", Origin.TABLE)


@pytest.fixture
def db(book):
    """The rows of `book`, by a connection of their own."""
    database = Database(book.path)
    yield database
    database.close()


@pytest.fixture
def ids(book):
    return [book.clients.add(Client(name)).client_ids[0] for name in ("Ana", "Rui")]


def test_extras_stay_in_their_order(db, ids):
    extras.insert(db, [(ids[0], [SHOE, HAT])], 7)
    extras.insert(db, [(ids[0], [Extra("X-A", "1")]), (ids[1], [HAT])], None)
    assert extras.load(db, ids) == {ids[0]: (SHOE, HAT, Extra("X-A", "1")), ids[1]: (HAT,)}


def test_what_a_client_has_already_is_not_added_again(db, ids):
    extras.insert(db, [(ids[0], [SHOE, SHOE])], 7)
    extras.insert(db, [(ids[0], [HAT, SHOE]), (ids[0], [HAT])], 8)
    assert extras.load(db, ids) == {ids[0]: (SHOE, HAT)}


def test_the_first_name_is_the_one_that_a_client_goes_by(db, ids):
    extras.insert_uids(db, [(ids[0], "a"), (ids[0], "b"), (ids[1], "")], 7)
    extras.insert_uids(db, [(ids[0], "b"), (ids[0], "a"), (ids[0], "c")], 8)
    assert extras.load_uids(db, ids) == {ids[0]: "a"}
    assert extras.load_all_uids(db, ids) == {ids[0]: ("a", "b", "c")}
    assert extras.load_uids(db, []) == extras.load(db, []) == {}
