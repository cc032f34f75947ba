import string

import phonenumbers
import pytest

from relapp.domain.clients import Channel
from relapp.domain.dates import YearlyDate
from relapp.domain.followups import DEFAULT_PLANS, Trigger
from relapp.domain.free_reminders import Repeat, RepeatUnit
from relapp.domain.journal import Purpose
from relapp.paths import RESOURCES
from relapp.sample.dice import Dice
from relapp.sample.identity import dialled
from relapp.sample.words import LANGUAGES, notes, words

COUNTRIES = list(LANGUAGES.values())
FILES = sorted((RESOURCES / "sample").glob("*.json"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_romanian_letters_have_commas_not_cedillas(file):
    assert not set("şţŞŢ") & set(file.read_text("utf-8"))


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_purpose_and_outcome_has_notes_with_known_placeholders(country):
    kinds = {purpose.value for purpose in Purpose} | {"incoming", "no_answer", "left_message"}
    kinds |= {step.code for plan in DEFAULT_PLANS if plan.trigger is not Trigger.PURCHASE for step in plan.steps}
    assert set(notes(country)) == kinds | {"promise_theirs", "feedback_ask", "clipping"}
    for texts in notes(country).values():
        assert texts
        assert len(set(texts)) == len(texts)
        assert {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name} <= {
            "product",
            "interest",
            "city",
            "what",
        }


@pytest.mark.parametrize("country", COUNTRIES)
def test_nothing_is_listed_twice(country):
    of_country = words(country)
    lists = [
        *of_country["given"].values(),
        of_country["surnames"],
        of_country["interests"],
        of_country["signs"],
        of_country["tags"],
    ]
    for values in lists:
        assert len(set(values)) == len(values)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("kind", ["phones", "phones_of_large_books"])
def test_every_way_to_write_a_phone_is_possible_and_kept_for_fiction(country, kind):
    of_country, dice = words(country), Dice("phones")
    fiction = {"BR": "555", "RO": "555", "US": "55501", "GB": ("01632960", "7700900", "07700900")}
    for place in of_country["places"]:
        region = place["numbering"]
        for pattern in of_country[kind][region]:
            number = dialled(dice, pattern, place["area"])
            assert phonenumbers.is_possible_number(phonenumbers.parse(number, region)), number
            digits = "".join(filter(str.isdigit, number))
            expected = fiction[region]
            assert any(part in digits for part in ((expected,) if isinstance(expected, str) else expected)), number


@pytest.mark.parametrize("country", COUNTRIES)
def test_prices_channels_days_and_repetitions_are_real_ones(country):
    of_country = words(country)
    for product in of_country["products"]:
        least, most = product["price"]
        assert 0 < least < most
    money = {product.get("currency") for product in of_country["products"]} | set(of_country["currencies"].values())
    assert money - {None} <= {"BRL", "RON", "EUR", "USD"}
    assert all(Channel(channel) for channel in of_country["channels"])
    assert all(Repeat(every, RepeatUnit(unit)) for _, every, unit in of_country["repeating"])
    assert all(8 <= first < last <= 19 for _, first, last in of_country["hours"])
    assert all(YearlyDate.parse(f"--{day}") for day in of_country["name_days"].values())
    assert set(of_country["name_days"]) <= set(of_country["given"]["f"] + of_country["given"]["m"])
    assert of_country["ending"] in {"exemplo", "example"}
    assert of_country["mailbox"].endswith(f".{of_country['ending']}")
