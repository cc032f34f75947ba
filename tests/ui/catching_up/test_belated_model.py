from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from relapp.book import Book
from relapp.ui.catching_up.belated_model import BelatedModel
from relapp.ui.library.lines import LINES
from tests.ui.catching_up.conftest import AddLate
from tests.ui.conftest import HOSTILE, MONDAY, Add

ROLE = Qt.ItemDataRole


def fill(model: BelatedModel, book: Book) -> BelatedModel:
    found = book.absences.belated(MONDAY)
    model.show(found, book.agenda.names({each.client_id for each in found}), MONDAY)
    return model


def test_it_is_a_model_as_qt_wants_it(book: Book, passed: AddLate, qtmodeltester: ModelTester) -> None:
    for name in HOSTILE:
        passed(name, 3)
    model = fill(BelatedModel(), book)
    qtmodeltester.check(model)
    assert model.setData(model.index(1), Qt.CheckState.Unchecked, ROLE.CheckStateRole)
    model.tick_all(ticked=False)
    model.show([], {}, MONDAY)
    fill(model, book)


def test_a_row_says_who_and_what_and_when(book: Book, add: Add) -> None:
    add("Ana & Bia", born=MONDAY.replace(year=1980, day=20), company="Bar <b>")
    model = fill(BelatedModel(), book)
    assert model.index(0).data(LINES) == ["Ana & Bia · Bar <b>", "Birthday · turns 46 · 3 days ago"]
    assert model.index(0).data(ROLE.AccessibleTextRole) == "Ana & Bia · Bar <b>, Birthday · turns 46 · 3 days ago"
    assert "&amp;" in model.index(0).data(ROLE.ToolTipRole)


def test_what_was_unticked_stays_so_while_it_is_shown(book: Book, passed: AddLate) -> None:
    passed("Ana", 3)
    passed("Bia", 2)
    model = fill(BelatedModel(), book)
    model.setData(model.index(1), Qt.CheckState.Unchecked, ROLE.CheckStateRole)
    ana, bia = model.reasons
    assert model.ticked == [ana]

    book.absences.let_go([ana], MONDAY)
    fill(model, book)
    assert (list(model.reasons), model.ticked) == ([bia], [])

    undo = book.absences.let_go([bia], MONDAY).undo
    fill(model, book)
    assert undo
    undo()
    assert fill(model, book).ticked == [bia]
