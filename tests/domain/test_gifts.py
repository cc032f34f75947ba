from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.gifts import Gift, GiftState, gift_for, spent
from relapp.domain.repeats import already_had

MONDAY = date(2026, 11, 23)
BOUGHT = Gift("Fountain pen", GiftState.BOUGHT, price=8500, currency="BRL", bought_on=date(2026, 3, 12), uuid="g")


class TestSpent:
    def test_ideas_and_gifts_without_a_price_cost_nothing(self):
        idea = replace(BOUGHT, state=GiftState.IDEA)
        assert spent([idea, replace(BOUGHT, price=None)], 2026) == {}

    def test_currencies_are_not_mixed(self):
        euros = replace(BOUGHT, price=3000, currency="EUR")
        assert spent([BOUGHT, euros, BOUGHT], 2026) == {"BRL": 17000, "EUR": 3000}

    def test_one_bought_in_december_for_january_counts_for_the_year_of_its_occasion(self):
        early = replace(BOUGHT, occasion="b", year=2027, bought_on=date(2026, 12, 26))
        assert (spent([early], 2026), spent([early], 2027)) == ({}, {"BRL": 8500})

    def test_without_an_occasion_the_day_it_was_bought_counts_and_else_the_day_it_was_given(self):
        assert replace(BOUGHT, given_on=date(2027, 1, 2)).counts_for == 2026
        assert replace(BOUGHT, bought_on=None, given_on=date(2027, 1, 2)).counts_for == 2027
        assert replace(BOUGHT, bought_on=None).counts_for is None

    @given(st.lists(st.tuples(st.integers(2024, 2027), st.integers(0, 10**6), st.sampled_from(["BRL", "EUR"])), max_size=8))
    def test_every_price_counts_once(self, bought):
        gifts = [replace(BOUGHT, price=price, currency=code, bought_on=date(year, 5, 1)) for year, price, code in bought]
        counted = sum(sum(spent(gifts, year).values()) for year in range(2024, 2028))
        assert counted == sum(price for _year, price, _code in bought)


def test_an_idea_is_not_yet_a_gift_for_an_occasion_and_the_last_one_bought_is():
    first = replace(BOUGHT, occasion="b", year=2026)
    gifts = [first, replace(first, what="Cup"), replace(first, what="Idea", state=GiftState.IDEA), replace(first, year=2025)]
    assert gift_for(gifts, "b", 2026) == gifts[1]
    assert gift_for(gifts, "b", 2027) is None
    assert gift_for(gifts, "w", 2026) is None


def test_step_by_step_it_is_given_and_thanked_for_and_then_there_is_nothing_more():
    given_ = BOUGHT.stepped(MONDAY)
    assert given_ == replace(BOUGHT, state=GiftState.GIVEN, given_on=MONDAY)
    thanked = given_.stepped(date(2026, 11, 25))
    assert thanked == replace(given_, thanked_on=date(2026, 11, 25))
    assert thanked.stepped(MONDAY) is None
    assert Gift("Cup").stepped(MONDAY) is None


class TestRepeats:
    @pytest.mark.parametrize(
        ("typed", "had"),
        [
            ("fountain pen", "Fountain pen"),
            ("FOUNTAIN PENS", "Fountain pen"),
            ("a pen", "Fountain pen"),
            ("Fontain pen with ink", "Fountain pen"),
            ("Cesta de cafe", "Cesta de Café especial"),
            ("canetas", "Caneta-tinteiro"),
            ("sticlă de vin", "Sticla de vin de Porto"),
        ],
    )
    def test_case_accents_plurals_and_slips_do_not_hide_a_repeat(self, typed, had):
        assert already_had(typed, [replace(BOUGHT, what=had)])

    @pytest.mark.parametrize(
        ("typed", "had"),
        [
            ("", "Fountain pen"),
            ("de", "Cesta de café"),
            ("Cup", "Fountain pen"),
            ("vinho", "Livro"),
            ("pan", "panettone"),
            ("Pen", ""),
            ("Two tickets for the opera", "Bottle of wine for two"),
        ],
    )
    def test_another_gift_is_no_repeat(self, typed, had):
        assert already_had(typed, [replace(BOUGHT, what=had)]) is None

    def test_an_idea_was_not_had(self):
        assert already_had("Fountain pen", [replace(BOUGHT, state=GiftState.IDEA)]) is None

    def test_the_last_of_several_is_told(self):
        early = replace(BOUGHT, state=GiftState.GIVEN, given_on=date(2024, 5, 1))
        late = replace(early, what="Pen", given_on=date(2025, 5, 1))
        assert already_had("pen", [late, early]) == late

    @given(st.text(), st.text())
    def test_any_text_can_be_compared_and_repeats_itself_where_it_has_a_word(self, one, other):
        assert already_had(f"{one} Moleskine", [replace(BOUGHT, what=f"{one} Moleskine")])
        already_had(one, [replace(BOUGHT, what=other)])
