from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from relapp import importing
from relapp.book.client_list import ClientFilter
from relapp.book.imports.part import Batch, Standing
from relapp.ui.bus import Bus
from relapp.ui.importing.earlier import EarlierImports
from relapp.ui.importing.undoing import Undoing, UndoOffer, why_not_whole
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


def test_where_there_was_no_import_nothing_is_listed(qtbot: QtBot, bus: Bus) -> None:
    earlier = EarlierImports(Undoing(bus))
    qtbot.addWidget(earlier)
    assert earlier.isHidden()
