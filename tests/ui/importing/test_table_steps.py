from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from relapp.domain.clients import Client
from relapp.exchange.days import DayOrder, Order
from relapp.exchange.look import Doubt, TableChoices, TableLook
from relapp.exchange.tables.columns import Column, Field
from relapp.ui.bus import Bus
from relapp.ui.importing.mapping_model import MappingModel, Part
from relapp.ui.importing.mapping_table import MappingTable
from relapp.ui.importing.mapping_view import MappingView
from relapp.ui.importing.page import ImportPage
from relapp.ui.importing.preview import PreviewView
from relapp.ui.importing.result import ResultView
from relapp.ui.importing.table_question import TableQuestion
from relapp.ui.theme import current_theme
from relapp.ui.widgets.inputs import Choice

NAME, PHONE, BIRTHDAY = Column(Field.FULL_NAME), Column(Field.PHONE), Column(Field.OCCASION, label="Birthday")
ROWS = (("Ana Prado", "11 90001-0001", "03/04/1980"), ("Bia Souza", "11 90001-0002", "05/04/1981"))
LOOK = TableLook(
    "utf-8", ";", ("Quem", "Onde", "Festa"), ROWS, (NAME, None, BIRTHDAY), DayOrder(Order.DAY_FIRST, certain=False),
    doubts=frozenset(Doubt),
)  # fmt: skip

Write = Callable[..., Path]


@pytest.fixture
def page(qtbot: QtBot, bus: Bus) -> ImportPage:
    page = ImportPage(bus)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


@pytest.fixture
def write_table(tmp_path: Path) -> Write:
    def write(*rows: str, name: str = "people.csv", encoding: str = "utf-8") -> Path:
        file = tmp_path / name
        file.write_text("\n".join(rows), encoding=encoding)
        return file

    return write


def doubtful(write_table: Write, name: str = "people.csv") -> Path:
    return write_table("Cliente;Celular;Nascimento", *(";".join(row) for row in ROWS), name=name)


def seen(page: ImportPage, qtbot: QtBot, file: Path, kind: type[QWidget]) -> None:
    page.begin(file)
    qtbot.waitUntil(lambda: isinstance(page.view, kind) and not page.is_busy)


def go_on(page: ImportPage, qtbot: QtBot, kind: type[QWidget]) -> None:
    page.steps.next_button.click()
    qtbot.waitUntil(lambda: isinstance(page.view, kind) and not page.is_busy)


def shown(view: MappingView) -> list[list[str]]:
    table = view.contacts
    rows, columns = range(table.rowCount()), range(table.columnCount())
    return [[item.text() if (item := table.item(row, column)) else "" for column in columns] for row in rows]


def test_a_table_in_doubt_is_asked_about_and_shows_what_comes_of_it(page: ImportPage, qtbot: QtBot, write_table: Write) -> None:
    seen(page, qtbot, doubtful(write_table), MappingView)
    assert isinstance(page.view, MappingView)
    assert page.steps.next_button.text() == "Next"
    assert [row[0] for row in shown(page.view)] == ["Ana Prado", "Bia Souza"]

    page.view.order.answer.choose_number(2)
    qtbot.waitUntil(lambda: not page.is_busy)
    assert "Mar 4, 1980" in shown(page.view)[0]

    page.view.order.answer.choose_number(1)
    qtbot.waitUntil(lambda: not page.is_busy)
    assert "Apr 3, 1980" in shown(page.view)[0]


def test_a_column_is_given_another_meaning_and_the_contacts_follow(
    page: ImportPage, qtbot: QtBot, bus: Bus, write_table: Write
) -> None:
    seen(page, qtbot, doubtful(write_table), MappingView)
    assert isinstance(page.view, MappingView)

    page.view.table.columns.choose(1, Column(Field.COMPANY))
    qtbot.waitUntil(lambda: not page.is_busy)
    assert shown(page.view)[0][:3] == ["Ana Prado", "11 90001-0001", ""]

    go_on(page, qtbot, PreviewView)
    go_on(page, qtbot, ResultView)
    assert bus.book.clients.get(1).company == "11 90001-0001"


