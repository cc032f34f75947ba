from datetime import date

import pytest

from relapp.domain.clients import Pause
from relapp.domain.clippings import Shelf
from relapp.domain.dates import WorkingCalendar
from relapp.domain.events import RECORDED
from relapp.domain.gifts import IdeaSource
from relapp.domain.promises import Party
from relapp.domain.signs import BAD_SIGNS
from relapp.sample.care_words import CareWords, care_words
from relapp.sample.checking import FOUND_BAD
from relapp.sample.sharing import clippings
from relapp.sample.words import LANGUAGES, words

COUNTRIES = list(LANGUAGES.values())
ON = date(2026, 11, 23)


def texts(value):
    """Every text inside a value of the file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def cut(country):
    return list(clippings(care_words(country)["clippings"], ON, WorkingCalendar()))


@pytest.mark.parametrize("country", COUNTRIES)
def test_nothing_is_missing_that_care_is_told_with(country):
    found = care_words(country)
    assert set(found) == set(CareWords.__annotations__)
    assert set(found["promises"]) == {party.value for party in Party}
    assert set(found["events"]) == {kind.value for kind in RECORDED}
    assert set(found["pauses"]) == {Pause.BEREAVEMENT.value, Pause.DO_NOT_CONTACT.value}
    assert set(found["risk"]["steps"]) == set(FOUND_BAD) <= set(BAD_SIGNS)
    assert {IdeaSource(idea["source"]) for idea in found["ideas"]} == set(IdeaSource)
    assert all(0 < least < most for least, most in (gift["price"] for gift in found["gifts"]))


@pytest.mark.parametrize("country", COUNTRIES)
def test_texts_are_whole_and_hold_no_placeholder(country):
    found = list(texts(care_words(country)))
    assert all(text == text.strip() and "{" not in text and '"' not in text for text in found)


@pytest.mark.parametrize("country", COUNTRIES)
def test_concerns_differ_and_some_have_their_cause_in_common(country):
    troubles = care_words(country)["concerns"]
    causes = [trouble["cause"] for trouble in troubles]
    assert len({trouble["what"] for trouble in troubles}) == len(troubles)
    assert any(causes.count(cause) > 1 for cause in causes)
    assert all(trouble[name] for trouble in troubles for name in ("what", "cause", "solution", "prevention"))


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_clipping_is_for_somebody_and_the_newest_for_somebody_in_every_language(country):
    known = cut(country)
    found = {each.clipping.title for interest in words(country)["interests"] for each in Shelf(known).matches(interest)}
    assert found == {clipping.title for clipping in known}
    assert known[-1].added_on == date(2026, 11, 20)
    for other in COUNTRIES:
        assert any(Shelf(known[-1:]).matches(interest) for interest in words(other)["interests"])


@pytest.mark.parametrize("country", COUNTRIES)
def test_clippings_were_added_on_working_days_and_one_is_past(country):
    known = cut(country)
    assert all(clipping.added_on < ON and WorkingCalendar().is_working(clipping.added_on) for clipping in known)
    assert [clipping.added_on for clipping in known] == sorted(clipping.added_on for clipping in known)
    assert sum(not clipping.is_good(ON) for clipping in known) == 1
