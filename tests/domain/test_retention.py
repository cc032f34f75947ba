from datetime import date

import pytest

from relapp.domain.retention import silent_since


@pytest.mark.parametrize(
    ("on", "years", "since"),
    [
        (date(2026, 11, 23), 5, date(2021, 11, 23)),
        (date(2028, 2, 29), 5, date(2023, 2, 28)),
        (date(2028, 2, 29), 4, date(2024, 2, 29)),
    ],
)
def test_years_are_counted_back_to_the_same_day(on, years, since):
    assert silent_since(on, years) == since
