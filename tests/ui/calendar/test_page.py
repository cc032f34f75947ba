from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolTip

from relapp import i18n
from relapp.book import Book
from relapp.book.changes import Changes, Kind
from relapp.domain.clients import Client, Importance, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.journal import Purpose, Touch
from relapp.printing import birthdays
from relapp.ui.bus import Bus
from relapp.ui.calendar.cell import DayCell
from relapp.ui.calendar.page import MONTH, YEAR, CalendarPage
from relapp.ui.calendar.panel import LINES_AT_ONCE
from relapp.ui.calendar.year import MonthBox
from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import PlainButton
from tests.ui.conftest import FRIDAY_BEFORE, HOSTILE, MONDAY, TUESDAY, WEDNESDAY, Add, click, in_view, texts
from tests.ui.test_every_page import described, in_sight, is_cut

OpenPage = Callable[..., CalendarPage]
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture
def open_page(bus: Bus, show: Callable[..., CalendarPage]) -> OpenPage:
    def open_page(width: int = 1280, height: int = 800) -> CalendarPage:
        page = show(CalendarPage(bus), width, height)
        QApplication.processEvents()
        return page

    return open_page


def cell(page: CalendarPage, day: date) -> DayCell:
    (found,) = [each for each in in_view(page.month, DayCell) if each.date == day]
    return found


def said(page: CalendarPage, day: date) -> list[str]:
    return [chip.text for chip in cell(page, day).lines()]


def press(page: CalendarPage, *keys: Qt.Key) -> None:
    for key in keys:
        focused = page.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        QApplication.processEvents()


def test_the_month_of_today_is_in_view(add: Add, open_page: OpenPage) -> None:
    add("Helena Rocha", born=date(1982, 11, 25), importance=Importance.VIP)
    add("Ana Prado", due=(TUESDAY, TUESDAY))
    add("Bia Reis", due=TUESDAY)
    page = open_page()

    assert page.heading.title.text() == "November 2026"
    assert page.heading.subtitle.text().startswith("1 date · ")
    assert said(page, WEDNESDAY) == ["Helena Rocha ★", "1 touch"]
    assert said(page, TUESDAY) == ["2 touches"]
    assert "(today)" in cell(page, MONDAY).accessibleName()
    assert "Helena Rocha ★, 44" in cell(page, WEDNESDAY).accessibleName()


def test_columns_are_of_one_width(add: Add, open_page: OpenPage) -> None:
    add("Maria Aparecida dos Santos Albuquerque-Cavalcanti de Vasconcelos", born=date(1982, 11, 25))
    page = open_page(1000, 700)

    widths = {each.width() for each in in_view(page.month, DayCell)}

    assert max(widths) - min(widths) <= 1


def test_arrows_move_the_day_and_turn_pages_at_the_ends(open_page: OpenPage) -> None:
    page = open_page()
    page.month.lead_to_current()

    press(page, Qt.Key.Key_Right, Qt.Key.Key_Up)
    assert cell(page, date(2026, 11, 17)).hasFocus()
    press(page, Qt.Key.Key_Home)
    assert cell(page, NOVEMBER).hasFocus()
    press(page, Qt.Key.Key_Left)
    assert (page.heading.title.text(), cell(page, date(2026, 10, 31)).hasFocus()) == ("October 2026", True)
    press(page, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert page.current == date(2026, 12, 30)
    press(page, Qt.Key.Key_End, Qt.Key.Key_Down)
    assert (page.heading.title.text(), cell(page, date(2027, 1, 7)).hasFocus()) == ("January 2027", True)


def test_the_tab_key_enters_the_days_once_and_leaves_them(open_page: OpenPage) -> None:
    page = open_page()
    page.month.lead_to_current()
    assert sum(bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) for each in page.month.cells) == 1

    press(page, Qt.Key.Key_Right, Qt.Key.Key_Tab)

    assert not page.month.has_keyboard()
    page.print_button.setFocus()
    for _stop in range(6):
        press(page, Qt.Key.Key_Tab)
        if page.month.has_keyboard():
            break
    assert cell(page, TUESDAY).hasFocus()


