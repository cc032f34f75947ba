from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.book import Book
from relapp.book.stamps import Stamps
from relapp.domain.clients import Channel, Client, Importance, Occasion, OccasionKind
from relapp.domain.concerns import Concern
from relapp.domain.dates import YearlyDate
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.domain.printed import PrintedList, PrintedRow, Result
from relapp.domain.promises import Promise, PromiseState
from relapp.domain.results import Entered, State
from relapp.domain.timeline import EntryKind
from relapp.errors import UserError
from tests.book.conftest import MONDAY
from tests.book.printed.conftest import FRIDAY, add, dump, keep_plan, row_of

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


@pytest.fixture
def wednesday(book, printed):
    """The book two days after the list was printed."""
    stamps = Stamps(now=book._stamps.now, today=lambda: WEDNESDAY)
    book.printed._stamps = stamps
    book.turn_to(WEDNESDAY)
    return book


def touches(book, client_id):
    return [each.touch for each in book.timeline.latest(client_id) if each.kind is EntryKind.TOUCH]


def state(book, printed, client_id):
    return book.printed.standing(printed, book.agenda.as_of)[row_of(printed, client_id).number]


def say(printed, client_id, result, note="", on=TUESDAY, **rest):
    return Entered(row_of(printed, client_id).number, result, note, on, **rest)


def test_each_result_is_a_touch_that_closes_what_it_is_about(wednesday, people, printed):
    ana, bia = people["Ana"], people["Bia"]
    entries = [say(printed, ana, Result.SPOKE, " wants an oven "), say(printed, bia, Result.SENT)]

    changes = wednesday.printed.enter(printed, entries)

    assert (changes.action, changes.client_ids) == ("results_entered", (ana, bia))
    (spoke,), (sent,) = touches(wednesday, ana), touches(wednesday, bia)
    assert (spoke.on, spoke.purpose, spoke.channel, spoke.outcome, spoke.note) == (
        TUESDAY,
        Purpose.FREE_REMINDER,
        Channel.PHONE,
        Outcome.SPOKE,
        "wants an oven",
    )
    assert (sent.purpose, sent.channel, sent.outcome) == (Purpose.GREETING, Channel.WHATSAPP, Outcome.SENT)
    assert "free_reminder" not in [each.code for each in wednesday.agenda.of_client(ana)]
    assert [each.occurrence for each in wednesday.agenda.of_client(bia)] == ["2027"]
    assert state(wednesday, printed, ana).state is State.ENTERED
    assert wednesday.journal.last_contact(ana) == TUESDAY


def test_one_undo_takes_all_of_it_back(wednesday, people, printed):
    before = dump(wednesday)
    results = (Result.SPOKE, Result.NO_ANSWER, Result.LEFT_MESSAGE, Result.SENT, Result.HANDED_OVER)
    entries = [say(printed, each, result) for each, result in zip(people.values(), results, strict=True)]

    undo = wednesday.printed.enter(printed, entries).undo

    assert sum(len(touches(wednesday, each)) for each in people.values()) == 5
    undo()
    assert dump(wednesday) == before
    assert {each.is_open for each in wednesday.printed.standing(printed, WEDNESDAY).values()} == {True}


def test_who_did_not_answer_stays_open_and_is_entered_again_another_day(wednesday, people, printed):
    ana = people["Ana"]
    wednesday.printed.enter(printed, [say(printed, ana, Result.NO_ANSWER)])
    assert (state(wednesday, printed, ana).state, state(wednesday, printed, ana).on) == (State.TRIED, TUESDAY)
    assert [each.tries for each in wednesday.agenda.of_client(ana) if each.code == "free_reminder"] == [1]

    with pytest.raises(UserError, match="already logged"):
        wednesday.printed.enter(printed, [say(printed, ana, Result.NO_ANSWER)])
    undo = wednesday.printed.enter(printed, [say(printed, ana, Result.SPOKE, on=WEDNESDAY)]).undo
    assert state(wednesday, printed, ana).state is State.ENTERED
    undo()
    assert state(wednesday, printed, ana).outcome is Outcome.NO_ANSWER


