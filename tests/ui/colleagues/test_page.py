from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.check_ups import CheckUp
from relapp.domain.clients import Detail, DetailKind, Importance, Observed
from relapp.domain.concerns import Concern
from relapp.domain.digest import DigestSection, Span
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.ui.bus import Bus
from relapp.ui.colleagues.item_row import ItemRow
from relapp.ui.colleagues.page import DigestPage
from relapp.ui.colleagues.selection import ITEMS_AT_ONCE
from tests.ui.conftest import FRIDAY_BEFORE, MONDAY, Add, click, in_view, texts

LATE = Concern("Ana Prado waits for her oven", FRIDAY_BEFORE, "Carrier")


@pytest.fixture
def page(bus: Bus, show: Callable[..., DigestPage]) -> DigestPage:
    return show(DigestPage(bus), 900, 700)


@pytest.fixture
def ana(bus: Bus, add: Add) -> int:
    """A client with a concern and a need, both of last week."""
    need = Detail(DetailKind.NEED, "a larger oven for Prado Ltda", Observed.SAID, FRIDAY_BEFORE)
    client_id = add("Ana Prado", company="Prado Ltda", importance=Importance.REGULAR, details=(need,))
    keep(bus, client_id, LATE)
    return client_id


def keep(bus: Bus, client_id: int, *kept: Concern | CheckUp | Event) -> None:
    bus.do(lambda: bus.book.records.keep("concern_added", client_id, *kept))
    QApplication.processEvents()


def lines(page: DigestPage) -> list[str]:
    return [row.text.text() for row in in_view(page, ItemRow)]


def copied(page: DigestPage) -> str:
    page.copy_button.click()
    return QGuiApplication.clipboard().text()


def test_without_anything_it_says_what_would_be_here_and_how(page: DigestPage, qtbot: QtBot) -> None:
    said = "\n".join(texts(page))
    assert "Nothing to tell of these days" in said
    assert "Praise: praise noted about a client" in said
    assert not page.names_out.isVisible()
    assert not any(each.isEnabled() for each in (page.print_button, page.save_button, page.copy_button))
    with qtbot.waitSignal(page.clients_wanted):
        click(page, "Choose a client")


@pytest.mark.usefixtures("ana")
def test_what_was_noted_last_week_is_gathered_and_all_of_it_chosen(page: DigestPage) -> None:
    assert lines(page) == ["Ana Prado waits for her oven", "a larger oven for Prado Ltda"]
    assert all(row.box.isChecked() for row in in_view(page, ItemRow))
    assert "Ana Prado · opened on Nov 20, 2026 · still open" in texts(page)
    assert "Ana Prado · Nov 20, 2026 · need · client said" in texts(page)
    assert page.heading.subtitle.text() == "Nov 16\u2009–\u200922, 2026 · 2 items chosen"
    assert "Nothing in these days: Opportunities, Praise, What we learned" in texts(page)
    assert "1 of 1 chosen" in texts(page.cards[DigestSection.CONCERNS])


@pytest.mark.usefixtures("ana")
def test_space_leaves_an_item_out_of_everything_that_goes_out(page: DigestPage) -> None:
    box = page.cards[DigestSection.CONCERNS].list.rows[0].box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()
    assert page.heading.subtitle.text().endswith("1 item chosen")
    told = copied(page)
    assert "waits" not in told
    assert "larger oven" in told
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert "waits" in copied(page)


@pytest.mark.usefixtures("ana")
def test_a_click_on_the_words_ticks_too(page: DigestPage) -> None:
    row = page.cards[DigestSection.CONCERNS].list.rows[0]
    QTest.mouseClick(row.text, Qt.MouseButton.LeftButton)
    assert not row.box.isChecked()


def test_a_section_is_left_out_and_taken_in_at_once(page: DigestPage, bus: Bus, ana: int) -> None:
    keep(bus, ana, replace(LATE, what="another"))
    card = page.cards[DigestSection.CONCERNS]
    card.list.rows[1].box.click()
    click(card, "Leave all out")
    assert [row.box.isChecked() for row in card.list.rows] == [False, False]
    click(card, "Take all")
    assert [row.box.isChecked() for row in card.list.rows] == [True, True]


def test_what_was_left_out_stays_so_when_something_else_changes(page: DigestPage, bus: Bus, ana: int) -> None:
    card = page.cards[DigestSection.CONCERNS]
    card.list.rows[0].box.click()
    keep(bus, ana, replace(LATE, what="another"))
    assert {row.text.text(): row.box.isChecked() for row in card.list.rows} == {LATE.what: False, "another": True}


def test_nothing_chosen_nothing_to_hand_on(page: DigestPage, ana: int) -> None:
    assert ana
    for card in page.cards.values():
        for row in card.list.rows:
            row.box.click()
    assert page.heading.subtitle.text() == "Nov 16\u2009–\u200922, 2026"
    assert not page.copy_button.isEnabled()


@pytest.mark.usefixtures("ana")
def test_names_are_left_out_everywhere_when_asked(page: DigestPage, bus: Bus, add: Add) -> None:
    bia = add("Bia Reis", importance=Importance.REGULAR)
    about = bus.book.clients.get(add("Dora Lima")).uuid
    keep(bus, bia, replace(LATE, what="Bia asks what Ana pays"))
    keep(bus, bia, Event(FRIDAY_BEFORE, Trigger.REFERRAL_RECEIVED, "her cousin Caio", about=about))
    page.names_out.click()
    assert any("may still tell" in each for each in texts(page))
    told = copied(page)
    assert "B. asks what A. pays" in told
    assert "A. P. waits for her oven (A. P. · opened" in told
    assert "a larger oven for P. L." in told
    assert "Referred D. L. to us" in told
    html = QGuiApplication.clipboard().mimeData().html()
    for name in ("Ana", "Prado", "Bia", "Reis", "Dora", "Caio"):
        assert name not in told
        assert name not in html
        assert name not in " ".join(texts(page))
        assert name not in " ".join(box.accessibleName() for box in page.findChildren(QCheckBox))
    page.names_out.click()
    assert "Ana Prado" in copied(page)


