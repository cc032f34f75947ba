from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import Channel, Client, ClientKind, Detail, DetailKind, OccasionKind
from relapp.domain.journal import Purpose
from relapp.domain.merging import Field
from relapp.domain.reminders import Datum, Reminder
from relapp.domain.texts import (
    Lexicon,
    Situation,
    Template,
    Way,
    first_name,
    rotation,
    situation_of,
    values_for,
    years_in_words,
)

MONDAY = date(2026, 11, 23)
LEXICON = Lexicon({kind: f"the {kind}" for kind in OccasionKind}, ("{count} year", "{count} years"))


def reason(purpose: Purpose, code: str = "", **data: Datum) -> Reminder:
    return Reminder(1, "source", "1", purpose, code, MONDAY, MONDAY, MONDAY, data=data)


def greet(on: date = MONDAY, **data: Datum) -> Reminder:
    return reason(Purpose.GREETING, "greet", date=on.isoformat(), **{"occasion": "birthday", **data})


@pytest.mark.parametrize(
    ("about", "situation"),
    [
        (greet(), Situation.BIRTHDAY),
        (greet(occasion="wedding"), Situation.WEDDING),
        (greet(occasion="partnership"), Situation.PARTNERSHIP),
        (greet(occasion="name_day"), Situation.NAME_DAY),
        (greet(occasion="custom", label="Opening"), Situation.GREETING),
        (greet(MONDAY - timedelta(days=2)), Situation.BELATED),
        (greet(MONDAY + timedelta(days=5)), Situation.BIRTHDAY),
        (greet(person="Bia"), Situation.SOMEBODY_CLOSE),
        (greet(MONDAY - timedelta(days=2), person="Bia"), Situation.SOMEBODY_CLOSE),
        (reason(Purpose.GREETING, trigger="purchase"), Situation.GREETING),
        (reason(Purpose.THANK_YOU, trigger="purchase"), Situation.PURCHASE_THANKS),
        (reason(Purpose.THANK_YOU, trigger="referral_received"), Situation.REFERRAL_THANKS),
        (reason(Purpose.THANK_YOU, trigger="favour_received"), Situation.THANK_YOU),
        (reason(Purpose.PERSONAL_NOTE, trigger="met_at_event"), Situation.MET),
        (reason(Purpose.PERSONAL_NOTE, trigger="good_news"), Situation.GOOD_NEWS),
        (reason(Purpose.PERSONAL_NOTE, "referral_outcome", trigger="referral_received"), Situation.REFERRAL_OUTCOME),
        (reason(Purpose.CONCERN_FOLLOW_UP, trigger="concern_resolved"), Situation.CONCERN_CALL_BACK),
        (reason(Purpose.CONCERN_FOLLOW_UP, "concern_open"), Situation.CONCERN_FOLLOW_UP),
        (reason(Purpose.PROMISE, "promise_theirs"), Situation.PROMISED_TO_US),
        (reason(Purpose.PROMISE, "promise_ours"), Situation.PROMISE),
        (reason(Purpose.SATISFACTION_CHECK, "feedback_answer"), Situation.OPINION),
        (reason(Purpose.FEEDBACK_REPLY, "feedback_direction"), Situation.DIRECTION),
        (reason(Purpose.FEEDBACK_REPLY, "feedback_reply"), Situation.FEEDBACK_REPLY),
    ],
)
def test_a_reason_asks_for_words_of_its_own(about: Reminder, situation: Situation) -> None:
    assert situation_of(about, MONDAY) is situation


@pytest.mark.parametrize("purpose", Purpose)
def test_every_purpose_has_a_situation_and_every_situation_a_purpose(purpose: Purpose) -> None:
    general = situation_of(reason(purpose), MONDAY)

    assert (general.value, general.purpose, general.general) == (purpose.value, purpose, general)
    assert {each.general for each in Situation if each.purpose is purpose} == {general}


@pytest.mark.parametrize(
    ("channel", "ways"),
    [
        (Channel.PHONE, {Way.SPOKEN}),
        (Channel.IN_PERSON, {Way.SPOKEN}),
        (Channel.WHATSAPP, {Way.WRITTEN, Way.WHATSAPP}),
        (Channel.EMAIL, {Way.WRITTEN, Way.EMAIL}),
        (Channel.LETTER, {Way.WRITTEN, Way.LETTER}),
        (Channel.OTHER, {Way.WRITTEN}),
    ],
)
def test_a_text_goes_where_it_fits(channel: Channel, ways: set[Way]) -> None:
    assert {way for way in Way if way.fits(channel)} == ways


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ana Lúcia Prado", "Ana"),
        ("Dr. Ion Popescu", "Ion"),
        ("Sra. Profa. Ana", "Ana"),
        ("Prado, Ana", "Ana"),
        ("🎉 Zoë", "Zoë"),
        ("Ana-Maria Ionescu", "Ana-Maria"),
        ("D'Angelo", "D'Angelo"),
        ("Dra.", ""),
        ("123 456", ""),
        ("", ""),
        (",", ""),
    ],
)
def test_a_person_is_called_by_the_first_name(name: str, called: str) -> None:
    assert first_name(Client(name)) == called


