from collections.abc import Iterator
from datetime import date

import pytest

from relapp import i18n
from relapp.domain.check_ups import BAD_SIGNS, GOOD_SIGNS, Answer, CheckUp, Result
from relapp.wording import check_ups as words

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_sign_and_what_mends_it_has_words_of_its_own(language: str) -> None:
    i18n.set_language(language)
    for say in (words.sign, words.recovery_step):
        said = [say(name) for name in (*GOOD_SIGNS, *BAD_SIGNS)]
        assert all(said)
        assert len(set(said)) == 13
    assert len({words.answer(each) for each in Answer}) == len({words.result(each) for each in Result}) == 3


def test_a_good_sign_found_bad_is_missing() -> None:
    assert words.found_bad("positive_attitude") == "Missing: Positive attitude"
    assert words.found_bad("bad_manners") == "Bad manners in communication"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "0 of 13 signs known"),
        ({"bad_manners": "yes"}, "1 of 13 signs known · 0 speak for it · 1 against it"),
        ({"bad_manners": "no", "positive_attitude": "yes"}, "2 of 13 signs known · 2 speak for it · 0 against it"),
    ],
)
def test_a_result_says_what_it_rests_on(answers: dict[str, str], said: str) -> None:
    assert words.result_details(CheckUp(MONDAY, answers)) == said
