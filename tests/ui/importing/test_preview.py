from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.book.imports.staged import Match, Proposal
from relapp.book.imports.staging import Action, Staging
from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.domain.duplicates import Likeness, Reason
from relapp.domain.incoming import Incoming, Problem
from relapp.ui.importing.comparison import Comparison
from relapp.ui.importing.preview import PreviewView
from relapp.ui.importing.problem_list import ProblemList
from relapp.ui.importing.worker import MOST_LISTED
from relapp.ui.widgets.text import Text

KNOWN = Client("Tiago Sales", id=3, points=(ContactPoint(PointKind.PHONE, "21 95555-0188"),))
PERHAPS = Match(Likeness((Reason.SIMILAR_NAME, Reason.SAME_PHONE), 60), known=3, known_name="Tiago Sales")


def entry(client: Client, match: Match | None = None) -> Proposal:
    return Proposal(Incoming(1, client), Action.ADD, match)


@pytest.fixture
def staging() -> Iterator[Staging]:
    staging = Staging()
    twice = Match(Likeness((Reason.SAME_NAME,), 90), earlier=0)
    staging.add(
        [
            entry(Client("Ana", company="Prado")),
            entry(Client("Thiago Sales", company="Sales", points=KNOWN.points), PERHAPS),
            Proposal(Incoming(3, Client("Ana")), Action.MERGE, twice),
            Problem(4, "It has no name."),
        ]
    )
    staging.complete()
    yield staging
    staging.discard()


@pytest.fixture
def view(qtbot: QtBot, staging: Staging) -> PreviewView:
    view = PreviewView(staging, {3: KNOWN}.get)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    return view


def compared(comparison: Comparison) -> list[tuple[str, str]]:
    return [(here.text(), there.text()) for here, there in comparison._values]


def said(view: PreviewView) -> str:
    return "\n".join(text.text() for text in view.comparison.findChildren(Text))


def test_somebody_perhaps_known_is_shown_beside_the_client_of_the_book(view: PreviewView) -> None:
    view.table.selectRow(1)

    assert compared(view.comparison)[:3] == [
        ("Thiago Sales", "Tiago Sales"), ("Sales", "–"), ("21 95555-0188", "21 95555-0188"),
    ]  # fmt: skip
    assert "In the book · name spelled almost alike, same phone" in said(view)
    phone = view.comparison._values[2][0]
    assert phone.role == "soft"
    assert phone.accessibleName() == "Phone, In the file: 21 95555-0188"


def test_an_entry_that_comes_twice_is_shown_beside_the_earlier_one(view: PreviewView) -> None:
    view.table.selectRow(2)
    assert compared(view.comparison)[:2] == [("Ana", "Ana"), ("–", "Prado")]
    assert "Earlier in the file · same name" in said(view)


def test_nobody_is_compared_where_there_is_nobody_to_compare_with(view: PreviewView) -> None:
    view.table.selectRow(1)
    view.table.selectRow(0)
    assert {text for pair in compared(view.comparison) for text in pair} == {""}

    view.table.selectAll()
    assert {text for pair in compared(view.comparison) for text in pair} == {""}


def test_the_comparison_keeps_its_place(view: PreviewView) -> None:
    before = view.comparison.height()
    view.table.selectRow(1)
    assert view.comparison.sizeHint().height() == before


def test_what_could_not_be_read_can_not_be_decided_about(view: PreviewView) -> None:
    view.table.selectRow(3)
    assert not view.decision.isEnabled()
    QTest.keyClick(view.table, Qt.Key.Key_1)
    assert view.staging.counts().failed == 1


def test_a_client_that_went_meanwhile_is_not_compared_with(qtbot: QtBot, staging: Staging) -> None:
    view = PreviewView(staging, lambda _client_id: None)
    qtbot.addWidget(view)
    view.table.selectRow(2)
    view.table.selectRow(1)
    assert {text for pair in compared(view.comparison) for text in pair} == {""}


def test_of_many_problems_the_rest_is_counted(qtbot: QtBot) -> None:
    problems = ProblemList([Problem(row, "No name.") for row in range(1, MOST_LISTED + 1)], 50_000)
    qtbot.addWidget(problems)
    lines = problems.toPlainText().splitlines()
    assert len(lines) == MOST_LISTED + 1
    assert lines[-1] == "and 49,700 more"
