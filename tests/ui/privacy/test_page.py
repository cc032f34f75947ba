from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Pause
from relapp.domain.privacy import Request, RequestKind
from relapp.i18n import format_day
from relapp.ui.bus import Bus
from relapp.ui.privacy.page import AT_ONCE, PrivacyPage
from relapp.ui.privacy.silent import AT_ONCE as SILENT_AT_ONCE
from relapp.ui.today.page import TodayPage
from relapp.ui.window import Window
from tests.ui.conftest import HOSTILE, MONDAY, Add, button, click, texts

Show = Callable[..., PrivacyPage]


@pytest.fixture
def page(bus: Bus, book: Book, show: Show) -> PrivacyPage:
    book.save_settings(replace(book.settings.get(), country="BR"))
    return show(PrivacyPage(bus), 900, 800)


def ask(bus: Bus, who: str = "Ana", *, due: int = 3, client_id: int | None = None) -> None:
    request = Request(RequestKind.ACCESS, who, MONDAY, MONDAY + timedelta(days=due), client_id=client_id)
    bus.do(lambda: bus.book.privacy.receive(request))


def make_old(book: Book, *ids: int) -> None:
    for client_id in ids:
        book._db.sql("UPDATE client SET created_at = '2019-01-01T00:00:00+00:00' WHERE id = ?", (client_id,))


def test_an_empty_book_says_what_will_be_here(page: PrivacyPage) -> None:
    assert any(text.startswith("No request is noted.") for text in texts(page))
    assert "Nobody has been without contact and purchase for 5 years." in texts(page)


def test_a_request_of_anybody_is_noted_with_the_day_that_the_law_gives(page: PrivacyPage, book: Book) -> None:
    click(page, "Note a request")
    assert page.form.who.field.hasFocus()
    assert not page.form.save.isEnabled()
    QTest.keyClicks(page.form.who.field, "Zoe")
    assert f"Answer by {format_day(MONDAY + timedelta(days=15))}: LGPD gives 15 days." in texts(page.form)
    page.form.note.setFocus()
    QTest.keyClicks(page.form.note, "by mail")
    QTest.keyClick(page.form.note, Qt.Key.Key_Return)
    due = MONDAY + timedelta(days=15)
    (request,) = book.privacy.requests()
    assert replace(request, uuid="") == Request(RequestKind.ACCESS, "Zoe", MONDAY, due, note="by mail")
    assert "Zoe: see what is kept" in texts(page)
    assert page.heading.subtitle.text() == "1 request to answer"


def test_a_request_of_a_client_leads_to_the_record(page: PrivacyPage, add: Add, book: Book, qtbot: QtBot) -> None:
    ana = add("Ana Prado")
    click(page, "Note a request")
    page.form.who.client_chosen.emit(ana)
    click(page.form, "Save")
    assert book.privacy.requests()[0].client_id == ana
    with qtbot.waitSignal(page.client_opened) as opened:
        click(page.list.rows[0], "Open record")
    assert opened.args == [ana]


def test_another_name_is_no_longer_the_client(page: PrivacyPage, add: Add, book: Book) -> None:
    click(page, "Note a request")
    page.form.who.client_chosen.emit(add("Ana Prado"))
    page.form.who.field.setFocus()
    QTest.keyClicks(page.form.who.field, "x")
    click(page.form, "Save")
    assert (book.privacy.requests()[0].who, book.privacy.requests()[0].client_id) == ("Ana Pradox", None)


def test_late_ones_say_so_and_answered_ones_go_below(page: PrivacyPage, bus: Bus) -> None:
    ask(bus, "Late", due=-2)
    ask(bus, "Soon", due=4)
    assert "2 days late" in texts(page.list.rows[0])
    click(page.list.rows[0], "Answered")
    assert [row.request.who for row in page.list.rows] == ["Soon", "Late"]
    assert "2 days late" not in texts(page)


def test_many_are_shown_as_they_are_asked_for(page: PrivacyPage, bus: Bus) -> None:
    for number in range(AT_ONCE + 1):
        ask(bus, f"Client {number}")
    assert len(page.list.rows) == AT_ONCE
    page.more.click()
    assert len(page.list.rows) == AT_ONCE + 1
    assert not page.more.isVisible()


def test_who_was_silent_for_long_is_kept_restricted_or_opened(
    page: PrivacyPage, book: Book, bus: Bus, add: Add, qtbot: QtBot
) -> None:
    ids = [add(name) for name in ("Ana", "Bia", "Eva")]
    make_old(book, *ids)
    page.refresh()
    said = "3 clients without contact or purchase for 5 years. Keep whom you still need."
    assert any(text.startswith(said) for text in texts(page))
    click(page.silent.list.rows[0], "Keep")
    assert book.clients.get(ids[0]).reviewed_on == MONDAY
    click(page.silent.list.rows[0], "Restrict")
    assert book.clients.get(ids[1]).pause is Pause.RESTRICTED
    assert [row.title.text() for row in page.silent.list.rows] == ["Eva"]
    with qtbot.waitSignal(page.client_opened) as opened:
        click(page.silent.list.rows[0], "Open record")
    assert opened.args == [ids[2]]
    bus.undo()
    assert [row.title.text() for row in page.silent.list.rows] == ["Bia", "Eva"]


def test_a_few_silent_ones_at_a_time(page: PrivacyPage, book: Book, add: Add) -> None:
    make_old(book, *(add(f"Client {number}") for number in range(SILENT_AT_ONCE + 2)))
    page.refresh()
    assert len(page.silent.list.rows) == SILENT_AT_ONCE
    page.silent.more.click()
    assert len(page.silent.list.rows) == SILENT_AT_ONCE + 2


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_shown_as_it_is(page: PrivacyPage, bus: Bus, name: str) -> None:
    ask(bus, name)
    title = page.list.rows[0].title
    assert title.text() == f"{name}: see what is kept"
    assert title.textFormat() is Qt.TextFormat.PlainText


def test_today_calls_to_mind_what_has_to_be_answered(bus: Bus, book: Book, show: Callable[..., TodayPage], qtbot: QtBot) -> None:
    today = show(TodayPage(bus))
    assert not today._requests.isVisible()
    ask(bus, due=30)
    assert not today._requests.isVisible()
    ask(bus, due=3)
    assert f"A request is to be answered by {format_day(MONDAY + timedelta(days=3))}." in texts(today)
    with qtbot.waitSignal(today.privacy_wanted):
        click(today, "Open requests")
    bus.do(lambda: book.privacy.answer(book.privacy.requests()[0], MONDAY))
    assert not today._requests.isVisible()


def test_the_tab_key_meets_the_line_before_the_list(bus: Bus, add: Add, show: Callable[..., TodayPage], qtbot: QtBot) -> None:
    add("Ana", due=MONDAY)
    ask(bus)
    today = show(TodayPage(bus))
    today._new_button.setFocus()
    QTest.keyClick(today._new_button, Qt.Key.Key_Tab)
    assert button(today, "Open requests").hasFocus()
    QTest.keyClick(button(today, "Open requests"), Qt.Key.Key_Tab)
    qtbot.waitUntil(today.cards[0].hasFocus)


def test_the_window_leads_there_from_clients_and_settings(bus: Bus, add: Add, show: Callable[..., Window]) -> None:
    add("Ana")
    window = show(Window(bus))
    window.go("clients")
    window.page("clients").privacy_wanted.emit()  # type: ignore[attr-defined]
    assert window.place == "privacy"
    window.go("settings")
    settings = window.page("settings")
    settings.privacy.open.click()  # type: ignore[attr-defined]
    assert window.place == "privacy"
