from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from relapp.sample.dice import Dice

seeds = st.text(max_size=8)


def test_a_seed_repeats_its_throws():
    assert [Dice("7/3").below(1000) for _ in range(2)] == [Dice("7/3").below(1000)] * 2
    assert Dice("7/3").uuid() != Dice("7/4").uuid()


@given(seeds)
def test_a_uuid_is_a_random_one(seed):
    text = Dice(seed).uuid()
    made = UUID(hex=text)
    assert (made.version, made.hex, made.variant) == (4, text, UUID(int=0, version=4).variant)


@given(seeds, st.integers(-50, 50), st.integers(0, 50))
def test_numbers_stay_within_both_ends(seed, first, more):
    dice = Dice(seed)
    assert first <= dice.between(first, first + more) <= first + more
    assert 0 <= dice.below(more + 1) <= more


def test_both_ends_come_up():
    dice = Dice("ends")
    assert {dice.between(1, 3) for _ in range(200)} == {1, 2, 3}


@given(seeds, st.lists(st.integers(), unique=True, max_size=12), st.integers(0, 4), st.integers(0, 4))
def test_some_are_different_ones_of_what_there_is(seed, values, least, more):
    found = Dice(seed).some(values, least, least + more)
    assert len(set(found)) == len(found)
    assert set(found) <= set(values)
    assert min(least, len(values)) <= len(found) <= least + more


@given(seeds)
def test_a_day_lies_between_two(seed):
    first, last = date(2026, 11, 20), date(2026, 11, 23)
    assert first <= Dice(seed).day(first, last) <= last
    assert Dice(seed).day(last, first) == last
