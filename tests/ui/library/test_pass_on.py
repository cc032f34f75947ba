from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from relapp.domain.clients import Channel
from relapp.domain.journal import Direction, Outcome, Purpose, Touch
from relapp.ui.library.pass_on import CHANNELS, PassOnPopup
from tests.ui.conftest import MONDAY


@pytest.fixture
def popup(look: None, show: Callable[[QPushButton], QPushButton]) -> PassOnPopup:
    anchor = show(QPushButton("Pass on"))
    popup = PassOnPopup("Wines", MONDAY, anchor)
    popup.show()
    return popup


def test_every_channel_is_offered_and_none_is_cut_off(popup: PassOnPopup) -> None:
    assert set(popup.buttons) == set(Channel)
    for button in popup.buttons.values():
        assert button.parentWidget().rect().contains(button.geometry())


@pytest.mark.parametrize(("number", "channel"), list(enumerate(CHANNELS)))
def test_a_number_says_how(popup: PassOnPopup, qtbot: QtBot, number: int, channel: Channel) -> None:
    with qtbot.waitSignal(popup.chosen) as chosen:
        QTest.keyClick(popup, Qt.Key(Qt.Key.Key_1.value + number))
    (touch,) = chosen.args
    assert isinstance(touch, Touch)
    assert (touch.on, touch.purpose, touch.channel) == (MONDAY, Purpose.SHARE_INFORMATION, channel)
    assert touch.direction is Direction.OUTGOING
    assert touch.note == "“Wines”"
    assert touch.is_contact


@pytest.mark.parametrize(
    ("channel", "outcome"),
    [(Channel.EMAIL, Outcome.SENT), (Channel.PHONE, Outcome.SPOKE), (Channel.IN_PERSON, Outcome.HANDED_OVER)],
)
def test_the_outcome_follows_from_the_channel(popup: PassOnPopup, qtbot: QtBot, channel: Channel, outcome: Outcome) -> None:
    with qtbot.waitSignal(popup.chosen) as chosen:
        popup.buttons[channel].click()
    assert chosen.args[0].outcome is outcome


def test_letters_write_the_note_and_enter_takes_the_first_channel(popup: PassOnPopup, qtbot: QtBot) -> None:
    QTest.keyClick(popup, Qt.Key.Key_X)
    assert popup.note.text() == "x"
    with qtbot.waitSignal(popup.chosen) as chosen:
        QTest.keyClick(popup.note, Qt.Key.Key_Return)
    assert (chosen.args[0].channel, chosen.args[0].note) == (Channel.WHATSAPP, "“Wines” · x")


def test_enter_on_a_channel_takes_that_one(popup: PassOnPopup, qtbot: QtBot) -> None:
    popup.buttons[Channel.LETTER].setFocus()
    with qtbot.waitSignal(popup.chosen) as chosen:
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert chosen.args[0].channel is Channel.LETTER


def test_escape_says_nothing(popup: PassOnPopup, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(popup.chosen):
        QTest.keyClick(popup, Qt.Key.Key_Escape)