@pytest.mark.parametrize(("counts", "expected"), [(False, State.TRIED), (True, State.ENTERED)])
def test_a_message_left_counts_only_if_the_user_says_so(wednesday, people, printed, counts, expected):
    wednesday.printed.enter(printed, [say(printed, people["Ana"], Result.LEFT_MESSAGE, message_counts=counts)])
    assert state(wednesday, printed, people["Ana"]).state is expected


def test_only_a_message_can_count(wednesday, people, printed):
    wednesday.printed.enter(printed, [say(printed, people["Ana"], Result.NO_ANSWER, message_counts=True)])
    assert not touches(wednesday, people["Ana"])[0].message_counts


def test_promises_are_kept_and_gifts_are_given(wednesday, people):
    born = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 26), uuid="f" * 32)
    eva = add(wednesday, "Eva", importance=Importance.VIP, occasions=(born,), wants_gifts=True)
    gift = Gift("a book", state=GiftState.BOUGHT, occasion=wednesday.clients.get(eva).occasions[0].uuid, year=2026)
    wednesday.records.keep("gift_added", eva, gift)
    (sending,) = [each for each in wednesday.agenda.of_client(eva) if each.code == "gift_send"]
    rows = (
        PrintedRow(1, eva, WEDNESDAY, (sending,)),
        PrintedRow(2, people["Pia"], WEDNESDAY, tuple(wednesday.agenda.of_client(people["Pia"]))),
    )
    printed = wednesday.printed.keep(PrintedList(0, MONDAY, MONDAY, FRIDAY, rows))

    entries = [Entered(1, Result.HANDED_OVER, "", WEDNESDAY), Entered(2, Result.SPOKE, "", WEDNESDAY)]
    undo = wednesday.printed.enter(printed, entries).undo
    assert [each.state for each in wednesday.records.of(Gift, eva)] == [GiftState.GIVEN]
    assert touches(wednesday, eva)[0].channel is Channel.IN_PERSON
    assert [each.state for each in wednesday.records.of(Promise, people["Pia"])] == [PromiseState.KEPT]
    undo()
    assert [each.state for each in wednesday.records.of(Gift, eva)] == [GiftState.BOUGHT]
    assert [each.state for each in wednesday.records.of(Promise, people["Pia"])] == [PromiseState.OPEN]


def test_what_is_left_out_is_skipped_without_a_touch(wednesday, people, printed):
    undo = wednesday.printed.enter(printed, [say(printed, people["Ana"], Result.SKIPPED)]).undo
    assert touches(wednesday, people["Ana"]) == []
    assert state(wednesday, printed, people["Ana"]).state is State.SKIPPED
    assert "free_reminder" not in [each.code for each in wednesday.agenda.of_client(people["Ana"])]
    undo()
    assert state(wednesday, printed, people["Ana"]).state is State.OPEN


def test_a_promise_or_a_concern_is_not_left_out(wednesday, people, printed):
    eva = add(wednesday, "Eva")
    wednesday.records.keep("concern_added", eva, Concern("late delivery", MONDAY))
    row = PrintedRow(1, eva, WEDNESDAY, tuple(wednesday.agenda.of_client(eva)))
    concerned = wednesday.printed.keep(PrintedList(0, MONDAY, MONDAY, FRIDAY, (row,)))
    for refused, client_id in ((printed, people["Pia"]), (concerned, eva)):
        with pytest.raises(UserError, match="cannot be left out"):
            wednesday.printed.enter(refused, [say(refused, client_id, Result.SKIPPED)])


@pytest.mark.parametrize(
    ("on", "said"), [(MONDAY - timedelta(days=1), "not printed yet"), (WEDNESDAY + timedelta(days=1), "still to come")]
)
def test_a_day_that_cannot_be_is_refused(wednesday, people, printed, on, said):
    with pytest.raises(UserError, match=said):
        wednesday.printed.enter(printed, [say(printed, people["Ana"], Result.SPOKE, on=on)])


