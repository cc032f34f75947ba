from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from relapp.domain.clients import Channel, Importance
from relapp.ui import contacting
from relapp.ui.client.header import subtitle
from relapp.ui.client.parts import Part
from relapp.ui.client.record import ClientEditor
from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import Button
from tests.ui.client.conftest import Opened, choose


def test_the_subtitle_says_how_the_relationship_stands(marina: Opened) -> None:
    record = ClientEditor(marina.bus, marina.client_id).load()
    assert record
    assert subtitle(record) == "Buyer · Café do Porto · VIP · Commitment · every 21 days · never in touch"


def test_buttons_call_and_write_to_the_first_number(marina: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[tuple[object, ...]] = []
    for name in ("call", "open_whatsapp", "write_email", "copy"):
        monkeypatch.setattr(contacting, name, lambda *arguments, name=name: done.append((name, arguments[0])))
    header = marina.page.client_header
    header.call.click()
    header.whatsapp.click()
    choose(header.more, "Write an e-mail")
    choose(header.more, "Copy the phone number")
    number = "(11) 95555-0127"
    assert done == [
        ("call", number), ("open_whatsapp", number), ("write_email", "marina@example.com"), ("copy", number),
    ]  # fmt: skip


def test_the_client_sheet_is_printed_from_the_menu(marina: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[object, str]] = []
    monkeypatch.setattr("relapp.ui.printing.preview", lambda parent, _book, document: shown.append((parent, document.title)))
    choose(marina.page.client_header.more, "Client sheet…")
    assert shown == [(marina.page.window(), f"{marina.client.name}\u00a0· Client sheet")]


def test_who_cannot_be_called_has_no_such_buttons(marina: Opened) -> None:
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, points=(), importance=Importance.REGULAR)))
    header = marina.page.client_header
    assert not header.call.isVisible()
    assert not header.whatsapp.isVisible()
    in_menu = [action.text() for action in header.more.menu().actions()]
    assert "Delete client" in in_menu
    assert not {"Call", "WhatsApp", "Write an e-mail", "Copy the phone number", "QR for the phone"} & set(in_menu)


def named(marina: Opened) -> list[str]:
    return [action.text() for action in marina.page.client_header.more.menu().actions()]


def test_actions_without_room_are_in_the_menu_and_come_back(marina: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    monkeypatch.setattr(contacting, "call", called.append)
    header = marina.page.client_header
    assert header.remind.isVisible()
    assert "Call" not in named(marina)

    marina.page.resize(560, 700)
    QApplication.processEvents()

    assert header.say.isVisible()
    assert not header.remind.isVisible()
    assert not header.call.isVisible()
    assert {"Call", "Remind me…", "Write an e-mail", "Delete client"} <= set(named(marina))
    choose(header.more, "Call")
    assert called == ["(11) 95555-0127"]
    choose(header.more, "Remind me…")
    assert marina.page.part is Part.REMINDERS

    marina.page.resize(1280, 700)
    QApplication.processEvents()

    assert header.remind.isVisible()
    assert "Call" not in named(marina)


def test_what_a_client_refused_does_not_come_back_in_the_menu(marina: Opened) -> None:
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, refused_channels=frozenset({Channel.PHONE}))))
    marina.page.resize(560, 700)
    QApplication.processEvents()

    assert "Call" not in named(marina)
    assert ("WhatsApp" in named(marina)) is not marina.page.client_header.whatsapp.isVisible()


def test_large_letters_leave_most_of_the_page_to_the_record(marina: Opened, qapp: QApplication) -> None:
    marina.page.resize(836, 700)
    current_theme().apply(qapp, "light", 2.0)
    QApplication.processEvents()

    header = marina.page.header
    assert header.height() < 0.45 * marina.page.height()
    in_view = [each for each in header.findChildren(Button) if each.isVisible()]
    assert all(header.rect().contains(each.geometry().translated(each.mapTo(header, QPoint()) - each.pos())) for each in in_view)
    assert marina.page.details_button.accessibleName() == "Details"


def test_the_keyboard_comes_to_the_menu_when_its_button_folds(marina: Opened) -> None:
    header = marina.page.client_header
    header.remind.setFocus()

    marina.page.resize(560, 700)
    QApplication.processEvents()

    assert QApplication.focusWidget() is header.more
