from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.anonymous import Called, Names
from relapp.domain.concerns import Concern
from relapp.domain.digest import DigestItem, ItemKind, Period, Span, period_of, referred, without_names

MONDAY = date(2026, 11, 23)
NAMES = Names([Called("Ana Prado"), Called("Bia Reis")], "somebody")


@pytest.mark.parametrize(
    ("span", "on", "first", "last"),
    [
        (Span.THIS_WEEK, date(2026, 11, 25), MONDAY, date(2026, 11, 29)),
        (Span.LAST_WEEK, date(2026, 11, 25), date(2026, 11, 16), date(2026, 11, 22)),
        (Span.LAST_WEEK, MONDAY, date(2026, 11, 16), date(2026, 11, 22)),
        (Span.LAST_MONTH, MONDAY, date(2026, 10, 1), date(2026, 10, 31)),
        (Span.LAST_MONTH, date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
        (Span.LAST_MONTHS, MONDAY, date(2026, 8, 24), MONDAY),
        (Span.LAST_MONTHS, date(2026, 5, 31), date(2026, 3, 1), date(2026, 5, 31)),
        (Span.LAST_MONTHS, date(2027, 3, 31), date(2027, 1, 1), date(2027, 3, 31)),
    ],
)
def test_spans_mean_days(span: Span, on: date, first: date, last: date) -> None:
    assert period_of(span, on) == Period(first, last)


def test_days_of_the_users_own_are_not_known() -> None:
    with pytest.raises(ValueError, match="own"):
        period_of(Span.OWN, MONDAY)


@given(st.dates(date(1900, 1, 1), date(2190, 1, 1)))
def test_three_months_are_three_months(on: date) -> None:
    period = period_of(Span.LAST_MONTHS, on)
    assert 88 <= (period.last - period.first).days <= 92
    assert on in period
    before = period.first - timedelta(days=1)
    assert before not in period
    assert (before.year * 12 + before.month) - (on.year * 12 + on.month) == -3


def test_names_are_left_out_of_all_that_was_written() -> None:
    concern = Concern("Ana waits", MONDAY, "Bia forgot", "call Ana", "ask Bia", client_id=1)
    item = DigestItem(ItemKind.CONCERN, 1, MONDAY, "Ana waits", "asked Ana", "told Bia", concern)
    told = without_names(item, NAMES)
    assert (told.text, told.about, told.reply) == ("A. waits", "asked A.", "told B.")
    assert told.concern
    assert (told.concern.what, told.concern.cause) == ("A. waits", "B. forgot")
    assert (told.concern.solution, told.concern.prevention) == ("call A.", "ask B.")


def test_what_is_noted_of_a_referral_is_mostly_a_name() -> None:
    item = DigestItem(ItemKind.REFERRAL, 1, MONDAY, "Caio from the bakery", "Dora Lima")
    told = without_names(item, NAMES)
    assert (told.text, told.about) == ("", "D. L.")
    assert referred([item, DigestItem(ItemKind.SAID, 1, MONDAY, "x", "Zoe")]) == ["Dora Lima"]
