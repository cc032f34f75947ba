from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.paths import RESOURCES
from relapp.ui.theme import palettes
from relapp.ui.touching.purpose_look import purpose_look, reason_look

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("purpose", Purpose)
def test_every_purpose_has_an_icon_and_a_colour_that_exist(qapp: QApplication, purpose: Purpose) -> None:
    icon_name, role = purpose_look(purpose)

    assert (RESOURCES / "icons" / f"{icon_name}.svg").exists()
    assert palettes()["light"].colour(role).isValid()


def test_a_card_to_post_looks_like_a_letter_and_no_other_greeting_does() -> None:
    card = Reminder(1, "occasion/x/card", "2026", Purpose.GREETING, "card", DAY, DAY, DAY)
    greeting = Reminder(1, "occasion/x/greet", "2026", Purpose.GREETING, "greet", DAY, DAY, DAY)

    assert reason_look(card)[0] == "letter"
    assert reason_look(greeting) == purpose_look(Purpose.GREETING)
