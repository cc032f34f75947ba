import pytest

from relapp.wording.check_ups import share_good
from relapp.wording.shares import percent


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, 0), (0.0001, 1), (0.004, 1), (0.014, 1), (0.5, 50), (0.754, 75), (593 / 594, 99), (0.999999, 99), (1.0, 100)],
)
def test_all_and_nothing_are_only_said_of_all_and_nothing(share: float, said: int) -> None:
    assert percent(share) == said


def test_a_check_up_with_one_bad_sign_is_not_all_for_it() -> None:
    assert share_good(299 / 300) == "99% for it"
