import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from relapp.book import Book
from relapp.domain.clients import Channel, ContactPoint, Detail, DetailKind, PointKind
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.domain.printed import EVERY_DAY, Arrangement, Code, ListColumn, RowLook, WeekChoices
from relapp.domain.texts import Situation, Template, Way
from relapp.paper.week import compose, rows_of
from relapp.printing.week import gather, keep, remember_choices, week_choices
from relapp.ui.touching.draft import Draft

MONDAY = date(2026, 11, 23)
EVERYTHING = WeekChoices(columns=frozenset(ListColumn))

Due = Callable[..., int]


@pytest.fixture
def due(book: Book, add: Callable[..., int]) -> Due:
    """Add a client with a reminder that many days after Monday; returns the id."""

    def due(name: str, after: int = 0, *phones: str, **rest: Any) -> int:
        client_id = add(name, *phones, **rest)
        book.journal.add_free_reminder(client_id, FreeReminder("call", MONDAY + timedelta(days=after)))
        return client_id

    return due


def said_of(book: Book, client_id: int) -> str:
    return next(
        text for (client, _source), text in gather(book, MONDAY, MONDAY, EVERYTHING).to_say.items() if client == client_id
    )


def test_the_week_of_the_book_is_gathered_with_the_number_it_would_have(book: Book, due: Due) -> None:
    due("Ana", 0), due("Bia", 2), due("Caio", 9)
    sheet = gather(book, MONDAY, MONDAY, WeekChoices())
    assert [sheet.clients[row.client_id].name for row in rows_of(sheet)] == ["Ana", "Bia"]
    assert (sheet.first, sheet.last) == (MONDAY, MONDAY + timedelta(days=6))
    assert sheet.number == 1
    assert book.printed.latest() == []


@pytest.mark.parametrize("arrangement", Arrangement)
def test_a_kept_list_has_the_rows_as_they_are_numbered_on_paper(book: Book, due: Due, arrangement: Arrangement) -> None:
    zoe, ana = due("Zoe", 0), due("Ana", 1)
    sheet = keep(book, gather(book, MONDAY, MONDAY, WeekChoices(arrangement)))
    kept = book.printed.load(sheet.number)
    assert kept.rows == rows_of(sheet)
    assert [row.client_id for row in kept.rows] == ([zoe, ana] if arrangement is Arrangement.BY_DAY else [ana, zoe])
    assert (kept.printed_on, kept.first, kept.last) == (MONDAY, sheet.first, sheet.last)
    assert f"List {sheet.number}" in compose(sheet).opening
    assert keep(book, sheet).number == sheet.number + 1, "paper printed anew is another list"


def test_a_list_for_another_day_is_kept_with_the_day_on_which_it_was_printed(book: Book, due: Due) -> None:
    due("Ana", 8)
    later = MONDAY + timedelta(days=7)
    sheet = keep(book, gather(book, later, later, WeekChoices()))
    assert book.printed.load(sheet.number).printed_on == MONDAY
    assert "Printed on 11/23/26" in compose(sheet).opening
    assert (sheet.first, sheet.since) == (later, later)


def test_a_list_without_rows_gets_no_number(book: Book) -> None:
    sheet = gather(book, MONDAY, MONDAY, WeekChoices())
    assert keep(book, sheet) == sheet
    assert sheet.number == 0
    assert book.printed.latest() == []


def test_only_the_days_and_tags_chosen_are_gathered(book: Book, due: Due) -> None:
    due("Ana", 0, tags=("Wholesale",)), due("Bia", 1, tags=("Wholesale",)), due("Caio", 1)
    choices = WeekChoices(weekdays=frozenset({1}), tags=("Wholesale",))
    sheet = gather(book, MONDAY, MONDAY, choices)
    assert [sheet.clients[row.client_id].name for row in rows_of(sheet)] == ["Bia"]