def test_what_was_confirmed_is_not_asked_again(page: ImportPage, qtbot: QtBot, bus: Bus, write_table: Write) -> None:
    seen(page, qtbot, doubtful(write_table), MappingView)
    assert isinstance(page.view, MappingView)
    page.view.order.answer.choose_number(2)
    qtbot.waitUntil(lambda: not page.is_busy)
    go_on(page, qtbot, PreviewView)
    assert isinstance(page.view, PreviewView)
    assert page.view.staging.problem_count() == 0
    go_on(page, qtbot, ResultView)

    seen(page, qtbot, doubtful(write_table, "again.csv"), PreviewView)
    assert isinstance(page.view, PreviewView)
    assert str(page.view.staging.entry(0).client.birthday) == "1980-03-04"


def test_a_look_at_the_columns_can_be_taken_back_without_reading_again(
    page: ImportPage, qtbot: QtBot, write_table: Write
) -> None:
    seen(page, qtbot, doubtful(write_table), MappingView)
    go_on(page, qtbot, PreviewView)
    assert isinstance(page.view, PreviewView)
    staging = page.view.staging
    page.view.table.selectRow(0)
    QTest.keyClick(page.view.table, Qt.Key.Key_3)

    page.steps.columns_button.click()
    assert isinstance(page.view, MappingView)
    page.steps.next_button.click()

    assert isinstance(page.view, PreviewView)
    assert page.view.staging is staging
    assert page.view.staging.counts().skipped == 1


def test_a_table_that_is_known_is_not_asked_about_but_can_be(page: ImportPage, qtbot: QtBot, write_table: Write) -> None:
    file = write_table(
        "First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Birthday,Labels", "Ana,Prado,Mobile,11 90001-0001,1980-04-03,"
    )
    seen(page, qtbot, file, PreviewView)
    assert page.steps.columns_button.isVisible()

    page.steps.columns_button.click()
    assert isinstance(page.view, MappingView)
    assert "Google" in page.view.about.text()
    assert not page.view.order.isVisible()
    assert not page.view.sheet_row.isVisible()


def test_cards_have_no_columns(page: ImportPage, qtbot: QtBot, write_cards: Write) -> None:
    seen(page, qtbot, write_cards(("Ana", "11 1")), PreviewView)
    assert not page.steps.columns_button.isVisible()


def test_the_letters_are_put_right_on_the_way(page: ImportPage, qtbot: QtBot, write_table: Write) -> None:
    file = write_table("Cliente;Celular;Nascimento", "João Conceição;11 90001-0001;03/04/1980", encoding="cp1252")
    seen(page, qtbot, file, MappingView)
    assert isinstance(page.view, MappingView)
    page.view.written_button.click()
    assert isinstance(page.view, TableQuestion)
    page.view.encoding.choose_number(3)
    qtbot.waitUntil(lambda: not page.is_busy)
    page.view.delimiter.choose_number(2)
    qtbot.waitUntil(lambda: not page.is_busy)
    assert "Joăo" in page.view.rows.item(0, 0).text()

    page.view.encoding.choose_number(2)
    qtbot.waitUntil(lambda: not page.is_busy)
    assert page.view.rows.item(0, 0).text() == "João Conceição"

    go_on(page, qtbot, MappingView)
    assert shown(page.view)[0][0] == "João Conceição"


def test_letters_by_which_nothing_can_be_read_are_said_and_lead_no_further(
    page: ImportPage, qtbot: QtBot, write_table: Write
) -> None:
    seen(page, qtbot, doubtful(write_table), MappingView)
    assert isinstance(page.view, MappingView)
    page.view.written_button.click()
    assert isinstance(page.view, TableQuestion)

    page.view.delimiter.choose_number(4)
    qtbot.waitUntil(lambda: not page.is_busy)
    if page.view.problem.isVisible():
        assert not page.steps.next_button.isEnabled()
    page.view.delimiter.choose_number(2)
    qtbot.waitUntil(lambda: not page.is_busy)

    assert not page.view.problem.isVisible()
    assert page.steps.next_button.isEnabled()


def test_what_was_said_of_the_columns_stays_while_there_are_as_many(page: ImportPage, qtbot: QtBot, write_table: Write) -> None:
    seen(page, qtbot, doubtful(write_table), MappingView)
    assert isinstance(page.view, MappingView)
    page.view.table.columns.choose(1, Column(Field.NOTES))
    qtbot.waitUntil(lambda: not page.is_busy)
    page.view.written_button.click()
    assert isinstance(page.view, TableQuestion)

    page.view.encoding.choose_number(2)
    qtbot.waitUntil(lambda: not page.is_busy)
    assert page._file.choices.mapping is not None
    page.view.delimiter.choose_number(4)
    qtbot.waitUntil(lambda: not page.is_busy)
    page.view.delimiter.choose_number(2)
    qtbot.waitUntil(lambda: not page.is_busy)
    go_on(page, qtbot, MappingView)

    assert isinstance(page.view, MappingView)
    assert page.view.table.columns.mapping[1] == Column(Field.NOTES)


