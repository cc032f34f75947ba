from collections.abc import Iterator
from datetime import date

import pytest

from relapp import i18n
from relapp.domain.histories import ClientChange
from relapp.domain.rhythms import Rhythm
from relapp.domain.stages import Care, Effect
from relapp.wording import stages as words

SOON, LATER = Rhythm(7, 14), Rhythm(45, 60)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (LATER, SOON, "Keep in touch every 7 to 14 days instead of 45 to 60"),
        (None, SOON, "Keep in touch every 7 to 14 days, no longer on occasions only"),
        (SOON, None, "No rhythm any more: only dates and reminders bring them up"),
    ],
)
def test_a_rhythm_says_from_which_to_which(before: Rhythm | None, after: Rhythm | None, said: str) -> None:
    assert words.effect(Effect(Care.RHYTHM, after is not None, before, after)) == said


def test_every_other_effect_says_whether_it_begins_or_ends() -> None:
    others = [each for each in Care if each is not Care.RHYTHM]
    said = {words.effect(Effect(care, begins)) for care in others for begins in (True, False)}
    assert len(said) == 2 * len(others)
    assert words.effect(Effect(Care.CHECK_UPS, False)) == "Check-ups stop"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("stage", "awareness", "dissolution"), "Stage: Awareness → Dissolution"),
        (("stage", "", "awareness"), "Stage: not said → Awareness"),
        (("relationship", "long_term", ""), "Type: Long-term → not said"),
    ],
)
def test_a_change_says_from_what_to_what(change: tuple[str, str, str], said: str) -> None:
    assert words.change(ClientChange(date(2026, 5, 2), *change)) == said


def test_what_is_left_of_the_care_after_the_end() -> None:
    assert "60 to 90 days" in words.win_back_rhythm(Rhythm(60, 90))
    assert "Only dates" in words.win_back_rhythm(None)
    assert all("Nothing promotional" in words.win_back_rhythm(each) for each in (None, SOON))
