from dataclasses import replace
from datetime import timedelta

from relapp.domain.clients import Detail, DetailKind
from relapp.domain.free_reminders import FreeReminder
from relapp.ui.client.side import MOST_SHOWN
from tests.ui.client.conftest import Opened
from tests.ui.conftest import MONDAY


def test_it_says_what_comes_next_and_what_to_keep_in_mind(marina: Opened) -> None:
    side = marina.page.side
    assert "Tomorrow: Birthday · turns 40" in side.next.lines
    assert side.wishes.lines == ["Delivery before 7:00"]
    assert side.interests.lines == ["running"]


def test_it_follows_the_book(marina: Opened) -> None:
    details = (Detail(DetailKind.WISH, "a second shop"), Detail(DetailKind.NEED, "calm"))
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, details=details, occasions=())))
    side = marina.page.side
    assert side.wishes.lines == ["calm", "a second shop"]
    assert side.interests.lines == []
    assert not any("Birthday" in line for line in side.next.lines)


def test_many_reminders_are_counted_instead_of_listed(marina: Opened) -> None:
    journal = marina.bus.book.journal
    for number in range(MOST_SHOWN):
        free = FreeReminder(f"call {number}", MONDAY + timedelta(days=number))
        marina.bus.do(lambda free=free: journal.add_free_reminder(marina.client_id, free))
    lines = marina.page.side.next.lines
    assert len(lines) == MOST_SHOWN + 1
    left = len(marina.bus.book.agenda.of_client(marina.client_id)) - MOST_SHOWN
    assert lines[-1] == f"{left} more later"
