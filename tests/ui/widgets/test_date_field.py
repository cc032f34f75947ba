import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from relapp import i18n
from relapp.domain.dates import YearlyDate
from relapp.ui.widgets.date_field import DateField


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    field = DateField(name="Birthday")
    qtbot.addWidget(field)
    return field


def write(field: DateField, day: str, month: int, year: str = "") -> None:
    field.day.setText(day)
    field.month.setCurrentIndex(month)
    field.year.setText(year)
    field.year.editingFinished.emit()


@pytest.mark.parametrize(
    ("day", "month", "year", "wanted"),
    [
        ("22", 3, "1980", YearlyDate(3, 22, 1980)),
        ("22", 3, "", YearlyDate(3, 22)),
        ("29", 2, "", YearlyDate(2, 29)),
        ("29", 2, "1984", YearlyDate(2, 29, 1984)),
        (" 5 ", 12, "1900", YearlyDate(12, 5, 1900)),
    ],
)
def test_a_date_is_read_with_or_without_its_year(
    field: DateField, qtbot: QtBot, day: str, month: int, year: str, wanted: YearlyDate
) -> None:
    with qtbot.waitSignal(field.date_changed) as told:
        write(field, day, month, year)

    assert told.args == [wanted]
    assert field.value == wanted
    assert field.problem.isHidden()


@pytest.mark.parametrize(
    ("day", "month", "year", "words"),
    [
        ("31", 4, "", "There is no day 31 in the month of April."),
        ("29", 2, "1983", "There was no 29 February in 1983."),
        ("0", 5, "", "There is no day 0 in the month of May."),
        ("", 5, "", "Write the day as a number."),
        ("5", 0, "", "Choose the month."),
        ("x", 1, "", "Write the day as a number."),
        ("5", 1, "80", "Write the year with four digits"),
        ("5", 1, "1899", "from 1900 on"),
    ],
)
def test_what_is_wrong_is_said_and_not_told(field: DateField, qtbot: QtBot, day: str, month: int, year: str, words: str) -> None:
    with qtbot.assertNotEmitted(field.date_changed):
        write(field, day, month, year)

    assert not field.problem.isHidden()
    assert words in field.problem.text()
    assert field.value is None


@pytest.mark.parametrize(
    ("text", "parts", "wanted"),
    [
        ("22031980", ("22", 3, "1980"), YearlyDate(3, 22, 1980)),
        ("22/03/1980", ("22", 3, "1980"), YearlyDate(3, 22, 1980)),
        ("220380", ("22", 3, "1980"), YearlyDate(3, 22, 1980)),
        ("2203", ("22", 3, ""), YearlyDate(3, 22)),
        ("22.3", ("22", 3, ""), YearlyDate(3, 22)),
        ("2902", ("29", 2, ""), YearlyDate(2, 29)),
    ],
)
def test_a_whole_date_in_digits_goes_to_its_parts(
    field: DateField, qtbot: QtBot, text: str, parts: tuple[str, int, str], wanted: YearlyDate
) -> None:
    with qtbot.waitSignal(field.date_changed) as told:
        qtbot.keyClicks(field.day, text)
        field.day.editingFinished.emit()

    assert told.args == [wanted]
    assert (field.day.text(), field.month.currentIndex(), field.year.text()) == parts


def test_digits_that_are_no_date_stay_and_are_told(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.day, "3104")
    field.day.editingFinished.emit()

    assert field.day.text() == "3104"
    assert not field.problem.isHidden()
    assert field.value is None


def test_a_problem_goes_once_it_is_mended(field: DateField) -> None:
    write(field, "31", 4)

    write(field, "30", 4)

    assert field.problem.isHidden()
    assert field.value == YearlyDate(4, 30)


def test_an_emptied_date_is_none(qtbot: QtBot) -> None:
    field = DateField(YearlyDate(3, 22, 1980))
    qtbot.addWidget(field)
    assert (field.day.text(), field.month.currentIndex(), field.year.text()) == ("22", 3, "1980")

    with qtbot.waitSignal(field.date_changed) as told:
        write(field, "", 0)

    assert told.args == [None]


def test_the_same_date_is_not_told_again(field: DateField, qtbot: QtBot) -> None:
    field.set_value(YearlyDate(3, 22))

    with qtbot.assertNotEmitted(field.date_changed):
        write(field, "22", 3)


def test_nothing_is_said_while_the_user_is_still_writing(field: DateField, qtbot: QtBot) -> None:
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.day.setFocus()
    qtbot.keyClicks(field.day, "22")

    qtbot.keyClick(field.day, Qt.Key.Key_Tab)

    assert field.month.hasFocus()
    assert field.problem.isHidden()


def test_months_are_named_in_the_users_language(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_language", "ro")
    field = DateField()
    qtbot.addWidget(field)

    assert field.month.itemText(2) == "februarie"


def test_its_parts_say_whose_they_are(field: DateField) -> None:
    assert field.day.accessibleName() == "Birthday: Day"
    assert field.year.accessibleName() == "Birthday: Year"


@pytest.mark.parametrize(
    ("day", "month", "year", "part"),
    [
        ("31", 2, "", "day"),
        ("", 5, "", "day"),
        ("5", 0, "", "month"),
        ("29", 2, "1983", "year"),
        ("5", 1, "80", "year"),
        ("5", 1, "1980", ""),
        ("", 0, "", ""),
    ],
)
def test_finishing_tells_which_part_is_wrong(field: DateField, day: str, month: int, year: str, part: str) -> None:
    field.day.setText(day)
    field.month.setCurrentIndex(month)
    field.year.setText(year)
    assert field.is_empty == (not day and not month and not year)
    assert field.finish() is (getattr(field, part) if part else None)
    assert field.problem.isHidden() == (not part)
    assert (field.value is None) == bool(part or field.is_empty)


def test_every_change_of_a_part_is_told(field: DateField, qtbot: QtBot) -> None:
    for change in (lambda: field.day.setText("3"), lambda: field.month.setCurrentIndex(2), lambda: field.year.setText("1")):
        with qtbot.waitSignal(field.touched):
            change()
