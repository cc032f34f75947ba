from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.domain.signs import BAD_SIGNS, GOOD_SIGNS, OURS, Sign
from relapp.ui.bus import Bus
from relapp.ui.settings.page import SettingsPage
from relapp.ui.settings.signs import SignRow, SignsGroup
from tests.ui.conftest import click

OWN = Sign("own", False, "They are late")


@pytest.fixture
def group(qtbot: QtBot, bus: Bus) -> SignsGroup:
    page = SettingsPage(bus)
    qtbot.addWidget(page)
    page.show()
    return page.signs


def kept(bus: Bus) -> tuple[Sign, ...]:
    bus.book.settings.forget()
    return bus.book.settings.get().signs


def rename(row: SignRow, text: str) -> None:
    row.own.clear()
    QTest.keyClicks(row.own, text)
    QTest.keyClick(row.own, Qt.Key.Key_Return)


def row(group: SignsGroup, sign: Sign) -> SignRow:
    index = [each.code for each in OURS if each.is_good is sign.is_good].index(sign.code) if sign in OURS else -1
    return group.lists[sign.is_good].rows[index]


def test_every_sign_is_listed_with_its_kind(group: SignsGroup) -> None:
    assert [len(group.lists[is_good].rows) for is_good in (True, False)] == [len(GOOD_SIGNS), len(BAD_SIGNS)]
    good, bad = row(group, OURS[0]), row(group, OURS[5])
    assert (good.name.text(), bad.name.text()) == ("Excellent communication", "Poor communication")
    assert all(each.active.isChecked() for each in (good, bad))
    assert not good.own.isVisible()


def test_one_of_ours_is_no_longer_used_and_used_again(group: SignsGroup, bus: Bus) -> None:
    row(group, OURS[5]).active.click()
    assert kept(bus) == (OURS[5]._replace(active=False),)
    bus.undo()
    assert kept(bus) == ()
    assert row(group, OURS[5]).active.isChecked()
    row(group, OURS[5]).active.click()
    row(group, OURS[5]).active.click()
    assert kept(bus) == ()


def test_an_own_one_is_added_renamed_and_no_longer_used_but_never_goes(group: SignsGroup, bus: Bus) -> None:
    QTest.keyClicks(group.own.line, "They are late")
    click(group.own, "Bad")
    QTest.keyClick(group.own.line, Qt.Key.Key_Return)
    own = row(group, OWN)
    assert [(sign.text, sign.is_good) for sign in kept(bus)] == [("They are late", False)]
    rename(own, " They are often late ")
    rename(own, "")
    assert own.own.text() == "They are often late"
    own.active.click()
    assert [(sign.text, sign.active) for sign in kept(bus)] == [("They are often late", False)]
    assert not own.own.isHidden()
    assert len(group.lists[False].rows) == len(BAD_SIGNS) + 1


@pytest.mark.parametrize("text", ["they ARE late", "POOR communication"])
def test_what_is_said_already_is_used_again_and_not_added_twice(group: SignsGroup, bus: Bus, text: str) -> None:
    unused = (OWN._replace(active=False), OURS[5]._replace(active=False))
    bus.do(lambda: bus.book.save_settings(replace(bus.book.settings.get(), signs=unused)))
    QTest.keyClicks(group.own.line, text)
    click(group.own, "Add")
    assert len(group.lists[False].rows) == len(BAD_SIGNS) + 1
    assert row(group, OWN).active.isChecked() is (text == "they ARE late")
    assert row(group, OURS[5]).active.isChecked() is (text == "POOR communication")


def test_blanks_are_no_sign(group: SignsGroup, bus: Bus) -> None:
    QTest.keyClicks(group.own.line, "   ")
    assert not group.own.add.isEnabled()
    QTest.keyClick(group.own.line, Qt.Key.Key_Return)
    assert kept(bus) == ()
