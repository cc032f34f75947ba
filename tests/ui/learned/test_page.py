from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.concerns import Concern, ConcernState, call_back, resolve
from relapp.domain.promises import Party, Promise, PromiseState, settle
from relapp.ui.bus import Bus
from relapp.ui.learned.kept import KeptShare
from relapp.ui.learned.lesson_row import AT_FIRST, ConcernLine
from relapp.ui.learned.page import CONCERNS_AT_ONCE, LESSONS_AT_ONCE, LearnedPage
from tests.ui.conftest import MONDAY, Add, button, click, in_view, texts

LATE = Concern("Late delivery", MONDAY, "Carrier", prevention="Call the day before")


@pytest.fixture
def page(bus: Bus, show: Callable[..., LearnedPage]) -> LearnedPage:
    return show(LearnedPage(bus), 900, 700)


def keep(bus: Bus, client_id: int, *kept: Concern | Promise) -> None:
    bus.do(lambda: bus.book.records.keep("concern_added", client_id, *kept))
    QApplication.processEvents()


def causes(page: LearnedPage) -> list[str]:
    return [row.cause.text() for row in page.list.rows]


def lines(page: LearnedPage) -> list[str]:
    return [line.what.text() for line in in_view(page, ConcernLine)]


def test_before_there_is_anything_it_says_what_will_be_here_and_how(page: LearnedPage, qtbot: QtBot) -> None:
    assert "Nothing to learn from yet" in texts(page)
    assert not page.states.isVisible()
    with qtbot.waitSignal(page.clients_wanted):
        click(page, "Choose a client")


def test_concerns_are_gathered_by_cause_with_what_prevents_them(bus: Bus, page: LearnedPage, add: Add) -> None:
    ana, bia = add("Ana"), add("Bia")
    resolved = replace(
        resolve(LATE, MONDAY), cause="carrier ", prevention="Another carrier", opened_on=MONDAY - timedelta(days=3)
    )
    keep(bus, ana, LATE, replace(LATE, what="Rude answer", cause="", prevention=""))
    keep(bus, bia, replace(resolved, solution="Sent again"))
    assert causes(page) == ["Carrier", "Cause not known yet"]
    carrier, unknown = page.list.rows
    assert carrier.count.text() == "2 concerns · 1 open"
    assert carrier.preventions.text() == "Prevented by:\n• Call the day before\n• Another carrier"
    assert unknown.preventions.text() == "Nothing prevents it yet."
    assert "Ana · Nov 23, 2026 · open" in texts(carrier)
    assert "Bia · Nov 20, 2026 · resolved · solved by: Sent again" in texts(carrier)
    assert page.heading.subtitle.text() == "3 concerns · 2 open"
    assert "Nothing to learn from yet" not in texts(page)


def test_a_concern_opens_its_client_by_keyboard(bus: Bus, page: LearnedPage, add: Add, qtbot: QtBot) -> None:
    add("Ana")
    keep(bus, add("Bia"), LATE)
    opening = button(page, "Open Bia: Late delivery")
    opening.setFocus()
    with qtbot.waitSignal(page.client_opened) as opened:
        QTest.keyClick(opening, Qt.Key.Key_Return)
    assert opened.args == [2]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("carr", ["Late delivery"]),
        ("PRECO  joao", ["Price"]),
        ("day before", ["Late delivery"]),
        ("warehouse", ["Price"]),
        ("zz", []),
    ],
)
def test_words_are_found_wherever_they_stand(bus: Bus, page: LearnedPage, add: Add, typed: str, found: list[str]) -> None:
    keep(bus, add("Ana"), LATE)
    keep(bus, add("João"), replace(LATE, what="Price", cause="Preço", prevention="", who_must_know="Warehouse"))
    QTest.keyClicks(page.search, typed)
    assert lines(page) == found
    assert page.heading.subtitle.text() == f"{len(found)} of 2 concerns"
    assert ("No concern matches" in texts(page)) == (not found)


def test_each_state_alone_and_all_of_them_again(bus: Bus, page: LearnedPage, add: Add) -> None:
    resolved = resolve(replace(LATE, what="resolved"), MONDAY)
    keep(bus, add("Ana"), LATE, resolved, call_back(replace(resolved, what="closed"), MONDAY))
    for state, found in (("Open", "Late delivery"), ("Resolved", "resolved"), ("Closed", "closed")):
        click(page.states, state)
        assert lines(page) == [found]
    page.search.setText("zz")
    click(page, "Show all concerns")
    assert len(lines(page)) == 3
    assert page.states.selected() == [None]


def test_the_promises_of_the_whole_book_are_counted(bus: Bus, page: LearnedPage, add: Add) -> None:
    assert texts(page.kept)[1:] == ["Ours kept: unknown", "Theirs kept: unknown"]
    promise = Promise("offer", MONDAY)
    keep(bus, add("Ana"), settle(promise, PromiseState.KEPT, MONDAY), settle(promise, PromiseState.BROKEN, MONDAY))
    keep(bus, add("Bia"), settle(promise, PromiseState.KEPT, MONDAY), replace(promise, by=Party.THEM))
    assert texts(page.kept)[1:] == ["We kept 2 of 3", "67%", "Theirs kept: unknown"]
    assert page.kept.shares[Party.US].bar.fraction == pytest.approx(2 / 3)
    assert page.kept.shares[Party.THEM].bar.fraction == 0


