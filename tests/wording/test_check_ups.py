from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from relapp import i18n
from relapp.domain.check_ups import Answer, CheckUp, Result, Seen, Standing, TrendPoint, standing
from relapp.domain.signs import OURS, WEIGHTS, Sign
from relapp.wording import check_ups as words

MONDAY = date(2026, 11, 23)
OWN = Sign("a1b2", False, "They never read our letters")
SIGNS = {sign.code: sign for sign in OURS}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("en")


def stands(answers: dict[str, str], days: int = 0) -> Standing:
    return standing([CheckUp(MONDAY - timedelta(days=days), answers)], OURS, MONDAY, 180)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_sign_and_what_mends_it_has_words_of_its_own(language: str) -> None:
    i18n.set_language(language)
    for say in (words.sign, words.recovery_step):
        said = [say(sign) for sign in OURS]
        assert all(said)
        assert len(set(said)) == 13
    assert len({words.answer(each) for each in Answer}) == len({words.result(each) for each in Result}) == 3
    assert len({words.weight(each) for each in WEIGHTS}) == 4


def test_a_good_sign_found_bad_is_missing() -> None:
    assert words.found_bad(SIGNS["positive_attitude"]) == "Missing: Positive attitude"
    assert words.found_bad(SIGNS["bad_manners"]) == "Bad manners in communication"


def test_a_sign_of_ones_own_speaks_for_itself() -> None:
    assert words.sign(OWN) == words.found_bad(OWN) == "They never read our letters"
    assert words.recovery_step(OWN)
    assert words.recovery_step(OWN) not in {words.recovery_step(sign) for sign in OURS}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "0 of 13 signs known"),
        ({"bad_manners": "yes"}, "1 of 13 signs known · 0 speak for it · 1 against it"),
        ({"bad_manners": "no", "positive_attitude": "yes"}, "2 of 13 signs known · 2 speak for it · 0 against it"),
    ],
)
def test_a_result_says_what_it_rests_on(answers: dict[str, str], said: str) -> None:
    assert words.result_details(stands(answers)) == said


def test_what_is_not_known_is_named_and_what_is_too_old_apart_from_it() -> None:
    all_known = {sign.code: "yes" for sign in OURS}
    assert words.unknown_signs(stands(all_known)) == []
    less = {code: answer for code, answer in all_known.items() if code not in ("bad_manners", "knowledge_kept")}
    assert words.unknown_signs(stands(less)) == ["Not known: Knowledge is kept to oneself, Bad manners in communication"]
    old, never = words.unknown_signs(stands({"bad_manners": "no"}, days=181))
    assert old == "Too long ago to count: Bad manners in communication"
    assert never.startswith("Not known: Excellent communication, Knowledge is shared, ")
    assert never.endswith(", Opinions are shared, 8 more")


@pytest.mark.parametrize(("days", "said"), [(180, "last time: no, May 27, 2026"), (181, "too long ago: no, May 26, 2026")])
def test_the_answer_of_last_time_says_its_day_and_whether_it_still_counts(days: int, said: str) -> None:
    assert words.last_time(Seen(MONDAY - timedelta(days=days), Answer.NO), MONDAY, 180) == said


def test_a_point_of_the_trend() -> None:
    assert words.trend_point(TrendPoint(MONDAY, 0.625, Result.AT_RISK)) == "Nov 23, 2026: 62% for it · At risk"