@pytest.mark.usefixtures("ana")
def test_html_goes_with_the_text(page: DigestPage) -> None:
    copied(page)
    assert "<h2>Concerns</h2>" in QGuiApplication.clipboard().mimeData().html()


def test_the_days_can_be_others(page: DigestPage, bus: Bus, ana: int) -> None:
    keep(bus, ana, CheckUp(MONDAY, gained="this week"), CheckUp(MONDAY - timedelta(days=40), gained="in October"))
    click(page.period, "This week")
    assert lines(page) == ["Ana Prado waits for her oven", "this week"]
    click(page.period, "Last month")
    assert lines(page) == ["in October"]
    click(page.period, "Last 3 months")
    assert len(lines(page)) == 4


@pytest.mark.usefixtures("ana")
def test_days_of_ones_own_may_be_said_in_any_order(page: DigestPage) -> None:
    assert not page.period.first.isVisible()
    click(page.period, "From")
    assert page.period.first.isVisible()
    assert len(lines(page)) == 2
    page.period.first.setDate(QDate(2026, 11, 21))
    page.period.last.setDate(QDate(2026, 11, 19))
    assert len(lines(page)) == 2
    assert (page.period.period.first, page.period.period.last) == (date(2026, 11, 19), date(2026, 11, 21))
    page.period.first.setDate(QDate(2001, 1, 1))
    page.period.last.setDate(QDate(2001, 1, 2))
    assert "Nothing to tell of these days" in texts(page)


def test_of_many_only_those_shown_are_chosen(page: DigestPage, bus: Bus, ana: int) -> None:
    count = ITEMS_AT_ONCE + 5
    keep(bus, ana, *(CheckUp(FRIDAY_BEFORE, gained=f"{number:02}") for number in range(count)))
    card = page.cards[DigestSection.LEARNED]
    assert len(card.list.rows) == ITEMS_AT_ONCE
    assert f"{ITEMS_AT_ONCE} of {count} chosen" in texts(card)
    assert copied(page).count("what they gained") == ITEMS_AT_ONCE
    click(card, "5 more, left out until you show them")
    assert len(card.list.rows) == count
    assert card.list.rows[ITEMS_AT_ONCE].box.hasFocus()
    assert copied(page).count("what they gained") == count
    assert not card.more.isVisible()


def test_an_item_opens_its_client(page: DigestPage, ana: int, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.client_opened) as opened:
        click(page, "Open Ana Prado: Ana Prado waits")
    assert opened.args == [ana]


@pytest.mark.usefixtures("ana")
def test_tab_goes_from_the_days_down_to_the_items(page: DigestPage) -> None:
    page.names_out.setFocus()
    stops = []
    for _step in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    concerns, said = page.cards[DigestSection.CONCERNS], page.cards[DigestSection.SAID]
    row = concerns.list.rows[0]
    assert stops == [concerns.all, row.box, row.open, said.all, said.list.rows[0].box]


def test_it_reads_only_while_it_is_in_view(
    page: DigestPage, bus: Bus, book: Book, ana: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.hide()
    read: list[object] = []
    section = book.digest.section
    monkeypatch.setattr(book.digest, "section", lambda *each: (read.append(each), section(*each))[1])
    keep(bus, ana, replace(LATE, what="another"))
    assert read == []
    page.show()
    assert len(lines(page)) == 3
    page.hide()
    page.show()
    assert len(read) == len(DigestSection)


@pytest.mark.usefixtures("ana")
def test_what_is_chosen_is_saved_as_a_pdf(
    page: DigestPage, bus: Bus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "digest")])
    with qtbot.waitSignal(bus.said) as said:
        page.save_button.click()
    assert said.args == [f"Saved: {tmp_path / 'digest.pdf'}", False]
    assert (tmp_path / "digest.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("ana")
def test_where_it_cannot_be_written_it_says_so(
    page: DigestPage, bus: Bus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "none" / "digest.pdf")])
    with qtbot.waitSignal(bus.said) as said:
        page.save_button.click()
    assert "Choose another folder" in said.args[0]


@pytest.mark.usefixtures("ana")
def test_printing_shows_the_pages_first(page: DigestPage, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    monkeypatch.setattr("relapp.ui.printing.preview", lambda *each: shown.append(each))
    page.print_button.click()
    ((parent, book, document),) = shown
    assert (parent, book) == (page, page._bus.book)
    assert document.title.startswith("Digest for colleagues")


def test_last_week_is_that_of_the_day_it_is(book: Book, add: Add, show: Callable[..., DigestPage]) -> None:
    days = [MONDAY]
    page = show(DigestPage(Bus(book, lambda: days[0])), 900, 700)
    page.hide()
    days[0] = MONDAY + timedelta(days=7)
    client_id = add("Ana", importance=Importance.REGULAR)
    page.refresh()
    assert page.period.period.first == MONDAY
    assert client_id
    assert Span(str(page.period.spans.value)) is Span.LAST_WEEK
