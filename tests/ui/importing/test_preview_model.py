from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from relapp.book.imports.staged import Match, Proposal
from relapp.book.imports.staging import Action, Show, Staging
from relapp.domain.clients import Client, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Likeness, Reason
from relapp.domain.incoming import Incoming, Problem
from relapp.ui.importing import preview_model
from relapp.ui.importing.preview_model import Column, PreviewModel
from relapp.ui.importing.record_table import RecordTable

ROLE = Qt.ItemDataRole
SURE, PERHAPS = Likeness((Reason.SAME_PHONE,), 95), Likeness((Reason.SIMILAR_NAME, Reason.SAME_COMPANY), 60)


def proposal(client: Client | str, action: Action = Action.ADD, match: Match | None = None) -> Proposal:
    return Proposal(Incoming(1, Client(client) if isinstance(client, str) else client), action, match)


def entries() -> list[Proposal | Problem]:
    ana = Client(
        "Ana\nPrado", company="Prado", points=(ContactPoint(PointKind.PHONE, "(11) 1"),),
        occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(12, 1)),),
    )  # fmt: skip
    return [
        proposal(ana),
        proposal("Tiago", Action.MERGE, Match(SURE, known=3, known_name="Tiago Sales")),
        proposal("Ana Prado", Action.MERGE, Match(SURE, earlier=0)),
        proposal("Tiago Sales", Action.SKIP, Match(SURE, known=3, known_name="Tiago Sales")),
        proposal("Ana Prado", Action.SKIP, Match(SURE, earlier=0)),
        proposal("Tiagu", Action.ADD, Match(PERHAPS, known=3, known_name="Tiago Sales")),
        Problem(1200, "It has no name."),
    ]


@pytest.fixture
def staged() -> Iterator[Staging]:
    with staging_of(entries()) as staging:
        yield staging
    staging.discard()


def staging_of(proposals: Sequence[Proposal | Problem]) -> Staging:
    staging = Staging()
    staging.add(proposals)
    staging.complete()
    return staging


def column(model: PreviewModel, which: Column, role: int = ROLE.DisplayRole) -> list[object]:
    return [model.index(row, which).data(role) for row in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot, staged: Staging) -> None:
    model = PreviewModel(staged)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show_only(Show.MERGE)
    model.decide([0, 1], Action.SKIP)
    model.show_only(Show.ADD)
    model.decide([0], Action.SKIP)
    model.show_only(Show.ALL)

    assert tester.model() is model


def test_a_row_says_who_it_is_and_what_will_happen_and_why(staged: Staging) -> None:
    model = PreviewModel(staged)

    assert [model.index(0, each).data() for each in Column] == ["Ana Prado", "New", "Prado", "(11) 1", "Dec 1"]
    assert column(model, Column.OUTCOME) == [
        "New",
        "Merge into Tiago Sales: same phone",
        "Merge into Ana Prado of this file: same phone",
        "Already in the book: Tiago Sales",
        "Twice in this file",
        "New; perhaps Tiago Sales: name spelled almost alike, same company",
        "Could not be read",
    ]
    assert model.index(6, Column.NAME).data() == "Line 1,200"


def test_a_known_one_that_is_added_all_the_same_still_says_whom_it_is_like(staged: Staging) -> None:
    model = PreviewModel(staged)

    model.decide([1, 3], Action.ADD)

    assert column(model, Column.OUTCOME)[1] == "New, though like Tiago Sales: same phone"
    assert column(model, Column.OUTCOME)[3] == "New, though like Tiago Sales: same phone"


def test_a_decision_shows_in_every_row_it_changes(qtbot: QtBot, staged: Staging) -> None:
    model = PreviewModel(staged)

    with qtbot.waitSignals([model.dataChanged, model.decided]):
        assert model.decide([0], Action.SKIP) == 0

    assert column(model, Column.OUTCOME)[0] == "Left out"
    assert column(model, Column.OUTCOME)[2].startswith("New")


def test_what_cannot_be_done_is_counted(staged: Staging) -> None:
    assert PreviewModel(staged).decide([0, 1, 6], Action.MERGE) == 2


def test_somebody_who_is_perhaps_known_can_be_merged(staged: Staging) -> None:
    model = PreviewModel(staged)
    model.show_only(Show.PERHAPS)
    assert column(model, Column.NAME) == ["Tiagu"]

    assert model.decide([0], Action.MERGE) == 0
    assert column(model, Column.OUTCOME)[0].startswith("Merge into Tiago Sales: ")


def test_the_rows_of_one_action_stay_in_place_until_they_are_asked_for_again(staged: Staging) -> None:
    model = PreviewModel(staged)
    model.show_only(Show.MERGE)
    assert column(model, Column.NAME) == ["Tiago", "Ana Prado"]

    model.decide([0], Action.SKIP)
    assert column(model, Column.NAME) == ["Tiago", "Ana Prado"]
    assert model.actions([0, 1]) == {Action.SKIP, Action.MERGE}

    model.show_only(Show.MERGE)
    assert column(model, Column.NAME) == ["Ana Prado"]


def test_the_actions_of_many_rows_are_those_of_their_lines(staged: Staging, monkeypatch: pytest.MonkeyPatch) -> None:
    model = PreviewModel(staged)
    by_line = [model.actions(range(first, 7)) for first in range(7)]

    monkeypatch.setattr(preview_model, "_FEW", 0)

    assert [model.actions(range(first, 7)) for first in range(7)] == by_line


def test_text_of_a_file_is_never_markup_and_never_endless() -> None:
    with staging_of([proposal("<b>Ana</b> & <img src=x>" + "x" * 5000)]) as staging:
        model = PreviewModel(staging)
        name, tip = model.index(0, 0).data(), model.index(0, 0).data(ROLE.ToolTipRole)
    staging.discard()

    assert name.startswith("<b>Ana</b>")
    assert len(name) <= 300
    assert "&lt;b&gt;Ana" in tip
    assert "<img" not in tip


def test_of_ten_thousand_only_what_is_in_view_is_fetched(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    staging = staging_of([proposal(f"Ana {number}") for number in range(10_000)])
    fetched: list[int] = []
    lines = Staging.lines
    monkeypatch.setattr(Staging, "lines", lambda self, rows: lines(self, fetched.extend(rows) or rows))
    table = RecordTable(PreviewModel(staging))
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()

    table.selectAll()
    table.grab()
    assert len(table.selected_rows()) == 10_000
    assert max(fetched) < 2 * preview_model.CHUNK

    table.scrollToBottom()
    table.grab()
    assert 9_999 in fetched
    assert len(fetched) < 10 * preview_model.CHUNK
    assert len(table.records._kept) <= preview_model.CHUNKS_KEPT
    staging.discard()


def test_letters_typed_in_the_table_read_nothing(qtbot: QtBot, staged: Staging) -> None:
    table = RecordTable(PreviewModel(staged))
    qtbot.addWidget(table)
    table.show()
    table.selectRow(0)
    qtbot.keyClicks(table, "ti")
    assert table.selected_rows() == [0]