def test_somebody_is_called_as_they_like_it() -> None:
    values = values_for(Client("Marina Couto", addressed_as="Dona Marina"), None, "Rui", LEXICON, "en")
    assert values[Field.FIRST_NAME] == "Dona Marina"
    assert values[Field.NAME] == "Marina Couto"


def test_an_organisation_has_no_first_name_and_is_its_own_company() -> None:
    values = values_for(Client("Café do Porto", ClientKind.ORGANISATION), None, "", LEXICON, "en")

    assert (values[Field.FIRST_NAME], values[Field.COMPANY]) == ("", "Café do Porto")


@pytest.mark.parametrize(
    ("language", "years", "said"),
    [
        ("en", 1, "1 year"),
        ("en", 25, "25 years"),
        ("ro", 1, "1 an"),
        ("ro", 5, "5 ani"),
        ("ro", 19, "19 ani"),
        ("ro", 20, "20 de ani"),
        ("ro", 101, "101 ani"),
        ("ro", 120, "120 de ani"),
    ],
)
def test_years_are_counted_as_the_language_does(language: str, years: int, said: str) -> None:
    forms = ("{count} an", "{count} ani", "{count} de ani") if language == "ro" else ("{count} year", "{count} years")

    assert years_in_words(years, forms, language) == said


def test_what_a_reason_knows_can_be_said() -> None:
    ana = Client("Ana Prado", details=(Detail(DetailKind.INTEREST, "sailing"),))

    def known(about: Reminder) -> dict[Field, str]:
        return values_for(ana, about, "Rafael", LEXICON, "en")

    assert known(greet(years=40, person="Bia"))[Field.YEARS] == "40 years"
    assert known(greet(person="Bia"))[Field.PERSON] == "Bia"
    assert known(greet())[Field.OCCASION] == "the birthday"
    assert known(greet(occasion="custom", label="Opening"))[Field.OCCASION] == "Opening"
    assert known(reason(Purpose.THANK_YOU, trigger="purchase", what="oven"))[Field.WHAT] == "oven"
    assert known(reason(Purpose.SATISFACTION_CHECK, "feedback_ask", question="Happy?"))[Field.QUESTION] == "Happy?"
    assert known(reason(Purpose.SPONTANEOUS_GESTURE, "gesture", idea="interest", about="tea"))[Field.INTEREST] == "tea"
    clipping = known(reason(Purpose.SHARE_INFORMATION, "clipping", title="Boats", interest="sea", link="https://x.y/z"))
    assert (clipping[Field.TITLE], clipping[Field.INTEREST], clipping[Field.LINK]) == ("Boats", "sea", "https://x.y/z")
    assert known(reason(Purpose.KEEP_IN_TOUCH))[Field.INTEREST] == "sailing"
    assert known(greet())[Field.ME] == "Rafael"


@pytest.mark.parametrize(
    "about",
    [
        reason(Purpose.CONCERN_FOLLOW_UP, "concern_open", what="SECRET"),
        reason(Purpose.CONCERN_FOLLOW_UP, trigger="concern_resolved", what="SECRET"),
        reason(Purpose.PERSONAL_NOTE, trigger="good_news", what="SECRET"),
        reason(Purpose.GIFT, "gift_day", gift="SECRET"),
        reason(Purpose.FREE_REMINDER, "free_reminder", text="SECRET"),
        reason(Purpose.SHARE_INFORMATION, "clipping", title="x", link="C:\\SECRET.pdf"),
        reason(Purpose.FEEDBACK_REPLY, "feedback_reply", answer="SECRET"),
    ],
)
def test_what_was_noted_for_oneself_never_reaches_the_client(about: Reminder) -> None:
    assert "SECRET" not in "".join(values_for(Client("Ana", notes="SECRET"), about, "", LEXICON, "en").values())


def texts(*keys: str) -> list[Template]:
    return [Template(Situation.BIRTHDAY, Way.WRITTEN, "en", key, key) for key in keys]


KEYS = st.lists(st.text("abcdefgh", min_size=1, max_size=3), min_size=1, max_size=6, unique=True)


@given(KEYS, st.text(), st.lists(st.text("abcdefgh", min_size=1, max_size=3)))
def test_a_client_goes_through_all_texts_before_one_returns(keys: list[str], seed: str, used: list[str]) -> None:
    had = list(used)
    for _turn in range(2 * len(keys)):
        had.append(rotation(texts(*keys), had, seed)[0].key)

    ours = had[len(used) :]
    assert set(ours[: len(keys)]) == set(keys)
    assert ours[len(keys) :] == ours[: len(keys)]
    if len(keys) > 1:
        assert all(
            before != after for before, after in zip(had[len(used) - 1 if used else 0 :], ours[bool(not used) :], strict=False)
        )


@given(KEYS, st.text(), st.lists(st.text("abcdefgh", min_size=1, max_size=3)))
def test_every_text_is_offered_once_and_always_in_the_same_order(keys: list[str], seed: str, used: list[str]) -> None:
    offered = rotation(texts(*keys), used, seed)

    assert sorted(each.key for each in offered) == sorted(keys)
    assert rotation(texts(*reversed(keys)), used, seed) == offered


def test_neighbours_do_not_all_read_the_same() -> None:
    firsts = [rotation(texts("a", "b", "c"), (), f"client {number}")[0].key for number in range(60)]

    assert all(10 <= firsts.count(key) <= 30 for key in "abc")