def test_what_to_say_is_what_would_be_offered_first(book: Book, due: Due) -> None:
    own = Template(Situation.FREE_REMINDER, Way.SPOKEN, "en", "Hello[[, {first_name}]]: mine.")
    book.texts.keep(own)
    for number in range(5):
        client_id = due(f"Ana{number} Prado", 0, "+40 721 555 014", preferred_channel=Channel.PHONE)
        (reason,) = book.agenda.of_client(client_id)
        offered = Draft(book, book.clients.get(client_id), reason, Channel.PHONE, MONDAY)
        assert said_of(book, client_id) == offered.text
        used = offered.template
        assert used
        book.texts.log_use(client_id, Touch(MONDAY, Purpose.CHECK_UP, Channel.PHONE, Outcome.SPOKE), None, used.key)
        offered.renew()
        assert said_of(book, client_id) == Draft(book, book.clients.get(client_id), reason, Channel.PHONE, MONDAY).text


def test_what_to_say_is_in_the_language_of_the_client_and_without_the_closing_of_a_letter(book: Book, due: Due) -> None:
    mail = ContactPoint(PointKind.EMAIL, "ana@porto.exemplo")
    ana = due("Ana", points=(mail,), language="pt_BR", preferred_channel=Channel.EMAIL)
    draft = Draft(book, book.clients.get(ana), book.agenda.of_client(ana)[0], Channel.EMAIL, MONDAY)
    said = said_of(book, ana)
    assert said
    assert draft.text.startswith(said)
    assert draft.text != said


def test_what_is_remembered_ends_with_what_was_noted_last(book: Book, due: Due) -> None:
    ana = due("Ana", details=(Detail(DetailKind.PREFERENCE, "no calls at noon"),), preferred_hours="mornings")
    for day, note in ((3, "first"), (12, "moved\nshop"), (20, "")):
        book.journal.log(ana, Touch(date(2026, 11, day), Purpose.CHECK_UP, Channel.PHONE, Outcome.SPOKE, note=note), None)
    sheet = gather(book, MONDAY, MONDAY, EVERYTHING)
    assert sheet.to_remember == {ana: ("no calls at noon", "Last time, Nov 12: moved shop")}


def test_nothing_is_loaded_that_is_not_printed(book: Book, due: Due) -> None:
    due("Ana", notes="two dogs")
    sheet = gather(book, MONDAY, MONDAY, WeekChoices())
    assert (sheet.to_say, sheet.to_remember) == ({}, {})


def test_a_long_list_takes_no_query_a_row(book: Book, due: Due, monkeypatch: pytest.MonkeyPatch) -> None:
    def queries() -> int:
        asked: list[str] = []
        book._db._db.connection().set_trace_callback(asked.append)  # what SQLite is asked is known to nobody else
        gather(book, MONDAY, MONDAY, EVERYTHING)
        book._db._db.connection().set_trace_callback(None)
        return len(asked)

    for number in range(3):
        due(f"Client {number}", 0, "+40 721 555 014")
    few = queries()
    for number in range(3, 16):
        due(f"Client {number}", 0, "+40 721 555 014")
    assert queries() <= few + 5


def test_choices_are_remembered_but_for_days_and_tags(book: Book) -> None:
    assert week_choices(book) == WeekChoices()
    chosen = WeekChoices(
        Arrangement.BY_CLIENT,
        RowLook.LINE,
        frozenset({ListColumn.PHONE}),
        Code.WHATSAPP,
        frozenset({0, 4}),
        ("Café", "Wholesale"),
    )
    remember_choices(book, chosen)
    assert week_choices(book) == replace(chosen, weekdays=EVERY_DAY, tags=())


def test_choices_that_make_no_sense_are_the_usual_ones(book: Book) -> None:
    book.settings.put("week_choices", {"look": "poster"})
    assert week_choices(book) == WeekChoices()


def test_a_list_is_gathered_without_qt() -> None:
    code = "import sys, relapp.printing.week; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
