from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from relapp import importing
from relapp.book.client_list import ClientFilter
from relapp.book.imports.part import Batch, Standing
from relapp.i18n import format_hour
from relapp.ui.bus import Bus
from relapp.ui.importing.choosing import after_undoing, at_the_start
from relapp.ui.importing.confirming import FEW, TakeBackDialog
from relapp.ui.importing.earlier import EarlierImports
from relapp.ui.importing.undoing import Undoing, UndoOffer, why_not_whole
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.text import Text

WriteCards = Callable[..., Path]


def imported(bus: Bus, file: Path) -> int:
    source = importing.open_source(file)
    staging = importing.stage(bus.book, source, importing.look(bus.book, source))
    _counts, batch = importing.take_in(bus.book, staging)
    staging.discard()
    return batch.id


def change(bus: Bus, name: str) -> None:
    client = bus.book.clients.get(bus.book.list.find(name)[0].id)
    bus.do(lambda: bus.book.clients.save(replace(client, title="Doctor")))


def names(bus: Bus) -> list[str]:
    return sorted(line.name for line in bus.book.list.lines(bus.book.list.ids(ClientFilter())))


@pytest.fixture
def earlier(qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> EarlierImports:
    imported(bus, write_cards(("Ana", "11 1"), ("Bia", "11 2"), ("Cid", "11 3"), name="one.vcf"))
    imported(bus, write_cards(("Duda", "11 4"), name="two.vcf"))
    earlier = EarlierImports(Undoing(bus))
    qtbot.addWidget(earlier)
    earlier.show()
    return earlier


def said(widget: QWidget) -> str:
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisible())


def offers(earlier: EarlierImports) -> dict[str, UndoOffer]:
    return {offer.button.accessibleName(): offer for offer in earlier.findChildren(UndoOffer)}


def test_the_last_imports_are_listed_the_latest_first(earlier: EarlierImports) -> None:
    text = said(earlier)
    assert text.index("two.vcf") < text.index("one.vcf")
    assert "3 new" in text


def test_an_import_is_undone_whole(earlier: EarlierImports, qtbot: QtBot, bus: Bus) -> None:
    offers(earlier)["Undo the import of one.vcf"].button.click()

    assert names(bus) == ["Duda"]
    earlier.refresh()
    qtbot.waitUntil(lambda: "undone" in said(earlier))
    assert bus.book.check() == []


def test_what_was_changed_since_is_said_before_the_rest_is_undone(earlier: EarlierImports, bus: Bus) -> None:
    change(bus, "Bia")
    offer = offers(earlier)["Undo the import of one.vcf"]

    offer.button.click()
    assert names(bus) == ["Ana", "Bia", "Cid", "Duda"]
    assert offer.said.text() == "1 of these clients was changed since and would stay: Bia. The others can be taken back."
    assert offer.button.text() == "Undo the rest"

    offer.button.click()
    assert names(bus) == ["Bia", "Duda"]
    assert bus.book.check() == []


def test_an_import_of_which_all_was_changed_cannot_be_undone(earlier: EarlierImports, bus: Bus) -> None:
    change(bus, "Duda")
    offer = offers(earlier)["Undo the import of two.vcf"]

    offer.button.click()

    assert "nothing else to take back" in offer.said.text()
    assert not offer.button.isVisible()


def test_of_many_changed_clients_some_are_named_and_the_others_counted() -> None:
    text = why_not_whole(Standing(added=3, completed=0, changed=("Ana", "Bia"), changed_count=40, is_undone=False))
    assert "Ana, Bia, 38 more" in text


def test_the_import_just_made_is_undone_only_once(bus: Bus, write_cards: WriteCards) -> None:
    undoing = Undoing(bus)
    number = imported(bus, write_cards(("Ana", "11 1")))
    changes = bus.book.imports.changes_of(Batch(number))
    undoing.note(number, changes)
    bus.announce(changes)

    undoing.undo(number)

    assert names(bus) == []
    assert undoing.is_undone(number)
    assert bus.book.history.last is None


@pytest.fixture
def many(qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> EarlierImports:
    """An import of more clients than are taken back without a question."""
    imported(bus, write_cards(*((f"Client {number}", f"11 9{number:08}") for number in range(FEW + 1)), name="many.vcf"))
    earlier = EarlierImports(Undoing(bus))
    qtbot.addWidget(earlier)
    earlier.show()
    return earlier


@pytest.mark.parametrize("answer", [True, False])
def test_before_many_clients_go_it_is_asked(
    many: EarlierImports, bus: Bus, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    asked: list[str] = []

    def decide(dialog: TakeBackDialog) -> bool:
        asked.extend((dialog.said.text(), dialog.file.text()))
        return answer

    monkeypatch.setattr(TakeBackDialog, "exec", decide)
    offers(many)["Undo the import of many.vcf"].button.click()

    assert asked == [f"Take back {FEW + 1} clients?", "many.vcf"]
    assert bus.book.list.is_empty() is answer


def test_the_question_is_put_off_by_the_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = TakeBackDialog(20_000, "many.vcf", window)

    assert dialog.said.text() == "Take back 20,000 clients?"
    assert dialog.cancel_button.isDefault()
    with qtbot.waitSignal(dialog.rejected):
        dialog.cancel_button.click()
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept_button.click()


def test_what_stayed_is_counted_where_an_import_was_undone(earlier: EarlierImports, qtbot: QtBot, bus: Bus) -> None:
    change(bus, "Bia")
    offer = offers(earlier)["Undo the import of one.vcf"]
    offer.button.click()
    offer.button.click()

    earlier.refresh()

    qtbot.waitUntil(lambda: "undone, 1 client stayed" in said(earlier))


def test_the_hour_tells_imports_of_one_day_apart(earlier: EarlierImports, bus: Bus) -> None:
    at = bus.book.imports.recent()[0].imported_at.astimezone()
    assert f" · {format_hour(at.time())} · 1 new" in said(earlier)


def test_the_keyboard_stays_on_the_page_after_undoing(qtbot: QtBot, bus: Bus, write_cards: WriteCards) -> None:
    for name in ("one", "two"):
        imported(bus, write_cards((name, f"11 {len(name)}{ord(name[0])}"), name=f"{name}.vcf"))
    page = QWidget()
    before, view = QLineEdit(), at_the_start("", Undoing(bus))
    column = VBox(page)
    for each in (before, view):
        column.addWidget(each)
    qtbot.addWidget(page)
    bus.changed.connect(lambda _changes: view.refresh())
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()

    for left in ("Undo the import of one.vcf", ""):
        button = view.earlier.first_button()
        assert button
        button.setFocus()
        button.click()
        focus = page.focusWidget()
        assert focus is (view.file_button if not left else view.earlier.first_button())
        assert not left or focus.accessibleName() == left


def test_what_stayed_is_only_said_where_something_did(qtbot: QtBot, bus: Bus) -> None:
    for stayed, text in ((0, ""), (2, " 2 clients that you changed since have stayed.")):
        view = after_undoing(stayed, "", Undoing(bus))
        qtbot.addWidget(view)
        assert view.state.text.text() == f"What it brought is gone again.{text}"


def test_where_there_was_no_import_nothing_is_listed(qtbot: QtBot, bus: Bus) -> None:
    earlier = EarlierImports(Undoing(bus))
    qtbot.addWidget(earlier)
    assert earlier.isHidden()