def test_what_was_said_of_other_columns_is_dropped(qtbot: QtBot) -> None:
    view = TableQuestion(LOOK, TableChoices(mapping=LOOK.mapping, order=Order.DAY_FIRST))
    qtbot.addWidget(view)

    with qtbot.waitSignal(view.chosen) as chosen:
        view.show_look(replace(LOOK, headers=("Quem",), mapping=(NAME,)))

    assert (chosen.args[0].mapping, chosen.args[0].order) == (None, None)


def test_the_model_of_the_columns_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    model = MappingModel(LOOK)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.choose(1, PHONE)
    model.show_look(TableLook("utf-8", ",", ("A",), (("1",),), (None,), DayOrder(Order.DAY_FIRST, certain=True)))

    assert tester.model() is model


def test_a_column_shows_its_header_some_values_and_its_meaning() -> None:
    model = MappingModel(LOOK)
    assert [model.index(0, part).data() for part in Part] == ["Quem", "Ana Prado · Bia Souza", "Name"]
    assert model.index(1, Part.MEANING).data() == "Keep as it is"


def test_columns_without_a_header_have_a_number() -> None:
    look = TableLook("utf-8", ",", ("", ""), (), (None, None), DayOrder(Order.DAY_FIRST, certain=True))
    assert MappingModel(look).index(1, Part.HEADER).data() == "Column 2"


def test_a_meaning_is_chosen_by_keyboard(qtbot: QtBot) -> None:
    table = MappingTable(MappingModel(LOOK))
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.show()
    told: list[object] = []
    table.columns.mapping_chosen.connect(told.append)
    table.setCurrentIndex(table.columns.index(1, Part.HEADER))

    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = table.findChild(Choice)
    assert editor.accessibleName() == "Onde"
    editor.setCurrentIndex(editor.findText("Phone"))
    editor.activated.emit(editor.currentIndex())

    assert told == [(NAME, PHONE, BIRTHDAY)]


def test_a_day_that_reads_the_same_both_ways_is_no_question(qtbot: QtBot) -> None:
    rows = (("Ana", "", "04/04/1980"), ("Bia", "", "25/04/1981"))
    look = TableLook(
        "utf-8", ";", LOOK.headers, rows, LOOK.mapping, LOOK.order, doubts=frozenset({Doubt.MAPPING, Doubt.DAY_ORDER})
    )
    view = MappingView(look, TableChoices(), ())
    qtbot.addWidget(view)
    assert view.order.isHidden()


def test_sheets_are_offered_where_there_are_several(qtbot: QtBot) -> None:
    look = TableLook("", "", LOOK.headers, ROWS, LOOK.mapping, LOOK.order, sheet="Two", sheets=("One", "Two"))
    view = MappingView(look, TableChoices(), ())
    qtbot.addWidget(view)
    view.show()
    assert view.sheet.value == "Two"
    assert not view.written_button.isVisible()

    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.keyClicks(view.sheet, "O")
    assert chosen.args[0].sheet == "One"
    assert chosen.args[0].mapping is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_a_small_window(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    current_theme().apply(qapp, "light", scale)
    look = TableLook(
        "utf-8", ";", tuple(f"Column {number} " * 20 for number in range(100)), (("x" * 500,) * 100,), (None,) * 100,
        LOOK.order, doubts=frozenset(Doubt), sheets=("S" * 200, "T"), sheet="T",
    )  # fmt: skip
    for view in (MappingView(look, TableChoices(), ()), TableQuestion(look, TableChoices())):
        qtbot.addWidget(view)
        view.show()
        qapp.processEvents()
        assert view.minimumSizeHint().width() <= 624 - current_theme().px(12 + 48)


def test_a_book_that_changed_while_the_columns_were_looked_at_is_compared_again(
    page: ImportPage, qtbot: QtBot, bus: Bus, write_table: Write
) -> None:
    seen(page, qtbot, doubtful(write_table), MappingView)
    go_on(page, qtbot, PreviewView)
    page.steps.columns_button.click()

    bus.do(lambda: bus.book.clients.add(Client("Ana Prado")))
    go_on(page, qtbot, PreviewView)

    assert isinstance(page.view, PreviewView)
    assert page.view.staging.lines([0])[0].match is not None
