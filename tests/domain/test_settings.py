from datetime import time

import pytest

from relapp.domain.settings import Settings


@pytest.mark.parametrize(
    ("start", "end", "at", "quiet"),
    [
        (time(20), time(8), time(23), True),
        (time(20), time(8), time(7, 59), True),
        (time(20), time(8), time(8), False),
        (time(12), time(14), time(13), True),
        (time(12), time(14), time(14), False),
        (time(9), time(9), time(9), False),
    ],
)
def test_quiet_hours_may_span_midnight(start, end, at, quiet):
    assert Settings(quiet_from=start, quiet_until=end).is_quiet(at) is quiet


def test_gift_budgets_are_in_the_money_of_the_country_unless_another_was_chosen():
    assert Settings(country="BR").rules({}).gift_currency == "BRL"
    assert Settings(country="BR", gift_currency="EUR").rules({}).gift_currency == "EUR"
