from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import Channel
from relapp.domain.privacy import Basis, Consent, Law, due_on, law_of

DAYS = st.dates(date(2000, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("country", "law"),
    [
        ("BR", Law.LGPD),
        ("RO", Law.GDPR),
        ("PT", Law.GDPR),
        ("NO", Law.GDPR),
        ("GB", Law.USUAL),
        ("US", Law.USUAL),
        ("", Law.USUAL),
    ],
)
def test_the_law_follows_the_country(country, law):
    assert law_of(country) is law


@given(DAYS)
def test_lgpd_gives_fifteen_days(day):
    assert due_on(Law.LGPD, day) - day == timedelta(days=15)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 11, 23), date(2026, 12, 23)),
        (date(2026, 12, 5), date(2027, 1, 5)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 3, 31), date(2026, 4, 30)),
    ],
)
@pytest.mark.parametrize("law", [Law.GDPR, Law.USUAL])
def test_gdpr_gives_one_month_to_the_same_day_or_the_last(law, received, due):
    assert due_on(law, received) == due


@given(DAYS)
def test_a_month_is_never_longer_than_a_month(day):
    due = due_on(Law.GDPR, day)
    assert 28 <= (due - day).days <= 31
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == 1


def test_only_a_consent_that_was_not_taken_back_is_a_yes():
    assert Consent(Channel.PHONE).is_yes
    assert not Consent(Channel.PHONE, withdrawn_on=date(2026, 1, 1)).is_yes
    assert not Consent(Channel.PHONE, Basis.CONTRACT).is_yes
