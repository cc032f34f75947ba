import hashlib
import os
import re
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime, timedelta

import phonenumbers
import pytest
import time_machine

from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.book.stamps import Stamps
from relapp.domain.clients import Importance, OccasionKind
from relapp.domain.facts import RECORDS
from relapp.domain.journal import Direction
from relapp.errors import UserError
from relapp.paths import ROOT
from relapp.sample import write_sample
from tests.sample.conftest import MONDAY

SUNDAY = date(2026, 11, 22)


def contents(path):
    """Everything a book says, in its order."""
    with closing(Book(path, Stamps(today=lambda: MONDAY))) as book:
        return [
            (
                client,
                book.timeline.latest(client_id, 500),
                book.journal.free_reminders(client_id),
                book.agenda.of_client(client_id),
                [book.records.of(kind, client_id) for kind in RECORDS.values()],
            )
            for client_id, client in book.clients.load(sorted(everyone(book))).items()
        ]


def everyone(book):
    return list(book.list.ids(ClientFilter()))


def touches(book):
    entries = (entry for client_id in everyone(book) for entry in book.timeline.latest(client_id, 500))
    return [entry.touch for entry in entries if entry.touch]


def purchases(book):
    entries = (entry for client_id in everyone(book) for entry in book.timeline.latest(client_id, 500))
    return [entry.purchase for entry in entries if entry.purchase]


def digest(path):
    return hashlib.sha256(repr(contents(path)).encode()).hexdigest()


def test_the_same_seed_gives_the_same_book(tmp_path):
    for name in ("one", "two"):
        write_sample(tmp_path / name, 40, seed=5, on=MONDAY)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_another_seed_gives_another_book(tmp_path):
    for seed in (5, 6):
        write_sample(tmp_path / f"{seed}", 40, seed=seed, on=MONDAY)
    assert {each[0].name for each in contents(tmp_path / "5")} != {each[0].name for each in contents(tmp_path / "6")}


def test_the_clock_the_locale_and_the_order_of_sets_leave_no_trace(tmp_path):
    code = "import sys, pathlib, datetime; from relapp.sample import write_sample; "
    code += f"write_sample(pathlib.Path(sys.argv[1]), 30, 3, datetime.date({MONDAY.year}, {MONDAY.month}, {MONDAY.day}))"
    environment = {**os.environ, "PYTHONHASHSEED": "77", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "elsewhere")], env=environment, cwd=ROOT, check=True)
    with time_machine.travel(datetime(2031, 5, 6, 7, 8), tick=False):
        write_sample(tmp_path / "here", 30, seed=3, on=MONDAY)
    assert digest(tmp_path / "here") == digest(tmp_path / "elsewhere")


def test_a_larger_book_begins_with_the_smaller_one(tmp_path):
    for count in (15, 45):
        write_sample(tmp_path / f"{count}", count, on=MONDAY)
    assert contents(tmp_path / "45")[:15] == contents(tmp_path / "15")


def test_stored_reminders_are_what_the_facts_give(book):
    assert book.list.count() == 120
    assert book.agenda.check() == []
    assert book.agenda.as_of == MONDAY


@pytest.mark.parametrize("on", [MONDAY, date(2026, 3, 11), date(2027, 7, 30), date(2028, 2, 29)])
def test_a_working_day_looks_alive_and_is_no_wall(tmp_path, on):
    write_sample(tmp_path / "book", on=on)
    with closing(Book(tmp_path / "book", Stamps(today=lambda: on))) as book:
        planned = book.agenda.planned(on)
    due = planned.plan.day(on).touches
    assert 3 <= len(due) <= 12
    assert len({touch.purpose for touch in due}) >= 3
    assert 1 <= sum(touch.overdue_days(on) > 0 for touch in due) <= 3
    soon = [*due, *planned.plan.days[1].touches, *planned.plan.days[2].touches, *planned.plan.days[3].touches]
    assert any(reason.tries for touch in soon for reason in touch.reasons)
    assert not planned.plan.not_fitting
    assert sum(len(day.touches) for day in planned.plan.days[1:8]) >= 8


def test_birthdays_come_up_in_the_next_days(book):
    week = book.agenda.planned(MONDAY).plan.days[1:8]
    kinds = [reason.data.get("occasion") for day in week for touch in day.touches for reason in touch.reasons]
    assert kinds.count(OccasionKind.BIRTHDAY.value) >= 2


def test_a_sunday_asks_only_for_what_has_its_day(tmp_path):
    write_sample(tmp_path / "book", on=SUNDAY)
    with closing(Book(tmp_path / "book", Stamps(today=lambda: SUNDAY))) as book:
        due = book.agenda.planned(SUNDAY).plan.day(SUNDAY).touches
    assert due
    assert all(touch.hard for touch in due)


def test_clients_speak_three_languages_and_pay_in_four_currencies(book):
    names = " ".join(client.name for client in book.clients.load(everyone(book)).values())
    assert all(set(names) & set(letters) for letters in ("ãâ", "ç", "șȘ", "țȚ", "ă"))
    assert not set(names) & set("şţŞŢ")
    assert {purchase.currency for purchase in purchases(book)} == {"BRL", "RON", "EUR", "USD"}
    said = " ".join(touch.note for touch in touches(book))
    assert all(word in said for word in ("entrega", "livrare", "delivery"))
    assert "{" not in said


