from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.book.duplicates.part import Pair
from relapp.domain.clients import ContactPoint, PointKind
from relapp.domain.duplicates import Likeness, Reason
from relapp.errors import UserError
from relapp.ui.duplicates.confirming import MOST_NAMED, MergeAllDialog
from relapp.ui.duplicates.merging import MergeRun
from relapp.ui.duplicates.model import PairLine
from tests.ui.conftest import Add, texts

SURE = Likeness((Reason.SAME_PHONE,), 95)


@pytest.fixture
def three(add: Add) -> list[int]:
    """One client, three times in the book."""
    return [add("Ana Prado", points=(ContactPoint(PointKind.PHONE, "+55 11 95555-0101"),), tags=(each,)) for each in "abc"]


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def pairs(*ids: int) -> list[Pair]:
    return [Pair(ids[0], ids[1], SURE), Pair(ids[1], ids[2], SURE), Pair(ids[0], ids[2], SURE)]


def test_a_chain_of_pairs_ends_in_one_record_with_all_of_them(
    book: Book, three: list[int], parent: QObject, qtbot: QtBot
) -> None:
    run = MergeRun(book, pairs(*three), parent)
    with qtbot.waitSignal(run.ended) as ended:
        run.start()

    assert book.clients.load(three)[three[0]].tags == ("a", "b", "c")
    assert book.list.count() == 1
    assert set(ended.args[0].client_ids) == set(three)

    undone = ended.args[0].undo()

    assert (undone.action, undone.undo) == ("undone", None)
    assert [client.tags for client in book.clients.load(three).values()] == [("a",), ("b",), ("c",)]


def test_who_was_kept_apart_never_comes_together_by_a_chain(book: Book, three: list[int], parent: QObject, qtbot: QtBot) -> None:
    first, second, third = three
    book.duplicates.not_the_same(first, third)

    run = MergeRun(book, [Pair(first, second, SURE), Pair(second, third, SURE)], parent)
    with qtbot.waitSignal(run.ended):
        run.start()

    assert sorted(book.clients.load(three)) == [first, third]


def test_a_run_that_is_stopped_leaves_everything_as_it_was(book: Book, three: list[int], parent: QObject, qtbot: QtBot) -> None:
    run = MergeRun(book, pairs(*three), parent)
    run.progressed.connect(lambda _done, _total: run.cancel())
    with qtbot.waitSignal(run.stopped), qtbot.assertNotEmitted(run.ended, wait=50):
        run.start()

    assert book.list.count() == 3


def test_an_error_takes_back_what_was_merged_before(
    book: Book, three: list[int], parent: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge: Callable[..., object] = book.duplicates.merge
    calls: list[int] = []

    def merge_once(*arguments: object) -> object:
        calls.append(1)
        if len(calls) > 1:
            raise UserError("The disk is full.")
        return merge(*arguments)

    monkeypatch.setattr(book.duplicates, "merge", merge_once)
    run = MergeRun(book, pairs(*three), parent)
    with qtbot.waitSignal(run.refused) as refused:
        run.start()

    assert refused.args == ["The disk is full."]
    assert book.list.count() == 3


def test_the_first_of_many_pairs_are_named_before_they_are_merged(look: None, qtbot: QtBot) -> None:
    lines = [PairLine(f"Ana {number}", "", f"A. {number}", "", "same phone", True) for number in range(MOST_NAMED + 5)]
    dialog = MergeAllDialog(lines, 1030, None)
    qtbot.addWidget(dialog)

    said = texts(dialog)

    assert "Merge 1,030 pairs?" in said
    assert "Ana 0 and A. 0 (same phone)" in said
    assert f"Ana {MOST_NAMED} and A. {MOST_NAMED} (same phone)" not in said
    assert "and 1,010 more pairs" in said