def test_all_or_nothing(wednesday, people, printed):
    before = dump(wednesday)
    ana, bia = people["Ana"], people["Bia"]
    for wrong, said in (
        (Entered(99, Result.SPOKE, "", TUESDAY), "no row 99"),
        (say(printed, ana, Result.SENT), "already logged"),
    ):
        with pytest.raises(UserError, match=said):
            wednesday.printed.enter(printed, [say(printed, ana, Result.SPOKE), say(printed, bia, Result.SPOKE), wrong])
    assert dump(wednesday) == before


def test_a_client_who_left_meanwhile_is_said(wednesday, people, printed):
    wednesday.clients.delete([people["Ana"]])
    with pytest.raises(UserError, match="left the book"):
        wednesday.printed.enter(printed, [say(printed, people["Ana"], Result.SPOKE)])


def test_a_client_merged_meanwhile_is_entered_for_the_one_that_stays(wednesday, people, printed):
    ana, dora = people["Ana"], people["Dora"]
    wednesday.duplicates.merge(dora, ana, wednesday.clients.get(dora))
    wednesday.printed.enter(printed, [say(printed, ana, Result.SPOKE)])
    assert len(touches(wednesday, dora)) == 1


def test_a_row_that_was_done_meanwhile_is_said_and_not_doubled(wednesday, people, printed):
    ana = people["Ana"]
    wednesday.journal.log(ana, Touch(TUESDAY, Purpose.FREE_REMINDER), row_of(printed, ana).reasons)
    with pytest.raises(UserError, match=r"Row \d+ was already done on .*: spoke"):
        wednesday.printed.enter(printed, [say(printed, ana, Result.SENT, on=WEDNESDAY)])
    assert len(touches(wednesday, ana)) == 1


def test_the_note_of_a_row_done_meanwhile_is_added_to_its_touch(wednesday, people, printed):
    ana, bia, dora = (people[name] for name in ("Ana", "Bia", "Dora"))
    wednesday.journal.log(ana, Touch(TUESDAY, Purpose.FREE_REMINDER, note="was in"), row_of(printed, ana).reasons)
    wednesday.agenda.skip(row_of(printed, bia).reasons, TUESDAY)
    before = dump(wednesday)
    meanwhile = [say(printed, each, Result.SENT, " wants an oven", on=WEDNESDAY) for each in (ana, bia)]

    alone = wednesday.printed.enter(printed, [], meanwhile)
    assert (alone.action, alone.client_ids) == ("notes_added", (ana,))
    assert [each.note for each in touches(wednesday, ana)] == ["was in · wants an oven"]
    assert touches(wednesday, bia) == []
    assert state(wednesday, printed, ana).note == "was in · wants an oven"
    alone.undo()
    assert dump(wednesday) == before

    both = wednesday.printed.enter(printed, [say(printed, dora, Result.SPOKE)], meanwhile)
    assert (both.action, both.client_ids) == ("results_entered", (dora, ana))
    both.undo()
    assert dump(wednesday) == before


def test_the_same_touch_logged_meanwhile_for_something_else_is_not_doubled(wednesday, people, printed):
    ana = people["Ana"]
    wednesday.journal.log(ana, Touch(TUESDAY, Purpose.PERSONAL_NOTE), [])
    with pytest.raises(UserError, match="the same was already logged"):
        wednesday.printed.enter(printed, [say(printed, ana, Result.SPOKE)])
    wednesday.printed.enter(printed, [say(printed, ana, Result.SPOKE, on=WEDNESDAY)])
    assert len(touches(wednesday, ana)) == 2


def test_a_row_whose_reasons_are_gone_closes_what_its_touch_is_about(wednesday, people, printed):
    ana = people["Ana"]
    for each in wednesday.journal.free_reminders(ana):
        wednesday.journal.delete_free_reminder(ana, each.uuid)
    wednesday.journal.add_free_reminder(ana, FreeReminder("another call", MONDAY))
    undo = wednesday.printed.enter(printed, [say(printed, ana, Result.SPOKE)]).undo
    assert state(wednesday, printed, ana).state is State.ENTERED
    assert "free_reminder" not in [each.code for each in wednesday.agenda.of_client(ana)]
    undo()
    assert "another call" in [each.data.get("text") for each in wednesday.agenda.of_client(ana)]


