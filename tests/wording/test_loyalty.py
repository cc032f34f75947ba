from datetime import date

from relapp.domain.loyalty import FORMULA, Contribution, Part, loyalty
from relapp.i18n import format_day
from relapp.wording import loyalty as words

ON = date(2026, 11, 23)


def test_every_line_of_the_formula_has_words_once_and_many_times() -> None:
    for rule in FORMULA:
        assert words.rule(rule)
        assert "{" not in words.happened(rule.code, 1) + words.happened(rule.code, 3)


def test_a_contribution_says_what_and_how_much() -> None:
    assert words.contribution(Contribution("personal_note", 3, 3, 15)) == "3 personal notes: +15"
    assert words.contribution(Contribution("concern_open", 1, 1, -15)) == "1 concern is open: −15"
    assert words.contribution(Contribution("greeting", 9, 2, 8)) == "9 greetings, 2 count: +8"
    assert words.contribution(Contribution("praise", 2, 1, 5)) == "Praised us 2 times, 1 counts: +5"


def test_the_contributions_add_up_to_the_score() -> None:
    found = loyalty({"greeting": 1, "met": 2}).parts[Part.AFFINITY]
    assert words.contributions(found) == ["Begins at 40", "1 greeting: +4", "Met 2 times: +10"]
    assert words.score_line(found) == "Affinity: 54"
    assert words.contributions(loyalty({}).parts[Part.AFFINITY]) == []
    assert words.score_line(loyalty({}).parts[Part.AFFINITY]) == "Affinity: not known yet"


def test_it_says_what_it_rests_on_most() -> None:
    said = words.rests_on(loyalty({"check_up_good": 1, "greeting": 1, "met": 1, "praise": 1, "client_said": 1}))
    assert said == "Rests most on: the last check-up looks good; praised us once; met once."
    assert words.rests_on(loyalty({})).startswith("Not known yet")


def test_a_rule_says_how_often_it_counts() -> None:
    said = {rule.code: words.rule(rule) for rule in FORMULA}
    assert said["personal_note"] == "1 personal note: +5, up to 3 times"
    assert said["check_up_at_risk"] == "The last check-up says at risk: −25"


def test_a_point_of_the_trend_has_its_day() -> None:
    assert words.trend_point(ON, 60) == f"{format_day(ON)}: 60"
