from datetime import timedelta

import pytest

from relapp.domain.clients import Channel, Pause
from relapp.ui.client.about.peace import PeaceSection
from relapp.ui.client.about.tab import AboutTab
from relapp.ui.client.parts import Part
from relapp.ui.widgets.inputs import Choice
from tests.ui.client.conftest import Opened
from tests.ui.conftest import MONDAY, texts


@pytest.fixture
def peace(marina: Opened) -> PeaceSection:
    marina.page.show_part(Part.ABOUT)
    tab = marina.page.tab(Part.ABOUT)
    assert isinstance(tab, AboutTab)
    return tab.peace


def pick(choice: Choice, value: object) -> None:
    choice.set_value(value)
    choice.activated.emit(choice.currentIndex())


def test_a_bereavement_has_an_end_that_can_be_changed_or_left_open(marina: Opened, peace: PeaceSection) -> None:
    pick(peace.pause.kind, Pause.BEREAVEMENT)
    assert marina.client.paused_until == MONDAY + timedelta(days=30)
    peace.pause.until.set_day(MONDAY + timedelta(days=5))
    peace.pause.until.editingFinished.emit()
    assert marina.client.paused_until == MONDAY + timedelta(days=5)
    pick(peace.pause.end, False)
    assert marina.client.paused_until is None
    assert marina.client.pause is Pause.BEREAVEMENT
    assert peace.pause.until.isHidden()


def test_do_not_contact_has_no_end_and_says_what_is_still_raised(marina: Opened, peace: PeaceSection) -> None:
    pick(peace.pause.kind, Pause.DO_NOT_CONTACT)
    assert (marina.client.pause, marina.client.paused_until) == (Pause.DO_NOT_CONTACT, None)
    assert peace.pause.end.isHidden()
    assert "Still raised: promise, concern follow-up, reminder." in texts(peace)
    header = marina.page.client_header
    assert header.in_peace.text() == "Leave in peace: do not contact"
    assert header.in_peace.isVisible()
    assert header.say.kind == "plain"


def test_ending_a_pause_is_undone_whole(marina: Opened, peace: PeaceSection) -> None:
    pick(peace.pause.kind, Pause.OTHER)
    pick(peace.pause.kind, None)
    assert marina.client.pause is None
    marina.bus.undo()
    assert (marina.client.pause, marina.client.paused_until) == (Pause.OTHER, MONDAY + timedelta(days=30))


def test_refused_channels_and_the_language_of_texts_are_kept(marina: Opened, peace: PeaceSection) -> None:
    peace.refused.select([Channel.PHONE, Channel.LETTER])
    peace.refused.selection_changed.emit(peace.refused.selected())
    pick(peace.language, "ro")
    assert marina.client.refused_channels == {Channel.PHONE, Channel.LETTER}
    assert marina.client.language == "ro"
    pick(peace.language, None)
    assert marina.client.language == ""