def test_one_broken_among_many_is_not_all_kept(look: None, qtbot: QtBot) -> None:
    ours = KeptShare(Party.US)
    qtbot.addWidget(ours)
    promise = Promise("offer", MONDAY)
    kept = settle(promise, PromiseState.KEPT, MONDAY)
    ours.show_promises([settle(promise, PromiseState.BROKEN, MONDAY), *(kept for _each in range(300))])
    assert ours.percent.text() == "99%"


def test_thousands_make_no_more_lines_than_are_asked_for(bus: Bus, page: LearnedPage, add: Add) -> None:
    many = [replace(LATE, what=f"{number}", cause=f"cause {number % 500}") for number in range(3000)]
    keep(bus, add("Ana"), *many)
    assert len(page.list.rows) == LESSONS_AT_ONCE
    assert len(page.findChildren(ConcernLine)) == LESSONS_AT_ONCE * AT_FIRST
    assert page.heading.subtitle.text() == "3,000 concerns · 3,000 open"
    page.more.click()
    assert len(page.list.rows) == 2 * LESSONS_AT_ONCE
    page.search.setText("cause")
    assert len(page.list.rows) == LESSONS_AT_ONCE


def test_more_of_one_cause_is_shown_where_it_was_asked_for(bus: Bus, page: LearnedPage, add: Add) -> None:
    count = AT_FIRST + CONCERNS_AT_ONCE + 1
    ana = add("Ana")
    keep(bus, ana, *(replace(LATE, what=f"{number}") for number in range(count)))
    keep(bus, ana, *(replace(LATE, what=f"p{number}", cause="Price") for number in range(AT_FIRST + 1)))
    first, second = page.list.rows
    assert first.more.text() == f"{CONCERNS_AT_ONCE + 1} more"
    first.more.click()
    assert (len(first.concerns.rows), first.more.text()) == (count - 1, "1 more")
    assert len(second.concerns.rows) == AT_FIRST
    first.more.click()
    assert first.more.isHidden()
    keep(bus, ana, replace(LATE, what="another"))
    assert len(page.list.rows[0].concerns.rows) == count + 1


def test_a_client_that_is_gone_takes_its_concerns_along(bus: Bus, page: LearnedPage, add: Add) -> None:
    ana = add("Ana")
    keep(bus, ana, LATE)
    bus.do(lambda: bus.book.clients.delete([ana]))
    assert causes(page) == []
    bus.undo()
    assert causes(page) == ["Carrier"]


def test_what_changes_while_it_is_out_of_view_is_read_once_it_is_seen(
    bus: Bus, book: Book, page: LearnedPage, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = add("Ana")
    page.hide()
    keep(bus, ana, LATE)
    assert causes(page) == []
    page.show()
    assert causes(page) == ["Carrier"]
    read: list[object] = []
    everywhere = book.records.everywhere
    monkeypatch.setattr(book.records, "everywhere", lambda kind: (read.append(kind), everywhere(kind))[1])
    bus.do(lambda: book.save_settings(replace(book.settings.get(), capacity=5)))
    page.hide()
    page.show()
    assert read == []


def test_tab_goes_down_the_page(bus: Bus, page: LearnedPage, add: Add) -> None:
    ana = add("Ana")
    keep(bus, ana, LATE)
    keep(bus, ana, *(replace(LATE, what=f"p{number}", cause="Price") for number in range(AT_FIRST + 2)))
    page.list.rows[0].more.click()
    QApplication.processEvents()
    stops: list[QWidget] = [line.open for row in page.list.rows for line in row.concerns.rows]
    for stop, after in pairwise(stops):
        stop.setFocus()
        QTest.keyClick(stop, Qt.Key.Key_Tab)
        assert after.hasFocus()


def test_what_is_shown_is_printed(bus: Bus, page: LearnedPage, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []
    monkeypatch.setattr("relapp.ui.printing.preview", lambda _parent, _book, document: printed.append(repr(document)))
    assert not page.print_button.isVisible()
    keep(bus, add("Ana"), LATE, replace(resolve(LATE, MONDAY), what="Rude answer", cause="Haste"))
    page.print_button.setFocus()
    QTest.keyClick(page.print_button, Qt.Key.Key_Space)
    page.states.select([ConcernState.RESOLVED])
    page.search.setText("haste")
    page.print_button.click()
    page.search.setText("zzz")
    assert not page.print_button.isEnabled()
    assert [[what for what in ("Late delivery", "Rude answer", "“haste”") if what in each] for each in printed] == [
        ["Late delivery", "Rude answer"],
        ["Rude answer", "“haste”"],
    ]
