from datetime import date, time

from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.scheduling import announcements

DAY = date(2026, 6, 4)


def timed(at: time | None, text: str) -> Reminder:
    data = {"text": text}
    return Reminder(
        1, "reminder/a", "2026-06-04", Purpose.FREE_REMINDER, "free_reminder", DAY, DAY, DAY, hard=True, at=at, data=data
    )


def test_a_digest_of_one() -> None:
    said = announcements.digest(["Ana Souza"])
    assert (said.title, said.body) == ("Today: 1 touch", "Ana Souza")


def test_a_digest_names_some_and_counts_the_rest() -> None:
    said = announcements.digest([f"Client {number}" for number in range(1, 9)], overdue=2)
    assert said.title == "Today: 8 touches"
    assert said.body.splitlines() == ["Client 1, Client 2, Client 3, Client 4, Client 5", "and 3 more", "2 overdue"]


def test_a_digest_of_nobody_has_no_empty_line() -> None:
    assert announcements.digest([]).body == ""


def test_a_timed_reminder_says_who_when_and_what() -> None:
    said = announcements.timed_reminder("Ana Souza", timed(time(14, 5), "Bring the samples"))
    assert said.title == "Ana Souza"
    assert said.body.replace("\u202f", " ") == "2:05 PM · Bring the samples"


def test_a_timed_reminder_without_text_says_its_hour() -> None:
    assert "·" not in announcements.timed_reminder("Ana Souza", timed(time(14, 5), "")).body


def test_where_no_names_are_wanted_there_are_only_counts() -> None:
    said = announcements.digest([f"Client {number}" for number in range(1, 9)], overdue=2, shows_names=False)
    assert (said.title, said.body) == ("Today: 8 touches", "2 overdue")


def test_a_timed_reminder_without_names_says_its_hour_alone() -> None:
    said = announcements.timed_reminder("Ana Souza", timed(time(14, 5), "Call Ana"), shows_names=False)
    assert (said.title, said.body.replace("\u202f", " ")) == ("A reminder", "2:05 PM")