def test_of_several_reasons_those_still_open_are_closed(wednesday, people, printed):
    reasons = tuple(wednesday.agenda.of_client(people["Caio"]))
    assert len(reasons) == 2
    row = PrintedRow(1, people["Caio"], MONDAY, reasons)
    printed = wednesday.printed.keep(PrintedList(0, MONDAY, MONDAY, FRIDAY, (row,)))
    wednesday.agenda.skip(reasons[:1], TUESDAY)
    wednesday.printed.enter(printed, [say(printed, people["Caio"], Result.SPOKE)])
    assert wednesday.agenda.of_client(people["Caio"]) == []


def test_two_rows_of_one_client_are_two_touches(wednesday, people, printed):
    rows = [row for row in printed.rows if row.client_id == people["Dora"]]
    assert len(rows) == 2
    changes = wednesday.printed.enter(printed, [Entered(row.number, Result.SPOKE, "", TUESDAY) for row in rows])
    assert changes.client_ids == (people["Dora"],) * 2
    assert len(touches(wednesday, people["Dora"])) == 2
    changes.undo()
    assert touches(wednesday, people["Dora"]) == []


def test_a_row_follows_its_touch_when_that_is_deleted(wednesday, people, printed):
    ana = people["Ana"]
    wednesday.printed.enter(printed, [say(printed, ana, Result.SPOKE)])
    (entry,) = [each for each in wednesday.timeline.latest(ana) if each.kind is EntryKind.TOUCH]
    changes = wednesday.journal.delete_touch(ana, entry.id)
    assert (state(wednesday, printed, ana).state, state(wednesday, printed, ana).outcome) == (State.DONE, None)
    changes.undo()
    assert state(wednesday, printed, ana).state is State.ENTERED


def test_how_a_client_likes_to_be_reached_is_how_it_was_done(wednesday, people, printed):
    likes = add(wednesday, "Eva", MONDAY, preferred_channel=Channel.EMAIL)
    printed = keep_plan(wednesday, WEDNESDAY)
    wednesday.printed.enter(printed, [say(printed, likes, Result.SPOKE, on=WEDNESDAY)])
    assert touches(wednesday, likes)[0].channel is Channel.EMAIL


ENTRIES = st.lists(
    st.tuples(st.integers(1, 9), st.sampled_from(Result), st.sampled_from(["", "a note"]), st.integers(0, 2), st.booleans()),
    min_size=1,
    max_size=8,
    unique_by=lambda entry: entry[0],
)


@pytest.fixture(scope="module")
def filled():
    """One book for all examples, as each of them is taken back."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        book = stack.enter_context(Book(folder / "book.relapp", Stamps(today=lambda: WEDNESDAY)))
        book.turn_to(MONDAY)
        born = Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 25))
        for number in range(5):
            client = Client(f"Client {number}", importance=list(Importance)[number % 3], occasions=(born,) if number % 2 else ())
            client_id = book.clients.add(client).client_ids[0]
            for day in (0, 1, 4)[: number % 4]:
                book.journal.add_free_reminder(client_id, FreeReminder("call", MONDAY + timedelta(days=day)))
            if number % 3 == 0:
                book.records.keep("promise_added", client_id, Promise("the offer", MONDAY))
                book.journal.log(client_id, Touch(date(2026, 9, 1), Purpose.KEEP_IN_TOUCH), [])
        printed = keep_plan(book)
        book.turn_to(WEDNESDAY)
        yield book, printed


@given(batches=st.lists(ENTRIES, min_size=1, max_size=2))
def test_whatever_is_entered_the_book_adds_up_and_undo_gives_the_same_book(filled, batches):
    book, printed = filled
    before, undos = dump(book), []
    for batch in batches:
        entries = [
            Entered(number, result, note, MONDAY + timedelta(days=day), counts) for number, result, note, day, counts in batch
        ]
        for count in range(len(entries), 0, -1):
            try:
                undos.append(book.printed.enter(printed, entries[:count]).undo)
            except UserError:
                continue
            break
    assert book.check() == []
    for undo in reversed(undos):
        undo()
    assert book.check() == []
    assert dump(book) == before
