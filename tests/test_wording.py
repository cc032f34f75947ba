from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import Enum

import pytest

from relapp import i18n, wording
from relapp.domain.clients import Channel, DetailKind, Importance, OccasionKind, RelationshipType, Stage
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Reason
from relapp.domain.journal import Direction, Outcome, Purpose
from relapp.domain.reminders import Datum, Reminder
from relapp.wording.actions import undone
from relapp.wording.alike import alike_reason

MONDAY = date(2026, 11, 23)
NAMES: list[tuple[Callable[..., str], type[Enum]]] = [
    (wording.importance, Importance),
    (wording.stage, Stage),
    (wording.relationship, RelationshipType),
    (wording.channel, Channel),
    (wording.direction, Direction),
    (wording.outcome, Outcome),
    (wording.purpose, Purpose),
    (wording.occasion, OccasionKind),
    (wording.detail, DetailKind),
    (alike_reason, Reason),
]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("en")


def reason(code: str, purpose: Purpose = Purpose.GREETING, on: date = MONDAY, *, tries: int = 0, **data: Datum) -> Reminder:
    return Reminder(1, "source", "1", purpose, code, on, on, on, hard=True, tries=tries, data=data)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize(("name", "kind"), NAMES, ids=[kind.__name__ for _name, kind in NAMES])
def test_each_of_a_kind_has_a_name_of_its_own(name: Callable[..., str], kind: type[Enum], language: str) -> None:
    i18n.set_language(language)

    names = [name(each) for each in kind]

    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", ["pt_BR", "ro"])
def test_a_birthday_and_an_anniversary_never_read_the_same(language: str) -> None:
    i18n.set_language(language)

    birthday = wording.occasion(OccasionKind.BIRTHDAY)

    assert birthday not in (wording.occasion(OccasionKind.WEDDING), wording.occasion(OccasionKind.PARTNERSHIP))
    assert birthday != {"pt_BR": "Aniversário", "ro": "Aniversare"}[language]


def test_only_a_custom_occasion_is_called_by_its_label() -> None:
    assert wording.occasion(OccasionKind.CUSTOM, "Opening day") == "Opening day"
    assert wording.occasion(OccasionKind.CUSTOM) == "Occasion"
    assert wording.occasion(OccasionKind.BIRTHDAY, "Opening day") == "Birthday"


@pytest.mark.parametrize(
    ("day", "said"),
    [(YearlyDate(3, 22, 1980), "Mar 22, 1980"), (YearlyDate(3, 22), "Mar 22"), (YearlyDate(2, 29), "Feb 29")],
)
def test_a_yearly_date_has_its_year_only_where_it_is_known(day: YearlyDate, said: str) -> None:
    assert wording.yearly_date(day) == said


@pytest.mark.parametrize(
    ("reminder", "title"),
    [
        (reason("greet", occasion="birthday"), "Birthday"),
        (reason("greet", occasion="custom", label="Opening day"), "Opening day"),
        (reason("card", occasion="birthday"), "Post a card"),
        (reason("gift_buy", Purpose.GIFT, occasion="birthday"), "Buy a gift"),
        (reason("gift_send", Purpose.GIFT, occasion="birthday"), "Hand over or post the gift"),
        (reason("purchase_later", Purpose.SATISFACTION_CHECK), "How is it serving you?"),
        (reason("purchase_thanks", Purpose.THANK_YOU), "Thank-you call"),
        (reason("rhythm", Purpose.KEEP_IN_TOUCH), "Keep in touch"),
        (reason("free_reminder", Purpose.FREE_REMINDER, text="call"), "Reminder"),
    ],
)
def test_what_to_do_in_a_few_words(reminder: Reminder, title: str) -> None:
    assert wording.reason_title(reminder) == title


@pytest.mark.parametrize(
    ("reminder", "said"),
    [
        (reason("greet", occasion="birthday", date="2026-11-23", years=46), "turns 46 · today"),
        (reason("greet", occasion="birthday", date="2026-11-24", years=None), "tomorrow"),
        (reason("greet", occasion="birthday", date="2026-11-22", years=0), "yesterday"),
        (reason("greet", occasion="wedding", date="2026-11-25", years=1), "1 year · in 2 days"),
        (reason("greet", occasion="wedding", date="2026-11-18", years=12), "12 years · 5 days ago"),
        (
            reason("greet", occasion="birthday", date="2026-11-23", years=9, person="Zoë", relation="daughter"),
            "Zoë (daughter) · turns 9 · today",
        ),
        (reason("greet", occasion="birthday", date="2026-11-23", years=None, person="Zoë"), "Zoë · today"),
        (reason("card", occasion="birthday", date="2026-11-30", years=46), "birthday · turns 46 · in 7 days"),
        (reason("gift_buy", occasion="wedding", date="2026-12-24", years=5), "wedding anniversary · 5 years · Dec 24"),
        (reason("rhythm", last_contact="2026-10-09", ideal_days=45), "last contact 45 days ago · rhythm of 45 days"),
        (reason("rhythm", last_contact="2026-11-22", ideal_days=1), "last contact 1 day ago · rhythm of 1 day"),
        (reason("rhythm_first", last_contact=None, ideal_days=45), "never in touch yet"),
        (reason("purchase_thanks", trigger="purchase", started_on="2026-11-22", what="Shoes"), "bought Shoes yesterday"),
        (reason("purchase_check", trigger="purchase", started_on="2026-11-09", what=""), "bought something 14 days ago"),
        (reason("free_reminder", text="call <b>her</b> & him {count}"), "call <b>her</b> & him {count}"),
    ],
)
def test_why_in_one_line(reminder: Reminder, said: str) -> None:
    assert wording.why(reminder, MONDAY) == said