def test_enter_opens_the_day_and_escape_leads_back(add: Add, open_page: OpenPage) -> None:
    client_id = add("Helena Rocha", born=date(1982, 11, 23))
    page, ids = open_page(), list[int]()
    page.client_opened.connect(ids.append)
    page.month.lead_to_current()

    press(page, Qt.Key.Key_Return)
    assert page.panel is not None
    assert "Monday, November 23, 2026" in texts(page.panel)
    assert "Birthday · turns 44" in texts(page.panel)
    QTest.mouseClick(page.panel.lines[0], Qt.MouseButton.LeftButton)
    assert ids == [client_id]

    press(page, Qt.Key.Key_Escape)
    assert page.panel is None
    assert cell(page, MONDAY).hasFocus()


def test_a_click_opens_the_day_and_one_outside_the_month_turns_the_page(open_page: OpenPage) -> None:
    page = open_page()

    QTest.mouseClick(cell(page, WEDNESDAY), Qt.MouseButton.LeftButton)
    assert page.panel is not None
    assert page.panel.day == WEDNESDAY
    assert "Nothing on this day." in texts(page.panel)

    QTest.mouseClick(cell(page, date(2026, 12, 3)), Qt.MouseButton.LeftButton)
    assert (page.heading.title.text(), page.current) == ("December 2026", date(2026, 12, 3))
    assert page.panel.day == WEDNESDAY
    click(page.panel, "Close")
    assert page.panel is None


def test_a_full_day_shows_more_on_demand(add: Add, open_page: OpenPage) -> None:
    for number in range(LINES_AT_ONCE + 5):
        add(f"Client {number:02}", born=date(1990, 12, 16))
    page = open_page()
    page.open_day(date(2026, 12, 16))
    panel = page.panel
    assert panel is not None
    greetings = LINES_AT_ONCE
    assert len(panel.lines) == LINES_AT_ONCE + greetings

    more, _more_touches = (each for each in in_view(panel, PlainButton) if each.text() == "Show more")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)

    assert len(panel.lines) == LINES_AT_ONCE + 5 + greetings
    assert panel.lines[LINES_AT_ONCE].hasFocus()


def test_the_past_lists_who_was_contacted(add: Add, book: Book, open_page: OpenPage) -> None:
    client_id = add("Ana Prado")
    book.journal.log(client_id, Touch(FRIDAY_BEFORE, Purpose.THANK_YOU, note="for the coffee"))
    page = open_page()

    page.open_day(FRIDAY_BEFORE)

    assert page.panel is not None
    assert "1 client contacted" in texts(page.panel)
    assert any("for the coffee" in each for each in texts(page.panel))
    assert "1 touch made" in page.heading.subtitle.text()


def test_a_change_of_the_book_is_shown_at_once_and_what_is_open_stays(add: Add, bus: Bus, open_page: OpenPage) -> None:
    page = open_page()
    page.open_day(WEDNESDAY)

    bus.do(lambda: bus.book.clients.add(_born("Bia Reis", 11, 25)))
    QApplication.processEvents()

    assert said(page, WEDNESDAY) == ["Bia Reis"]
    assert page.panel is not None
    assert "Bia Reis" in texts(page.panel)
    bus.undo()
    QApplication.processEvents()
    assert said(page, WEDNESDAY) == []


def _born(name: str, month: int, day: int) -> Client:
    return Client(name, occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(month, day)),))


def test_a_new_day_shows_its_own_plan(add: Add, bus: Bus, open_page: OpenPage) -> None:
    last = MONDAY + timedelta(days=14)
    add("Ana Prado", due=(TUESDAY, last))
    page = open_page()
    bus.book.turn_to(TUESDAY)
    bus.today = lambda: TUESDAY

    bus.announce(Changes("", frozenset({Kind.AGENDA})))
    page.open_day(last)
    QApplication.processEvents()

    assert page.panel is not None
    assert len(page.panel.lines) == 1
    page.close_day()
    page.show_day(TUESDAY)
    assert "(today)" in cell(page, TUESDAY).accessibleName()
    assert said(page, TUESDAY) == ["1 touch"]
    bus.book.turn_to(MONDAY)


