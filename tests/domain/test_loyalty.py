from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.loyalty import (
    BASE,
    FORMULA,
    YEAR,
    Contribution,
    Evidence,
    Part,
    Spread,
    counts,
    loyalty,
    month_ends,
    spread,
    trend,
)

ON = date(2026, 11, 23)
CODES = [rule.code for rule in FORMULA]
COUNTS = st.dictionaries(st.sampled_from(CODES), st.integers(0, 30))


def ago(days):
    return ON - timedelta(days=days)


@given(COUNTS)
def test_a_score_is_between_0_and_100_and_is_there_where_anything_is_known(counted):
    for part, said in loyalty(counted).parts.items():
        known = any(counted.get(rule.code) for rule in FORMULA if rule.part is part)
        assert (said.score is not None) == known == bool(said.contributions)
        assert said.score is None or 0 <= said.score <= 100


@given(COUNTS, st.sampled_from(FORMULA))
def test_more_of_a_good_thing_never_lowers_and_more_of_a_bad_one_never_raises(counted, rule):
    before = loyalty(counted).score(rule.part)
    after = loyalty({**counted, rule.code: counted.get(rule.code, 0) + 1}).score(rule.part)
    assert after is not None
    if before is not None:
        assert after >= before if rule.points > 0 else after <= before


def test_all_good_things_together_fill_a_part_exactly():
    for part in Part:
        assert BASE + sum(rule.points * rule.most for rule in FORMULA if rule.part is part and rule.points > 0) == 100


def test_codes_are_unique():
    assert len(set(CODES)) == len(CODES)


def test_a_score_is_what_its_contributions_say():
    said = loyalty({"personal_note": 5, "greeting": 1, "concern_open": 1})
    assert said.parts[Part.AFFINITY].contributions == (
        Contribution("personal_note", 5, 3, 15),
        Contribution("greeting", 1, 1, 4),
    )
    assert said.score(Part.AFFINITY) == BASE + 19
    assert said.score(Part.SATISFACTION) == BASE - 15
    assert said.score(Part.INVOLVEMENT) is None
    assert [each.code for each in said.strongest] == ["concern_open", "personal_note", "greeting"]
    assert said.is_known
    assert not loyalty({}).is_known


def test_a_good_ordinary_relationship_lies_between_60_and_80_and_many_gestures_do_not_fill_it():
    ordinary = loyalty(
        {
            "check_up_good": 1, "promise_kept": 1, "bought_again": 2,
            "opinion_asked": 1, "opinion_told": 1, "opinion_answered": 1, "got_in_touch": 2,
            "personal_note": 2, "greeting": 1, "met": 2,
        }
    )  # fmt: skip
    assert all(60 <= (ordinary.score(part) or 0) <= 80 for part in Part)
    spoilt = loyalty({"personal_note": 40, "greeting": 40, "gesture": 40, "gift_given": 12, "met": 30})
    assert spoilt.score(Part.AFFINITY) == 86


@pytest.mark.parametrize(
    ("days", "expected"), [(-1, False), (0, True), (YEAR - 1, True), (YEAR, False)], ids=["to come", "today", "just", "gone"]
)
def test_what_happened_counts_for_a_year(days, expected):
    assert counts([Evidence("greeting", ago(days))], ON) == ({"greeting": 1} if expected else {})


def test_a_concern_counts_while_it_is_open_however_long():
    concern = Evidence("concern_open", ago(900), ago(3))
    assert counts([concern], ago(4))
    assert not counts([concern], ago(3))
    assert counts([Evidence("concern_open", ago(900))], ON)


def test_a_check_up_counts_for_half_a_year_until_there_is_another():
    check_up = Evidence("check_up_good", ago(100), ago(5))
    assert counts([check_up], ago(6))
    assert not counts([check_up], ON)
    assert counts([Evidence("check_up_good", ago(179))], ON)
    assert not counts([Evidence("check_up_good", ago(180))], ON)


def test_the_trend_says_what_was_known_at_the_ends_of_months():
    course = trend([Evidence("greeting", date(2026, 10, 31)), Evidence("greeting", date(2026, 11, 2))], ON, 2)
    assert [(day, said.score(Part.AFFINITY)) for day, said in course] == [
        (date(2026, 9, 30), None),
        (date(2026, 10, 31), BASE + 4),
        (ON, BASE + 8),
    ]


def test_ends_of_months_go_over_the_year():
    assert month_ends(date(2026, 2, 28), 3) == [date(2025, 11, 30), date(2025, 12, 31), date(2026, 1, 31)]
    assert month_ends(ON, 0) == []


@given(st.lists(st.integers(0, 100)), st.integers(0, 9))
def test_half_of_those_known_have_the_median_or_less(scores, unknown):
    said = spread({score: scores.count(score) for score in set(scores)}, len(scores) + unknown)
    assert (said.known, said.unknown) == (len(scores), unknown)
    if not scores:
        assert said.median is None
    else:
        assert said.median == sorted(scores)[(len(scores) - 1) // 2]


def test_nobody_known_has_no_median():
    assert spread({}, 3) == Spread(None, 0, 3)


@given(st.lists(st.sampled_from(CODES), max_size=6))
def test_each_thing_that_happened_is_counted(codes):
    found = counts([Evidence(code, ON) for code in codes], ON)
    assert all(found[code] == codes.count(code) for code in codes)