def test_what_was_bought_is_said_as_it_was_written() -> None:
    bought = reason("purchase_thanks", trigger="purchase", started_on="2026-11-22", what="{when} %s")
    assert "{when} %s" in wording.why(bought, MONDAY)


def test_a_label_of_the_users_is_said_as_it_was_written() -> None:
    card = reason("card", occasion="custom", label="ABC fair", date="2026-11-30", years=None)

    assert wording.why(card, MONDAY) == "ABC fair · in 7 days"


@pytest.mark.parametrize(
    ("reminder", "said"),
    [
        (reason("greet", occasion="birthday"), []),
        (reason("greet", on=MONDAY - timedelta(days=2), occasion="birthday"), ["belated"]),
        (reason("free_reminder", on=MONDAY - timedelta(days=1)), ["1 day late"]),
        (reason("free_reminder", on=MONDAY - timedelta(days=3), tries=1), ["3 days late", "1 try"]),
        (reason("free_reminder", tries=2), ["2 tries"]),
    ],
)
def test_how_late_and_how_often_tried(reminder: Reminder, said: list[str]) -> None:
    assert wording.remarks(reminder, MONDAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (2, "in 2 days"), (-2, "2 days ago"), (-400, "400 days ago")],
)
def test_days_as_they_are_told(days: int, said: str) -> None:
    assert wording.days_from(MONDAY + timedelta(days=days), MONDAY) == said


@pytest.mark.parametrize(("days", "said"), [(20, "peste 20 de zile"), (2, "peste 2 zile"), (101, "peste 101 zile")])
def test_romanian_counts_in_three_forms(days: int, said: str) -> None:
    i18n.set_language("ro")

    assert wording.days_from(MONDAY + timedelta(days=days), MONDAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (2, "Wednesday"), (-1, "yesterday")],
)
def test_where_a_touch_was_moved_from(days: int, said: str) -> None:
    assert wording.moved_from(MONDAY + timedelta(days=days), MONDAY) == f"moved from {said}: day full"


@pytest.mark.parametrize(
    ("total", "said"), [(0, "0 min"), (59, "59 min"), (60, "1 h 00"), (65, "1 h 05"), (125, "2 h 05"), (6000, "100 h 00")]
)
def test_minutes_as_hours(total: int, said: str) -> None:
    assert wording.minutes(total) == said


@pytest.mark.parametrize(
    ("code", "count", "said"),
    [
        ("touch_logged", 1, "Touch logged"),
        ("touch_deleted", 1, "Touch deleted"),
        ("purchase_deleted", 1, "Purchase deleted"),
        ("client_deleted", 1, "1 client deleted"),
        ("client_deleted", 20, "20 clients deleted"),
        ("importance_set", 2, "Importance of 2 clients set"),
        ("tags_changed", 1, "Tags of 1 client changed"),
        ("imported", 2000, "2000 clients imported"),
    ],
)
def test_what_was_done(code: str, count: int, said: str) -> None:
    assert wording.action(code, count) == said


def test_what_was_undone() -> None:
    assert undone("touch_logged", 1) == "Undone: touch logged"
    assert undone("client_deleted", 3) == "Undone: 3 clients deleted"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ((), "saved"),
        (("stage",), "stage"),
        (("stage", "relationship", "notes"), "stage, type of relationship, notes"),
        (("name", "stage", "notes", "tags"), "name, stage, notes and more"),
    ],
)
def test_what_of_a_record_was_saved_is_named(fields: tuple[str, ...], said: str) -> None:
    assert wording.action("client_saved", 1, fields) == (f"Saved: {said}" if fields else "Saved")
    assert undone("client_saved", 1, fields) == f"Undone: {said}"


@pytest.mark.parametrize("language", ["pt_BR", "ro"])
def test_other_languages_have_words_of_their_own(language: str) -> None:
    english = wording.why(reason("rhythm", last_contact="2026-10-09", ideal_days=45), MONDAY)
    i18n.set_language(language)

    said = wording.why(reason("rhythm", last_contact="2026-10-09", ideal_days=45), MONDAY)

    assert said != english
    assert said.count("45") == 2
