from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from relapp.domain.clients import Client, Importance, Pause
from relapp.ui.bus import Bus
from relapp.ui.client.about.tab import AboutTab
from relapp.ui.client.page import ClientPage
from relapp.ui.client.parts import Part
from tests.ui.client.conftest import Opened, choose
from tests.ui.conftest import HOSTILE, Add, click, in_view, texts


def about(page: ClientPage) -> AboutTab:
    page.show_part(Part.ABOUT)
    tab = page.tab(Part.ABOUT)
    assert isinstance(tab, AboutTab)
    return tab


def test_a_change_from_elsewhere_keeps_the_keyboard_and_what_is_being_typed(marina: Opened) -> None:
    tab = about(marina.page)
    tab.company.setFocus()
    tab.company.selectAll()
    QTest.keyClicks(tab.company, "Cafe d")
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, title="Owner", company="Elsewhere")))
    assert tab.title.text() == "Owner"
    assert tab.company.text() == "Cafe d"
    assert tab.company.hasFocus()
    assert "Owner · Elsewhere" in marina.page.client_header.subtitle.text()


def test_what_was_typed_is_saved_before_another_client_is_shown(marina: Opened, add: Add) -> None:
    other = add("Bia")
    tab = about(marina.page)
    tab.company.setFocus()
    QTest.keyClicks(tab.company, " Novo")
    marina.page.show_client(other)
    assert marina.client.company.endswith(" Novo")
    assert marina.bus.book.clients.get(other).company == ""
    assert marina.page.client_header.name.text() == "Bia"
    assert marina.page.part is Part.TIMELINE


def test_the_keyboard_begins_at_the_tabs_and_arrows_turn_them(marina: Opened, add: Add) -> None:
    assert marina.page.tab_bar.hasFocus()
    QTest.keyClick(marina.page.tab_bar, Qt.Key.Key_Right)
    assert marina.page.part is Part.ABOUT
    about(marina.page).name.setFocus()
    marina.page.show_client(add("Bia"))
    assert marina.page.tab_bar.hasFocus()


def test_the_same_client_again_stays_where_it_was(marina: Opened) -> None:
    marina.page.show_part(Part.DATES)
    marina.page.show_client(marina.client_id)
    assert marina.page.part is Part.DATES


def test_the_header_leads_to_a_touch_and_to_a_reminder(marina: Opened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(marina.page.log_wanted, check_params_cb=lambda client_id: client_id == marina.client_id):
        marina.page.client_header.log.click()
    click(marina.page, "Remind me…")
    assert marina.page.part is Part.REMINDERS
    assert isinstance(marina.page.focusWidget(), QLineEdit)


def test_deleting_closes_the_record_and_undo_brings_the_client_back(marina: Opened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(marina.page.closed):
        choose(marina.page.client_header.more, "Delete client")
    assert marina.page.client_id is None
    assert not marina.bus.book.clients.load([marina.client_id])
    marina.bus.undo()
    marina.page.show_client(marina.client_id)
    assert marina.page.client_header.name.text() == "Marina Couto"


def test_a_client_who_is_gone_is_not_shown(marina: Opened, add: Add, qtbot: QtBot) -> None:
    gone = add("Bia")
    marina.bus.book.clients.delete([gone])
    with qtbot.waitSignal(marina.page.closed):
        marina.page.show_client(gone)
    marina.page.hide()
    with qtbot.waitSignal(marina.page.closed):
        marina.page.show()


def test_typing_into_a_record_that_is_deleted_changes_nothing(marina: Opened, qtbot: QtBot) -> None:
    tab = about(marina.page)
    tab.company.setFocus()
    QTest.keyClicks(tab.company, "x")
    with qtbot.waitSignal(marina.page.closed):
        marina.bus.do(lambda: marina.bus.book.clients.delete([marina.client_id]))
    marina.bus.undo()
    assert marina.client.company == "Café do Porto"


def test_a_hidden_record_catches_up_when_it_is_seen(marina: Opened) -> None:
    marina.page.hide()
    marina.bus.do(lambda: marina.bus.book.clients.set_importance([marina.client_id], Importance.OCCASIONAL))
    marina.page.show()
    assert "Occasional" in marina.page.client_header.subtitle.text()


@pytest.mark.parametrize("text", HOSTILE)
def test_every_part_shows_text_as_it_is(bus: Bus, show: object, text: str) -> None:
    assert callable(show)
    client_id = bus.book.clients.add(Client(text, company=text, notes=text, tags=(text,))).client_ids[0]
    page = ClientPage(bus)
    page.show_client(client_id)
    show(page)
    assert text in texts(page)
    for part in Part:
        page.show_part(part)
    assert about(page).notes.toPlainText() == text


@pytest.mark.parametrize("part", Part)
def test_every_control_has_a_name(marina: Opened, part: Part) -> None:
    marina.page.show_part(part)
    from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox

    for kind in (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractButton):
        for each in in_view(marina.page.tab(part), kind):
            is_inside = isinstance(each.parent(), QComboBox | QAbstractSpinBox)
            said = each.accessibleName() or (each.text() if isinstance(each, QAbstractButton) else "")
            assert said or is_inside, (part, each)


def test_the_tabs_are_called_by_fewer_words_where_there_is_little_room(marina: Opened) -> None:
    bar = marina.page.tab_bar
    bar.resize(1500, 40)
    assert bar.tabText(Part.PROMISES) == "Promises && concerns"

    bar.resize(500, 40)
    assert (bar.tabText(Part.PROMISES), bar.tabToolTip(Part.PROMISES)) == ("Promises", "Promises & concerns")


def test_privacy_says_what_can_be_done_and_does_it(marina: Opened) -> None:
    marina.page.show_part(Part.PRIVACY)
    tab = marina.page.tab(Part.PRIVACY)

    tab.pause._choose(Pause.DO_NOT_CONTACT)

    assert marina.client.pause is Pause.DO_NOT_CONTACT
    assert tab.everything.isVisible()
    assert tab.erase.isVisible()