def test_a_page_out_of_view_reads_nothing(bus: Bus, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page()
    page.hide()
    asked: list[object] = []
    month = bus.book.calendar.month
    monkeypatch.setattr(bus.book.calendar, "month", lambda *args: asked.append(args) or month(*args))

    bus.do(lambda: bus.book.clients.add(_born("Bia Reis", 11, 25)))
    QApplication.processEvents()
    assert asked == []
    page.show()
    assert said(page, WEDNESDAY) == ["Bia Reis"]


def test_buttons_turn_months_and_years_and_lead_back(open_page: OpenPage) -> None:
    page = open_page()

    click(page, "Month after")
    assert page.heading.title.text() == "December 2026"
    click(page, "Year")
    assert page.heading.title.text() == "2026"
    click(page, "Year before")
    click(page, "Year before")
    assert page.heading.title.text() == "2024"
    click(page, "Today")
    assert page.heading.title.text() == "2026"
    page.view.set_value(MONTH)
    page.show_day(page.current)
    assert page.heading.title.text() == "November 2026"


def test_a_year_marks_its_days_and_opens_a_month(add: Add, open_page: OpenPage) -> None:
    add("Helena Rocha", born=date(1982, 5, 9))
    page = open_page()
    click(page, "Year")
    boxes = in_view(page.year, MonthBox)

    assert len(boxes) == 12
    assert [day for box in boxes for day, level in box.levels().items() if level and day < MONDAY] == [date(2026, 5, 9)]
    assert boxes[4].accessibleName() == "May 2026: 1 date · 0 planned touches"
    QTest.mouseClick(boxes[4], Qt.MouseButton.LeftButton)
    assert (page.heading.title.text(), page.shows_year) == ("May 2026", False)
    assert cell(page, date(2026, 5, 1)).hasFocus()


def test_a_year_is_walked_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    click(page, "Year")
    page.year.lead_to(11)

    press(page, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert (page.heading.title.text(), page.year.boxes[0].hasFocus()) == ("2027", True)
    press(page, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_End)
    assert (page.heading.title.text(), page.year.boxes[11].hasFocus()) == ("2026", True)
    press(page, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert page.heading.title.text() == "January 2026"


@pytest.mark.parametrize(("width", "columns"), [(1280, 4), (620, 3), (420, 2), (300, 1)])
def test_a_year_has_as_many_columns_as_fit(open_page: OpenPage, width: int, columns: int) -> None:
    page = open_page(width, 700)
    page.view.set_value(YEAR)
    page.refresh()

    assert len({box.x() for box in in_view(page.year, MonthBox)}) == columns


def test_a_book_without_dates_says_what_to_do(add: Add, open_page: OpenPage) -> None:
    page, wanted = open_page(), list[str]()
    page.import_wanted.connect(lambda: wanted.append("import"))
    page.clients_wanted.connect(lambda: wanted.append("clients"))

    click(page, "Import contacts")
    click(page, "Choose a client")
    assert wanted == ["import", "clients"]
    add("Helena Rocha", born=date(1982, 5, 9))
    page.refresh()
    assert not any("No birthdays" in each for each in texts(page))


def test_a_narrow_window_opens_the_day_over_the_month(add: Add, open_page: OpenPage) -> None:
    add("Helena Rocha", born=date(1982, 11, 25))
    page = open_page(640, 700)
    assert said(page, WEDNESDAY) == []
    assert [tally.count for tally in cell(page, WEDNESDAY).tallies()] == [1]

    page.open_day(WEDNESDAY)
    QApplication.processEvents()
    assert page.panel is not None
    assert page.panel.lines[0].hasFocus()
    assert not page.month.isVisible()

    press(page, Qt.Key.Key_Escape)
    assert page.month.isVisible()
    assert cell(page, WEDNESDAY).hasFocus()


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_letter_by_letter(add: Add, open_page: OpenPage, name: str) -> None:
    add(name, born=date(1982, 11, 25))
    page = open_page()
    page.open_day(WEDNESDAY)

    assert said(page, WEDNESDAY) == [name]
    assert page.panel is not None
    assert name in texts(page.panel)
    target = cell(page, WEDNESDAY)
    QApplication.sendEvent(target, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), target.mapToGlobal(QPoint(5, 5))))
    assert "<b>" not in QToolTip.text()
    QToolTip.hideText()


def test_dates_are_printed_by_year_and_by_month(
    add: Add, book: Book, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Helena Rocha", born=date(1982, 11, 25), company="Café do Porto")
    add("Bia Reis", born=date(1990, 3, 1))
    book.clients.add(Client("Caio Melo", occasions=(Occasion(OccasionKind.WEDDING, YearlyDate(11, 2)),)))
    printed: list[tuple[str, str]] = []
    monkeypatch.setattr("relapp.ui.printing.preview", lambda _parent, _book, document: printed.append(_summary(document)))
    page = open_page()

    actions = {action.text(): action for action in page.print_button.menu().actions()}
    for action in actions.values():
        action.trigger()

    assert list(actions) == ["Birthdays of 2026", "Birthdays: November 2026", "All dates of 2026", "All dates: November 2026"]
    assert ["and other dates" in title for title, _rest in printed] == [False, False, True, True]
    assert ["November" in title for title, _rest in printed] == [False, True, False, True]
    held = [[name for name in ("Helena", "Bia", "Caio") if name in rest] for _title, rest in printed]
    assert held == [["Helena", "Bia"], ["Helena"], ["Helena", "Bia", "Caio"], ["Helena", "Caio"]]
    assert "Café do Porto" in printed[0][1]


def _summary(document: object) -> tuple[str, str]:
    return str(getattr(document, "title")), repr(document)  # noqa: B009


def test_more_dates_than_can_be_printed_are_said_to_be_left_out(
    add: Add, bus: Bus, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Bia Reis", born=date(1990, 11, 1))
    add("Helena Rocha", born=date(1982, 11, 25), importance=Importance.VIP)
    printed: list[tuple[str, str]] = []
    said: list[str] = []
    monkeypatch.setattr(birthdays, "MOST_LINES", 1)
    monkeypatch.setattr("relapp.ui.printing.preview", lambda _parent, _book, document: printed.append(_summary(document)))
    bus.said.connect(lambda text, _can_be_undone: said.append(text))
    page = open_page()

    page.print_button.menu().actions()[0].trigger()

    assert "Helena" in printed[0][1]
    assert "Bia" not in printed[0][1]
    assert "the 1 dates of the most important clients" in said[0]


@pytest.mark.parametrize("scale", [1.0, 2.0], ids=["100", "200"])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("view", [MONTH, YEAR, "day"])
def test_nothing_is_cut_off(
    add: Add, book: Book, open_page: OpenPage, qapp: QApplication, view: str, language: str, scale: float
) -> None:
    i18n.set_language(language)
    book.save_settings(replace(book.settings.get(), language=language, country="BR"))
    current_theme().apply(qapp, "light", scale)
    for number in range(8):
        add(f"Maria Aparecida dos Santos Albuquerque-Cavalcanti {number}", born=date(1982, 11, 25), due=WEDNESDAY)
    page = open_page(836, 700)
    if view == "day":
        page.open_day(WEDNESDAY)
    else:
        page.view.set_value(view)
        page.refresh()
    for _turn in range(3):
        QApplication.processEvents()

    cut = {described(each): how for each in in_sight(page, QAbstractButton, QLabel) if (how := is_cut(each))}
    assert cut == {}


def test_turning_stays_within_the_years_known(open_page: OpenPage) -> None:
    page = open_page()
    page.show_day(date(1900, 1, 15))
    page.turn(-1)
    assert page.heading.title.text() == "January 1900"
    page.month.lead_to_current()
    press(page, Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert page.current == date(1900, 1, 1)
    page.show_day(date(2199, 12, 31) + timedelta(days=400))
    assert page.heading.title.text() == "December 2199"
