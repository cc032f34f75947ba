"""A gift for an occasion: bought, on its way, and on the day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Importance, Occasion, OccasionKind
from relapp.domain.dates import LeapDay, YearlyDate
from relapp.domain.facts import ClientFacts
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Mark, MarkKind
from relapp.domain.sources import open_reminders
from relapp.domain.sources.occasions import GIFT_PARTS

RULES = CareRules()
NOVEMBER = date(2026, 11, 1)
BIRTHDAY = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 24, 1986), uuid="b")
VIP = Client("x", importance=Importance.VIP, occasions=(BIRTHDAY,), uuid="u")
FACTS = ClientFacts(VIP)
BOUGHT = Gift("Cup", GiftState.BOUGHT, occasion="b", year=2026, price=8500, currency="BRL", bought_on=NOVEMBER, uuid="g")
GIVEN = replace(BOUGHT, state=GiftState.GIVEN, given_on=date(2026, 11, 20))


def parts(facts, today=NOVEMBER, rules=RULES):
    return {each.code: each for each in open_reminders(facts, rules, today) if each.code in GIFT_PARTS}


def years(facts, today=NOVEMBER, rules=RULES):
    found = parts(facts, today, rules)
    return tuple(int(found[code].occurrence) for code in GIFT_PARTS)


def born(month, day, year=1986):
    return ClientFacts(replace(VIP, occasions=(replace(BIRTHDAY, date=YearlyDate(month, day, year)),)))


def marked(code, kind, year=2026):
    return Mark(f"occasion/b/{code}", str(year), kind, NOVEMBER)


class TestDays:
    def test_it_is_bought_ten_days_before_on_its_way_four_days_before_and_on_the_day(self):
        found = parts(FACTS)
        buy, send, day = (found[code] for code in GIFT_PARTS)
        assert (buy.earliest, buy.ideal, buy.latest) == (date(2026, 11, 7), date(2026, 11, 14), date(2026, 11, 19))
        assert (send.earliest, send.ideal, send.latest) == (date(2026, 11, 17), date(2026, 11, 20), date(2026, 11, 20))
        assert (day.ideal, day.hard, buy.hard, send.hard) == (date(2026, 11, 24), True, False, False)

    def test_each_part_lapses_when_it_makes_no_sense_any_more(self):
        assert years(FACTS, date(2026, 11, 23)) == (2026, 2026, 2026)
        assert years(FACTS, date(2026, 11, 24)) == (2026, 2027, 2026)
        assert years(FACTS, date(2026, 11, 25)) == (2027, 2027, 2026)
        assert years(FACTS, date(2026, 12, 1)) == (2027, 2027, 2026)
        assert years(FACTS, date(2026, 12, 2)) == (2027, 2027, 2027)

    def test_in_december_one_buys_for_january(self):
        buy, send, day = (parts(born(1, 5), date(2026, 12, 20))[code] for code in GIFT_PARTS)
        assert (buy.earliest, buy.ideal, buy.occurrence) == (date(2026, 12, 19), date(2026, 12, 26), "2027")
        assert (send.ideal, day.ideal) == (date(2027, 1, 1), date(2027, 1, 5))
        assert years(born(1, 5), date(2027, 1, 2)) == (2027, 2027, 2027)

    def test_a_day_in_december_is_still_this_years_in_january(self):
        assert years(born(12, 30), date(2027, 1, 6)) == (2027, 2027, 2026)
        assert years(born(12, 30), date(2027, 1, 7)) == (2027, 2027, 2027)

    @pytest.mark.parametrize(("rule", "kept"), [(LeapDay.FEBRUARY_28, date(2027, 2, 28)), (LeapDay.MARCH_1, date(2027, 3, 1))])
    def test_29_february_moves_all_three_parts_with_it(self, rule, kept):
        rules = replace(RULES, leap_day=rule)
        found = parts(born(2, 29, 2000), date(2027, 1, 1), rules)
        assert [found[code].ideal for code in GIFT_PARTS] == [kept - timedelta(days=days) for days in (10, 4, 0)]
        leap = parts(born(2, 29, 2000), date(2028, 1, 1), rules)
        assert leap["gift_day"].ideal == date(2028, 2, 29)

    def test_a_gift_sent_on_the_day_itself_can_still_be_sent_on_it(self):
        rules = replace(RULES, gift_buy_days=0, gift_send_days=0)
        assert years(FACTS, date(2026, 11, 24), rules) == (2026, 2026, 2026)

    @given(st.integers(0, 99), st.integers(0, 99), st.dates(date(2024, 1, 1), date(2029, 12, 31)))
    def test_no_part_lapses_before_its_last_day(self, one, other, today):
        rules = replace(RULES, gift_buy_days=max(one, other), gift_send_days=min(one, other))
        for each in parts(FACTS, today, rules).values():
            assert each.earliest <= each.ideal <= each.latest <= each.expires


class TestProgress:
    def test_leaving_the_buying_out_ends_the_sending_and_the_day(self):
        assert years(replace(FACTS, marks=(marked("gift_buy", MarkKind.SKIPPED),))) == (2027, 2027, 2027)

    def test_leaving_the_sending_out_ends_the_day(self):
        assert years(replace(FACTS, gifts=(BOUGHT,), marks=(marked("gift_send", MarkKind.SKIPPED),))) == (2027, 2027, 2027)

    def test_one_bought_after_all_is_sent_and_given(self):
        assert years(replace(FACTS, gifts=(BOUGHT,), marks=(marked("gift_buy", MarkKind.SKIPPED),))) == (2027, 2026, 2026)

    def test_ticking_the_buying_off_leaves_the_rest(self):
        assert years(replace(FACTS, marks=(marked("gift_buy", MarkKind.DONE),))) == (2027, 2026, 2026)

    @pytest.mark.parametrize(
        ("gift", "expected"),
        [
            (replace(BOUGHT, state=GiftState.IDEA), (2026, 2026, 2026)),
            (BOUGHT, (2027, 2026, 2026)),
            (GIVEN, (2027, 2027, 2026)),
            (replace(GIVEN, thanked_on=date(2026, 11, 21)), (2027, 2027, 2027)),
            (replace(BOUGHT, year=2025), (2026, 2026, 2026)),
            (replace(BOUGHT, occasion="w"), (2026, 2026, 2026)),
            (replace(BOUGHT, occasion="", year=None), (2026, 2026, 2026)),
        ],
    )
    def test_bought_settles_the_buying_given_the_sending_and_thanks_the_day(self, gift, expected):
        assert years(replace(FACTS, gifts=(gift,))) == expected

    def test_what_it_is_and_that_it_is_on_its_way_are_told(self):
        found = parts(replace(FACTS, gifts=(BOUGHT,)))
        assert (found["gift_send"].data["gift"], found["gift_day"].data["gift"]) == ("Cup", "Cup")
        assert "gift" not in found["gift_buy"].data
        assert "sent" not in found["gift_day"].data
        assert parts(replace(FACTS, gifts=(GIVEN,)))["gift_day"].data["sent"] == 1
        ticked = replace(FACTS, marks=(marked("gift_send", MarkKind.DONE),))
        assert parts(ticked)["gift_day"].data["sent"] == 1


class TestBudget:
    RULES = replace(RULES, gift_budgets={Importance.VIP: 12000}, gift_currency="BRL")

    def left(self, facts, today=NOVEMBER, rules=RULES):
        return parts(facts, today, rules)["gift_buy"].data.get("budget_left")

    def test_without_a_budget_nothing_is_said(self):
        assert "budget_left" not in parts(FACTS)["gift_buy"].data
        assert "currency" not in parts(FACTS)["gift_buy"].data

    def test_what_was_given_in_the_year_of_the_occasion_is_taken_off(self):
        wine = Gift("Wine", GiftState.GIVEN, price=8500, currency="BRL", given_on=date(2026, 3, 12))
        last_year = replace(wine, given_on=date(2025, 12, 30))
        euros = replace(wine, currency="EUR")
        facts = replace(FACTS, gifts=(wine, last_year, euros))
        assert self.left(facts, rules=self.RULES) == 3500
        assert parts(facts, rules=self.RULES)["gift_buy"].data["currency"] == "BRL"
        assert self.left(replace(facts, gifts=(wine, wine)), rules=self.RULES) == -5000

    def test_the_gift_of_one_year_leaves_the_budget_of_the_next_whole(self):
        facts = replace(FACTS, gifts=(BOUGHT,))
        assert self.left(facts, rules=self.RULES) == 12000
        assert parts(facts, rules=self.RULES)["gift_send"].data["budget_left"] == 3500

    def test_a_budget_of_the_clients_own_comes_first(self):
        facts = replace(FACTS, client=replace(VIP, gift_budget=0))
        assert self.left(facts, rules=self.RULES) == 0


YEARLY = st.dates(date(1940, 1, 1), date(2030, 12, 31)).map(lambda day: YearlyDate(day.month, day.day, day.year))
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))
STATES = {
    "bought": ({"gift_buy"}, {"state": GiftState.BOUGHT}),
    "given": ({"gift_buy", "gift_send"}, {"state": GiftState.GIVEN, "given_on": date(2025, 1, 1)}),
    "thanked": (set(GIFT_PARTS), {"state": GiftState.GIVEN, "given_on": date(2025, 1, 1), "thanked_on": date(2025, 1, 2)}),
}


@given(
    st.lists(st.tuples(st.sampled_from([OccasionKind.BIRTHDAY, OccasionKind.WEDDING]), YEARLY), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(0, 2), st.integers(2022, 2030), st.sampled_from(sorted(STATES))), max_size=6),
    st.lists(
        st.tuples(
            st.integers(0, 2),
            st.integers(2022, 2030),
            st.sampled_from(GIFT_PARTS),
            st.sampled_from([MarkKind.DONE, MarkKind.SKIPPED]),
        ),
        max_size=6,
    ),
    st.sampled_from(LeapDay),
    DAYS,
)
def test_on_any_day_each_part_is_open_once_and_never_for_a_year_it_was_settled_in(kept, given_, marks, leap_day, today):
    occasions = tuple(Occasion(kind, day, uuid=f"o{index}") for index, (kind, day) in enumerate(kept))
    gifts = {(f"o{index}", year): STATES[state] for index, year, state in given_}
    facts = ClientFacts(
        replace(VIP, occasions=occasions),
        gifts=tuple(Gift("x", occasion=uuid, year=year, **rest) for (uuid, year), (_parts, rest) in gifts.items()),
        marks=tuple(Mark(f"occasion/o{index}/{part}", str(year), kind, today) for index, year, part, kind in marks),
    )
    found = [each for each in open_reminders(facts, replace(RULES, leap_day=leap_day), today) if each.code in GIFT_PARTS]
    assert len({each.source for each in found}) == len(found) == 3 * len(occasions)
    closed = {(f"occasion/{uuid}/{part}", str(year)) for (uuid, year), (ended, _rest) in gifts.items() for part in ended}
    closed |= {(mark.source, mark.occurrence) for mark in facts.marks}
    assert not closed & {(each.source, each.occurrence) for each in found}
    for each in found:
        assert each.expires >= today
        assert each.earliest <= each.ideal <= each.latest
