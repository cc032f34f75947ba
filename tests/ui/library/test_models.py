from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from relapp.book import Book
from relapp.domain.clients import Channel, Importance
from relapp.domain.clippings import Clipping
from relapp.ui.library.clipping_model import ClippingModel
from relapp.ui.library.lines import LINES
from relapp.ui.library.match_model import MatchModel
from relapp.ui.theme import current_theme
from tests.ui.conftest import HOSTILE, MONDAY
from tests.ui.library.conftest import SENT, AddReader

Clip = Callable[..., Clipping]
ROLE = Qt.ItemDataRole


def clippings_of(book: Book) -> ClippingModel:
    model = ClippingModel()
    model.show(book.library.overview(MONDAY), MONDAY)
    return model


def matches_of(book: Book, clipping: Clipping) -> MatchModel:
    model = MatchModel()
    model.show(book.library.matches(clipping, MONDAY), is_another=True)
    return model


def tick(model: MatchModel, row: int, state: Qt.CheckState = Qt.CheckState.Checked) -> None:
    assert model.setData(model.index(row), state, ROLE.CheckStateRole)


def test_both_are_models_as_qt_wants_them(book: Book, add_reader: AddReader, clip: Clip, qtmodeltester: ModelTester) -> None:
    for name in HOSTILE:
        add_reader(name, "wine")
        clip(name, "wine")
    wine = book.library.clippings()[0]
    clippings, matches = clippings_of(book), matches_of(book, wine)
    for model in (clippings, matches):
        qtmodeltester.check(model)
    tick(matches, 1)
    matches.show(matches.lines[1:], is_another=False)
    matches.show([], is_another=True)
    clippings.show([], MONDAY)
    matches.show(book.library.matches(wine, MONDAY), is_another=True)
    clippings.show(book.library.overview(MONDAY), MONDAY)


def test_a_clipping_says_what_it_is_about_and_how_many_it_is_for(book: Book, add_reader: AddReader, clip: Clip) -> None:
    ana = add_reader("Ana", "wine")
    add_reader("Bia", "wine")
    clip("Fair", good_until=MONDAY - timedelta(days=1))
    wine = clip("Wines", "wine", "food", good_until=date(2026, 12, 1))
    book.library.pass_on(wine, [ana], SENT)
    model = clippings_of(book)
    assert model.data(model.index(0), LINES) == [
        "Wines",
        "wine, food",
        "for 1 client · 1 had it · good until Dec 1, 2026",
    ]
    assert model.data(model.index(1), LINES) == ["Fair", "no topics yet", "past · 0 had it · good until Nov 22, 2026"]
    colours = [model.data(model.index(row), ROLE.ForegroundRole) for row in (0, 1)]
    assert colours == [current_theme().colour("ink"), current_theme().colour("faint")]
    assert isinstance(colours[0], QColor)


def test_a_client_says_the_interest_and_what_speaks_against_it(book: Book, add_reader: AddReader, clip: Clip) -> None:
    wine, port = clip("Wines", "wine"), clip("Ports", "port")
    add_reader("Ana", "good wine", company="Prado", importance=Importance.VIP, refused_channels=frozenset({Channel.EMAIL}))
    bia = add_reader("Bia", "wine and cheese")
    book.library.pass_on(port, [bia], SENT)
    model = matches_of(book, wine)
    assert model.data(model.index(0), LINES) == ["Ana", "Interest: good wine", "Prado · VIP · not by E-mail"]
    assert model.data(model.index(1), LINES) == ["Bia", "Interest: wine and cheese", "had another one: from Nov 30"]
    assert model.data(model.index(1), ROLE.AccessibleTextRole) == "Bia, Interest: wine and cheese, had another one: from Nov 30"


def test_who_is_ticked_stays_so_until_another_clipping_is_shown(
    book: Book, add_reader: AddReader, clip: Clip, qtbot: QtBot
) -> None:
    ids = [add_reader(name, "wine") for name in ("Ana", "Bia", "Caio")]
    wine = clip("Wines", "wine")
    model = matches_of(book, wine)
    assert model.ticked == []
    with qtbot.waitSignal(model.ticked_changed):
        tick(model, 0)
    tick(model, 2)
    assert model.ticked == [ids[0], ids[2]]
    book.library.pass_on(wine, ids[:1], SENT)
    model.show(book.library.matches(wine, MONDAY), is_another=False)
    assert model.ticked == ids[2:]
    tick(model, 1, Qt.CheckState.Unchecked)
    assert model.ticked == []
    tick(model, 0)
    model.show(model.lines, is_another=True)
    assert model.ticked == []


def test_nothing_but_the_tick_can_be_set(book: Book, add_reader: AddReader, clip: Clip) -> None:
    add_reader("Ana", "wine")
    model = matches_of(book, clip("Wines", "wine"))
    assert not model.setData(model.index(0), "Bia", ROLE.EditRole)
    assert model.data(model.index(0)) == "Ana"


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_never_read_as_markup(book: Book, add_reader: AddReader, clip: Clip, name: str) -> None:
    add_reader(name, "wine")
    wine = clip(name, "wine")
    for model in (clippings_of(book), matches_of(book, wine)):
        tip = model.data(model.index(0), ROLE.ToolTipRole)
        assert isinstance(tip, str)
        assert "<b>" not in tip
        assert model.data(model.index(0)) == name