def test_the_mix_of_importance_is_that_of_a_real_book(book):
    found = [client.importance for client in book.clients.load(everyone(book)).values()]
    shares = {importance: found.count(importance) / len(found) for importance in Importance}
    assert shares == pytest.approx(
        {
            Importance.VIP: 0.08,
            Importance.REGULAR: 0.25,
            Importance.OCCASIONAL: 0.30,
            Importance.DATES_ONLY: 0.17,
            Importance.NOT_SORTED: 0.20,
        },
        abs=0.07,
    )


def test_phones_can_be_dialled_and_addresses_lead_nowhere(book):
    for client in book.clients.load(everyone(book)).values():
        assert client.phones
        for phone in client.phones:
            assert any(
                phonenumbers.is_possible_number(phonenumbers.parse(phone, region)) for region in ("BR", "RO", "US", "GB")
            ), phone
        assert all(re.fullmatch(r"[a-z0-9.]+@[a-z0-9]+\.(exemplo|example)", email) for email in client.emails), client.emails


def test_dates_come_with_and_without_a_year_and_on_leap_days(book):
    occasions = [each for client in book.clients.load(everyone(book)).values() for each in client.occasions]
    birthdays = [each for each in occasions if each.kind is OccasionKind.BIRTHDAY]
    assert any(each.date.year for each in birthdays)
    assert any(not each.date.year for each in birthdays)
    assert any((each.date.month, each.date.day) == (2, 29) for each in birthdays)
    assert any(each.person and each.relation for each in birthdays)
    assert {OccasionKind.WEDDING, OccasionKind.PARTNERSHIP} <= {each.kind for each in occasions}


def test_free_reminders_come_with_an_hour_and_repeating(book):
    found = [each for client_id in everyone(book) for each in book.journal.free_reminders(client_id)]
    assert any(each.at for each in found)
    assert any(each.repeat for each in found)
    assert any(each.on > MONDAY for each in found)


def test_two_years_of_history_end_before_the_day(book):
    made = touches(book)
    assert {touch.direction for touch in made} == set(Direction)
    assert all(MONDAY - timedelta(days=740) <= touch.on < MONDAY for touch in made)
    assert min(touch.on for touch in made) < MONDAY - timedelta(days=600)
    assert 3 * 120 < len(made) <= 12 * 120
    assert all(MONDAY - timedelta(days=740) <= purchase.on < MONDAY for purchase in purchases(book))


def test_only_clients_below_the_limit_are_due(tmp_path):
    write_sample(tmp_path / "small", 60, on=MONDAY)
    write_sample(tmp_path / "large", 400, on=MONDAY, due_like=60)
    near = MONDAY + timedelta(days=60)
    found = {}
    for name in ("small", "large"):
        with closing(Book(tmp_path / name, Stamps(today=lambda: MONDAY))) as book:
            assert book.agenda.check() == []
            found[name] = sorted(book.agenda.open_on(MONDAY, near)[0], key=lambda each: (each.client_id, each.source))
            assert all(each.latest > MONDAY for each in book.agenda.of_client(300))
    assert found["large"] == found["small"]
    assert found["small"]


def test_it_is_for_today_unless_told(tmp_path):
    with time_machine.travel(datetime(2029, 4, 3, 12), tick=False):
        write_sample(tmp_path / "book", 3)
    with closing(Book(tmp_path / "book")) as book:
        assert book.agenda.as_of == date(2029, 4, 3)


def test_the_book_has_the_language_and_country_asked_for(tmp_path):
    write_sample(tmp_path / "book", 0, on=MONDAY, language="ro", country="RO")
    with closing(Book(tmp_path / "book")) as book:
        settings = book.settings.get()
        assert (settings.language, settings.country) == ("ro", "RO")
        assert book.list.is_empty()


@pytest.mark.parametrize(("language", "country"), [("pt_BR", "BR"), ("ro", "RO"), ("en", "US")])
def test_the_country_is_that_of_the_language_unless_told(tmp_path, language, country):
    write_sample(tmp_path / "book", 0, on=MONDAY, language=language)
    with closing(Book(tmp_path / "book")) as book:
        assert book.settings.get().country == country


def test_tags_are_in_the_language_of_the_book(tmp_path):
    write_sample(tmp_path / "book", 40, on=MONDAY, language="en", country="US")
    with closing(Book(tmp_path / "book")) as book:
        assert "trade fair" in book.list.tags()
        assert "feira" not in book.list.tags()


def test_a_file_that_is_there_is_left_alone(tmp_path):
    there = tmp_path / "there.relapp"
    there.write_bytes(b"mine")
    with pytest.raises(UserError, match=r"there\.relapp"):
        write_sample(there, 5, on=MONDAY)
    assert there.read_bytes() == b"mine"


@pytest.mark.parametrize("on", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_too_far_away_is_refused(tmp_path, on):
    with pytest.raises(UserError, match=r"1990.*2199"):
        write_sample(tmp_path / "book", 5, on=on)
    assert not list(tmp_path.iterdir())


def test_progress_is_told_up_to_the_end(tmp_path, monkeypatch):
    monkeypatch.setattr("relapp.book.bulk.CHUNK", 20)
    told = []
    write_sample(tmp_path / "book", 21, on=MONDAY, progress=lambda done, total: told.append((done, total)))
    assert told == [(20, 21), (21, 21)]


def test_a_sample_that_was_stopped_leaves_nothing(tmp_path):
    class StoppedError(Exception):
        pass

    def stop(_done, _total):
        raise StoppedError

    with pytest.raises(StoppedError):
        write_sample(tmp_path / "book", 5, on=MONDAY, progress=stop)
    assert not list(tmp_path.iterdir())
