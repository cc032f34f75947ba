from dataclasses import replace
from datetime import timedelta

from relapp.domain.clients import Detail, DetailKind, Observed, Pause
from relapp.domain.concerns import Concern
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.promises import Party, Promise
from relapp.domain.questions import Question
from relapp.ui.client.about.tab import AboutTab
from relapp.ui.client.parts import Part
from relapp.ui.client.side import MOST_NEXT
from tests.ui.client.conftest import Opened
from tests.ui.conftest import MONDAY, texts


def test_it_says_what_comes_next_and_what_to_keep_in_mind(marina: Opened) -> None:
    side = marina.page.side
    assert "Tomorrow: Birthday · turns 40" in side.next.lines
    assert side.wishes.lines == ["Delivery before 7:00"]
    assert side.interests.lines == ["running"]


def test_it_follows_the_book(marina: Opened) -> None:
    details = (Detail(DetailKind.WISH, "a second shop"), Detail(DetailKind.NEED, "calm", Observed.THOUGHT))
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, details=details, occasions=())))
    side = marina.page.side
    assert side.wishes.lines == ["calm · I think", "a second shop"]
    assert side.interests.lines == []
    assert not side.interests.isVisible()
    assert not any("Birthday" in line for line in side.next.lines)


def test_many_reminders_are_counted_instead_of_listed(marina: Opened) -> None:
    journal = marina.bus.book.journal
    for number in range(MOST_NEXT):
        free = FreeReminder(f"call {number}", MONDAY + timedelta(days=number))
        marina.bus.do(lambda free=free: journal.add_free_reminder(marina.client_id, free))
    lines = marina.page.side.next.lines
    assert len(lines) == MOST_NEXT + 1
    left = len(marina.bus.book.agenda.of_client(marina.client_id)) - MOST_NEXT
    assert lines[-1] == f"{left} more"


def test_promises_and_concerns_stand_there_once_with_how_late_they_are(marina: Opened) -> None:
    records, side = marina.bus.book.records, marina.page.side
    assert not side.promised.isVisible()
    late, theirs = Promise("Price list", MONDAY - timedelta(days=3)), Promise("Pay", MONDAY + timedelta(days=17), Party.THEM)
    soon, opened = Promise("Samples", MONDAY + timedelta(days=1)), Concern("Late delivery", MONDAY - timedelta(days=5))
    marina.bus.do(lambda: records.keep("promise_added", marina.client_id, theirs, late, soon, opened))
    assert side.promised.lines == [
        "Price list · Nov 20 · 3 days late",
        "Samples · tomorrow",
        "Pay · Dec 10 · promised to us",
        "Concern: Late delivery · since Nov 18",
    ]
    assert not any(word in line for line in side.next.lines for word in ("Price list", "Late delivery"))


def test_nothing_else_is_planned_where_all_is_promised(marina: Opened) -> None:
    client = replace(marina.client, occasions=(), importance=marina.client.importance.DATES_ONLY)
    marina.bus.do(lambda: marina.bus.book.clients.save(client))
    assert "Nothing is planned." in texts(marina.page.side)
    marina.bus.do(lambda: marina.bus.book.records.keep("promise_added", marina.client_id, Promise("Call", MONDAY)))
    assert "Nothing else is planned." in texts(marina.page.side)


def test_it_says_what_to_ask_and_what_else_is_unknown(marina: Opened) -> None:
    side = marina.page.side
    assert side.unknown.lines == ["Ask: What do they like to be called?", "Wishes", "How they came to us"]
    marina.bus.do(lambda: marina.bus.book.records.keep("question_added", marina.client_id, Question(text="Which oven?")))
    assert side.unknown.lines == ["Ask: Which oven?", "What they like to be called", "Wishes", "1 more"]
    side.questions.click()
    assert marina.page.part is Part.ABOUT
    about = marina.page.tab(Part.ABOUT)
    assert isinstance(about, AboutTab)
    assert about.questions.list.rows[0].answer.hasFocus()


def test_whoever_is_left_in_peace_is_asked_nothing(marina: Opened) -> None:
    side = marina.page.side
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, pause=Pause.BEREAVEMENT)))
    assert not any(line.startswith("Ask:") for line in side.unknown.lines)
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, pause=Pause.DECEASED)))
    assert not side.unknown.isVisible()
