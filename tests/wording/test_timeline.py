from datetime import date, time

import pytest

from relapp.domain.check_ups import CheckUp, RecoveryStep, Result
from relapp.domain.clients import Channel, Detail, DetailKind, Observed
from relapp.domain.clippings import PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.events import RECORDED, Event
from relapp.domain.feedback import Feedback
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.histories import ClientChange
from relapp.domain.journal import Direction, Outcome, Purchase, Purpose, Touch
from relapp.domain.promises import Party, Promise, PromiseState
from relapp.domain.timeline import DAYS, EntryKind, Group, TimelineEntry, kind_of
from relapp.wording import timeline as words

DAY, LATER = date(2026, 10, 14), date(2026, 10, 16)
CONCERN = Concern("late delivery", DAY, "carrier changed route.", "", "before 7:00", "", LATER, date(2026, 10, 23))
FEEDBACK = Feedback("Is it serving you?", (), None, DAY, "Very well", LATER, "Thanks", LATER, True, LATER)
SAID = [
    (Touch(DAY, Purpose.KEEP_IN_TOUCH, at=time(10, 30), direction=Direction.INCOMING, note="Hi"), "on",
     ("Keep in touch", "Oct 14, 2026 · 10:30\u202fAM · The client got in touch · Phone", "Hi")),
    (Touch(DAY, Purpose.GREETING, Channel.WHATSAPP, outcome=Outcome.SENT), "on",
     ("Greeting", "Oct 14, 2026 · Sent · WhatsApp", "")),
    (Purchase(DAY, "grinder", 430000, "EUR"), "on", ("Bought grinder", "Oct 14, 2026 · €4,300.00", "")),
    (Purchase(DAY), "on", ("A purchase", "Oct 14, 2026", "")),
    (Promise("sample", LATER, Party.US, DAY), "made_on", ("We promised: sample", "Oct 14, 2026 · for Oct 16, 2026", "")),
    (Promise("sample", DAY, Party.THEM, None, PromiseState.BROKEN, LATER), "settled_on",
     ("Promise broken: sample", "Oct 16, 2026 · promised to us", "")),
    (Gift("cup", GiftState.GIVEN, note="blue", price=8500, currency="EUR", given_on=DAY), "given_on",
     ("Gift: cup", "Oct 14, 2026 · €85.00", "blue")),
    (Gift("cup", GiftState.GIVEN, note="blue", price=8500, currency="EUR", thanked_on=DAY), "thanked_on",
     ("Thanks for a gift: cup", "Oct 14, 2026", "")),
    (CONCERN, "opened_on", ("Concern: late delivery", "Oct 14, 2026", "")),
    (CONCERN, "resolved_on", ("Concern resolved: late delivery", "Oct 14, 2026 → Oct 16, 2026",
     "Cause: carrier changed route. Prevention: before 7:00. Called back on Oct 23, 2026.")),
    (CONCERN, "called_back_on", ("Called back, it is solved: late delivery", "Oct 23, 2026", "")),
    (Concern("late", DAY, called_back_on=LATER), "called_back_on", ("Not solved after all: late", "Oct 16, 2026", "")),
    (FEEDBACK, "asked_on", ("We asked their opinion", "Oct 14, 2026", "Is it serving you?")),
    (FEEDBACK, "answered_on", ("They gave their opinion", "Oct 16, 2026 · Is it serving you?", "Very well")),
    (FEEDBACK, "closed_on", ("They said the direction is right", "Oct 16, 2026 · Is it serving you?", "")),
    (CheckUp(DAY, gained="time", note="calm", result=Result.GOOD), "on",
     ("Relationship check-up", "Oct 14, 2026 · Looks good", "They gained: time\ncalm")),
    (RecoveryStep("a visit", DAY, done_on=LATER), "done_on", ("Step done: a visit", "Oct 16, 2026 · recovery plan", "")),
    (Event(DAY, Trigger.REFERRAL_RECEIVED, "at the fair"), "on",
     ("They referred somebody", "Oct 14, 2026 · Ana Prado", "at the fair")),
    (PassedOn("k", DAY, "wants to taste it"), "on",
     ("Shared “Ana Prado”", "Oct 14, 2026", "They answered: wants to taste it")),
    (ClientChange(DAY, "stage", "exploration", "dissolution", "moved away"), "on",
     ("Stage: Exploration → Dissolution", "Oct 14, 2026", "moved away")),
    (Detail(DetailKind.PRAISE, "the best beans", Observed.SAID, DAY), "noted_on",
     ("Praise: the best beans", "Oct 14, 2026 · client said", "")),
]  # fmt: skip


def entry(record, field):
    return TimelineEntry(getattr(record, field), kind_of(record, field), record, about="Ana Prado")


@pytest.mark.parametrize(("record", "field", "said"), SAID, ids=lambda each: str(each)[:12])
def test_an_entry_in_words(record, field, said):
    assert words.entry(entry(record, field)) == said


def test_every_kind_of_entry_has_its_words():
    said = {kind_of(record, field) for record, field, _said in SAID}
    rest = set(EntryKind) - said
    assert rest == {
        EntryKind.PROMISE_KEPT, EntryKind.PROMISE_RELEASED, EntryKind.GIFT_BOUGHT, EntryKind.FEEDBACK_REPLIED,
    }  # fmt: skip
    for record, field in (
        (Promise("x", DAY, state=PromiseState.KEPT, settled_on=DAY), "settled_on"),
        (Promise("x", DAY, state=PromiseState.RELEASED, settled_on=DAY), "settled_on"),
        (Gift("x", GiftState.BOUGHT, bought_on=DAY), "bought_on"),
        (FEEDBACK, "replied_on"),
        *((Event(DAY, kind), "on") for kind in (*RECORDED, Trigger.BY_HAND)),
    ):
        assert words.entry(entry(record, field)).title


def test_nothing_is_made_of_what_is_not_known():
    assert words.entry(TimelineEntry(DAY, EntryKind.PASSED_ON, PassedOn("gone", DAY))).title == "Shared something read or seen"
    assert words.entry(TimelineEntry(DAY, EntryKind.FEEDBACK_ANSWERED, Feedback(answer="fine", answered_on=DAY))) == (
        "They gave their opinion",
        "Oct 14, 2026",
        "fine",
    )


def test_each_group_has_a_name_of_its_own():
    assert len({words.group(each) for each in Group}) == len(Group) == 7
    assert len(DAYS) == 12


@pytest.mark.parametrize("text", ["TEPES", "țepeș moara", "ţepeş", "personal note", "WhatsApp", "oct 14"])
def test_words_are_found_whatever_their_accents_and_capitals(text):
    touch = Touch(DAY, Purpose.PERSONAL_NOTE, Channel.WHATSAPP, outcome=Outcome.SENT, note="La moara lui Țepeș")
    assert words.says(entry(touch, "on"), text)


@pytest.mark.parametrize("text", ["dracula", "tepes dracula"])
def test_each_word_must_be_there(text):
    assert not words.says(entry(Touch(DAY, Purpose.PERSONAL_NOTE, note="Țepeș"), "on"), text)
