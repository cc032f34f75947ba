from dataclasses import replace

import pytest

from relapp.domain.clients import Importance
from relapp.ui import contacting
from relapp.ui.client.header import subtitle
from relapp.ui.client.record import ClientEditor
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


def test_who_cannot_be_called_has_no_such_buttons(marina: Opened) -> None:
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, points=(), importance=Importance.REGULAR)))
    header = marina.page.client_header
    assert not header.call.isVisible()
    assert not header.whatsapp.isVisible()
    assert [action.text() for action in header.more.menu().actions()] == ["Delete client"]
