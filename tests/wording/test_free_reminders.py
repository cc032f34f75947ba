import pytest

from relapp.domain.free_reminders import Repeat, RepeatUnit
from relapp.wording.free_reminders import repeat_name


@pytest.mark.parametrize(
    ("repeat", "said"),
    [
        (Repeat(1, RepeatUnit.DAYS), "every 1 day"),
        (Repeat(3, RepeatUnit.DAYS), "every 3 days"),
        (Repeat(2, RepeatUnit.MONTHS), "every 2 months"),
        (Repeat(1, RepeatUnit.YEARS), "every 1 year"),
    ],
)
def test_repetitions_have_their_plurals(repeat: Repeat, said: str) -> None:
    assert repeat_name(repeat) == said
