from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from relapp.book.imports import Action, Entry
from relapp.domain.clients import Client, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Likeness
from relapp.ui.importing.choices import Choices
from relapp.ui.importing.preview_model import Column, PreviewModel
from relapp.ui.importing.record_table import RecordTable

ROLE = Qt.ItemDataRole
KNOWN = Client("Tiago Sales", id=3)


def entries() -> list[Entry]:
    ana = Client(
        "Ana\nPrado", company="Prado", points=(ContactPoint(PointKind.PHONE, "(11) 1"),),
        occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(12, 1)),),
    )  # fmt: skip
    return [
        Entry(ana),
        Entry(Client("Tiago"), Action.MERGE, known=KNOWN, why=Likeness.SAME_PHONE),
        Entry(Client("Ana Prado"), Action.MERGE, earlier=0, why=Likeness.SAME_NAME),
        Entry(Client("Tiago Sales"), Action.SKIP, known=KNOWN, why=Likeness.SAME_NAME),
        Entry(Client("Ana Prado"), Action.SKIP, earlier=0, why=Likeness.SAME_NAME),
    ]


def column(model: PreviewModel, which: Column, role: int = ROLE.DisplayRole) -> list[object]:
    return [model.index(row, which).data(role) for row in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    model = PreviewModel(Choices(entries()))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show_only(Action.MERGE)
    model.decide([0, 1], Action.SKIP)
    model.show_only(Action.ADD)
    model.decide([0], Action.SKIP)
    model.show_only(None)

    assert tester.model() is model
    assert PreviewModel(Choices([])).rowCount() == 0


def test_a_row_says_who_it_is_and_what_will_happen_and_why() -> None:
    model = PreviewModel(Choices(entries()))

    assert [model.index(0, each).data() for each in Column] == ["Ana Prado", "New", "Prado", "(11) 1", "Dec 1"]
    assert column(model, Column.OUTCOME) == [
        "New",
        "Merge into Tiago Sales: same phone",
        "Merge into Ana\nPrado of this file: same name".replace("\n", " "),
        "Already in the book: Tiago Sales",
        "Twice in this file",
    ]


def test_a_decision_shows_in_every_row_it_changes(qtbot: QtBot) -> None:
    model = PreviewModel(Choices(entries()))

    with qtbot.waitSignals([model.dataChanged, model.decided]):
        assert model.decide([0], Action.SKIP) == 0

    assert column(model, Column.OUTCOME)[0] == "Left out"
    assert column(model, Column.OUTCOME)[2] == "New"


def test_what_cannot_be_done_is_counted() -> None:
    model = PreviewModel(Choices(entries()))
    assert model.decide([0, 1], Action.MERGE) == 1


def test_the_rows_of_one_action_stay_in_place_until_they_are_asked_for_again() -> None:
    model = PreviewModel(Choices(entries()))
    model.show_only(Action.MERGE)
    assert column(model, Column.NAME) == ["Tiago", "Ana Prado"]

    model.decide([0], Action.SKIP)
    assert column(model, Column.NAME) == ["Tiago", "Ana Prado"]
    assert model.actions([0, 1]) == {Action.SKIP, Action.MERGE}

    model.show_only(Action.MERGE)
    assert column(model, Column.NAME) == ["Ana Prado"]


def test_text_of_a_file_is_never_markup_and_never_endless() -> None:
    model = PreviewModel(Choices([Entry(Client("<b>Ana</b> & <img src=x>" + "x" * 5000))]))

    name, tip = model.index(0, 0).data(), model.index(0, 0).data(ROLE.ToolTipRole)

    assert name.startswith("<b>Ana</b>")
    assert len(name) <= 300
    assert "&lt;b&gt;Ana" in tip
    assert "<img" not in tip


def test_a_table_of_ten_thousand_asks_for_what_is_in_view(qtbot: QtBot) -> None:
    asked: list[int] = []

    class Counting(PreviewModel):
        def data(self, index, role=ROLE.DisplayRole):  # type: ignore[no-untyped-def]
            asked.append(index.row())
            return super().data(index, role)

    table = RecordTable(Counting(Choices([Entry(Client(f"Ana {number}")) for number in range(10_000)])))
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    table.selectAll()
    table.grab()

    assert len(table.selected_rows()) == 10_000
    assert max(asked) < 50
