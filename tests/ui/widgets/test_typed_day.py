"""Days in digits, read and typed."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from relapp import i18n
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.inputs import DayField
from relapp.ui.widgets.typed_day import parse_day, split_day
from tests.ui.conftest import MONDAY

CHRISTMAS_EVE = date(2026, 12, 24)


@pytest.mark.parametrize("language", ["en", "pt_BR", "ro"])
@pytest.mark.parametrize(
    "text", ["24122026", "241226", "2412", "24/12", "24.12", "24-12", "24.12.2026", "24/12/26", " 24 12 2026 ", "2026-12-24"]
)
def test_a_day_in_digits_is_read_in_every_language(look: None, language: str, text: str) -> None:
    i18n.set_language(language)

    assert parse_day(text, MONDAY) == CHRISTMAS_EVE


@pytest.mark.parametrize(
    ("language", "country", "wanted"),
    [
        ("pt_BR", "BR", date(2026, 12, 3)),
        ("ro", "RO", date(2026, 12, 3)),
        ("en", "GB", date(2026, 12, 3)),
        ("en", "US", date(2026, 3, 12)),
    ],
)
@pytest.mark.parametrize("text", ["0312", "3/12", "3.12.26", "03122026"])
def test_the_order_is_the_languages_own(look: None, language: str, country: str, wanted: date, text: str) -> None:
    i18n.set_language(language, country)

    assert parse_day(text, MONDAY) == wanted


def test_what_is_not_written_is_as_shown(look: None) -> None:
    assert parse_day("7", MONDAY) == date(2026, 11, 7)
    assert parse_day("0601", MONDAY, earliest=MONDAY) == date(2027, 6, 1)
    assert parse_day("1224", date(2026, 1, 2), latest=date(2026, 1, 2)) == date(2025, 12, 24)


@pytest.mark.parametrize(
    "text", ["", "0", "32", "3113", "241", "24122", "2412202", "241220260", "24/12/2", "1/2/3/4", "24x12", "٢٤"]
)
def test_what_is_no_day_is_refused(look: None, text: str) -> None:
    with pytest.raises(ValueError, match="not a day"):
        parse_day(text, MONDAY)


def test_a_day_that_may_not_be_is_refused(look: None) -> None:
    with pytest.raises(ValueError, match="not a day"):
        parse_day("24122026", MONDAY, latest=MONDAY)


@pytest.mark.parametrize("language", ["en", "pt_BR", "ro"])
@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_can_be_written_in_the_languages_order(language: str, day: date) -> None:
    i18n.set_language(language)
    text = f"{day:%m%d%Y}" if language == "en" else f"{day:%d%m%Y}"
    try:
        assert parse_day(text, MONDAY) == day
    finally:
        i18n.set_language("en")


def test_two_digits_are_the_last_such_year(look: None) -> None:
    i18n.set_language("ro")
    assert split_day("241286", 2026) == (24, 12, 1986)
    assert split_day("241226", 2026) == (24, 12, 2026)
    assert split_day("2902", 2026) == (29, 2, None)
    with pytest.raises(ValueError, match="not a day"):
        split_day("24", 2026)


@pytest.fixture
def field(show: Callable[..., QWidget], look: None) -> DayField:
    """A field with the keyboard, between two lines."""
    i18n.set_language("pt_BR")
    window = QWidget()
    column = VBox(window)
    field = DayField(MONDAY, name="Day")
    for widget in (QLineEdit(), field, QLineEdit()):
        column.addWidget(widget)
    show(window, 300, 200)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    return field


def shown_in_words(field: DayField) -> bool:
    return any(letter.isalpha() for letter in field.lineEdit().text())


@pytest.mark.parametrize("text", ["24122026", "241226", "2412", "24/12", "24.12"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_a_day_is_typed_in_digits(field: DayField, text: str, key: Qt.Key) -> None:
    QTest.keyClicks(field, text)
    assert field.lineEdit().text() == text
    assert field.day == CHRISTMAS_EVE

    QTest.keyClick(field, key)

    assert field.date().toPython() == CHRISTMAS_EVE
    assert shown_in_words(field)
    if key is Qt.Key.Key_Tab:
        assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_it_is_told_once_the_user_has_finished(field: DayField) -> None:
    told: list[object] = []
    field.dateChanged.connect(told.append)

    QTest.keyClicks(field, "24122026")
    assert told == []
    field.clearFocus()

    assert len(told) == 1


def test_what_is_no_day_leaves_the_one_before(field: DayField) -> None:
    QTest.keyClicks(field, "4512")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.day == MONDAY
    assert shown_in_words(field)


def test_escape_takes_the_typing_back(field: DayField) -> None:
    QTest.keyClicks(field, "2412")
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert field.day == MONDAY
    assert shown_in_words(field)


def test_a_slip_is_mended_with_backspace(field: DayField) -> None:
    QTest.keyClicks(field, "2413")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "2")

    assert field.day == CHRISTMAS_EVE


def test_a_day_keeps_to_its_bounds(field: DayField) -> None:
    field.set_latest(MONDAY)
    QTest.keyClicks(field, "24122026")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.day == MONDAY


def test_arrows_still_turn_a_part(field: DayField) -> None:
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.day == date(2026, 11, 24)

    QTest.keyClicks(field, "5")
    QTest.keyClick(field, Qt.Key.Key_Up)

    assert field.day == date(2026, 11, 6)


def test_the_year_is_written_in_its_own_digits(field: DayField) -> None:
    field.setSelectedSection(DayField.Section.YearSection)
    QTest.keyClicks(field, "2028")

    assert field.day == date(2028, 11, 23)
