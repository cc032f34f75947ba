from datetime import date, timedelta

import pytest

from relapp.domain.clients import Channel, Client, Importance, Pause, Stage
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.insights import NEVER, PARTS, Drift, Figure, Period, Slice
from relapp.domain.journal import Direction, Outcome, Purpose, Touch
from tests.book.conftest import MONDAY

YEAR = Period(12, MONDAY)
EVERYBODY = Slice(Figure.LOSING_TOUCH)


def add(book, name="Ana", importance=Importance.REGULAR, last=None, **rest):
    """A client who was in touch on the day `last`."""
    client_id = book.clients.add(Client(name, importance=importance, **rest)).client_ids[0]
    if last:
        log(book, client_id, last)
    return client_id


def log(book, client_id, on, purpose=Purpose.KEEP_IN_TOUCH, reasons=(), **rest):
    return book.journal.log(client_id, Touch(on, purpose, **rest), reasons)


def days_ago(days):
    return MONDAY - timedelta(days=days)


def counts(tally):
    return {value.key: value.counts for value in tally.values if value.total}


def test_losing_touch_is_past_the_latest_day_and_the_furthest_in_proportion_comes_first(book):
    in_time, late = add(book, "Ana", last=days_ago(60)), add(book, "Bia", last=days_ago(61))
    vip = add(book, "Eva", Importance.VIP, last=days_ago(50))
    found = book.insights.losing_touch(YEAR)
    assert [(each.client_id, each.name, each.days, each.ideal_days) for each in found.furthest] == [
        (vip, "Eva", 50, 21),
        (late, "Bia", 61, 45),
    ]
    assert counts(found.tally) == {Drift.SLIGHT: (1,), Drift.DOUBLE: (1,)}
    assert book.insights.clients(EVERYBODY, YEAR) == [vip, late]
    assert book.insights.clients(Slice(Figure.LOSING_TOUCH, Drift.SLIGHT), YEAR) == [late]
    assert book.insights.clients(EVERYBODY, YEAR, limit=1) == [vip]
    assert in_time not in book.insights.clients(EVERYBODY, YEAR)


def test_only_the_furthest_are_named_and_all_are_counted(book):
    for days in range(100, 110):
        add(book, f"Ana {days}", last=days_ago(days))
    found = book.insights.losing_touch(YEAR)
    assert [each.days for each in found.furthest] == [109, 108, 107, 106]
    assert (found.drifting, found.never) == (10, 0)


def test_who_is_in_peace_and_who_has_no_rhythm_is_not_lost(book):
    add(book, "Ana", last=days_ago(300), pause=Pause.BEREAVEMENT, paused_until=MONDAY + timedelta(days=9))
    add(book, "Bia", Importance.DATES_ONLY, last=days_ago(300))
    add(book, "Caio", Importance.NOT_SORTED, last=days_ago(300))
    assert book.insights.losing_touch(YEAR).drifting == 0


def test_a_touch_left_out_by_hand_begins_the_rhythm_again(book):
    ana = add(book, last=days_ago(100))
    book.turn_to(MONDAY + timedelta(days=130))
    later = Period(12, MONDAY + timedelta(days=130))
    assert book.insights.losing_touch(later).drifting == 1
    book.agenda.skip(book.agenda.of_client(ana), later.on)
    assert book.insights.losing_touch(later).drifting == 0
    book.turn_to(MONDAY)


def test_who_was_in_touch_since_the_rhythm_began_is_measured_by_it_too(book):
    ana = add(book, last=MONDAY)
    later = MONDAY + timedelta(days=61)
    assert book.insights.losing_touch(Period(3, later - timedelta(days=1))).drifting == 0
    assert [each.client_id for each in book.insights.losing_touch(Period(3, later)).furthest] == [ana]


def test_a_contact_brings_somebody_back_and_its_undo_takes_it_again(book):
    ana = add(book, last=days_ago(100))
    changes = log(book, ana, MONDAY)
    assert book.insights.losing_touch(YEAR).drifting == 0
    changes.undo()
    assert book.insights.losing_touch(YEAR).drifting == 1


def test_never_contacted_are_those_sorted_of_whom_no_contact_is_known(book):
    ana = add(book, "Ana")
    tried = add(book, "Bia", Importance.VIP)
    log(book, tried, MONDAY, outcome=Outcome.NO_ANSWER)
    add(book, "Caio", last=MONDAY)
    add(book, "Dora", Importance.NOT_SORTED)
    add(book, "Eva", pause=Pause.DO_NOT_CONTACT)
    assert book.insights.losing_touch(YEAR).never == 2
    assert book.insights.clients(Slice(Figure.LOSING_TOUCH, NEVER), YEAR) == [tried, ana]


def test_what_was_due_is_counted_in_the_week_in_which_it_was_done(book):
    in_time, late = add(book, "Ana"), add(book, "Bia")
    for client_id, day in ((in_time, MONDAY), (late, days_ago(1))):
        book.journal.add_free_reminder(client_id, FreeReminder("call", day))
        log(book, client_id, MONDAY, reasons=[each for each in book.agenda.of_client(client_id) if each.hard])
    log(book, add(book, "Caio"), MONDAY)
    found = book.insights.punctuality(YEAR)
    assert counts(found) == {MONDAY.isoformat(): (1, 1)}
    assert len(found.values) == len(YEAR.weeks)
    week = MONDAY.isoformat()
    assert book.insights.clients(Slice(Figure.PUNCTUALITY, week, "late"), YEAR) == [late]
    assert book.insights.clients(Slice(Figure.PUNCTUALITY, week, "in_time"), YEAR) == [in_time]
    assert book.insights.clients(Slice(Figure.PUNCTUALITY, week), YEAR) == [in_time, late]
    assert book.insights.clients(Slice(Figure.PUNCTUALITY, YEAR.weeks[-2].isoformat()), YEAR) == []


def test_what_nobody_knows_of_marks_made_earlier_is_said_and_not_counted(book):
    ana = add(book, last=days_ago(70))
    log(book, ana, MONDAY, reasons=book.agenda.of_client(ana)[:1])
    book.insights._db.sql("UPDATE mark SET late_days = NULL")
    found = book.insights.punctuality(YEAR)
    assert (found.total, found.unknown) == (0, 1)
    assert book.insights.clients(Slice(Figure.PUNCTUALITY), YEAR) == []


def test_touches_are_counted_by_purpose_and_by_channel_on_either_side(book):
    ana, bia = add(book, "Ana"), add(book, "Bia")
    log(book, ana, MONDAY, Purpose.THANK_YOU)
    log(book, ana, YEAR.first, Purpose.THANK_YOU, channel=Channel.WHATSAPP)
    log(book, bia, MONDAY, Purpose.THANK_YOU, direction=Direction.INCOMING, channel=Channel.WHATSAPP)
    log(book, bia, MONDAY, Purpose.GREETING, channel=Channel.WHATSAPP)
    log(book, bia, YEAR.first - timedelta(days=1), Purpose.GIFT)
    log(book, add(book, "Caio", Importance.NOT_SORTED), MONDAY)
    found = book.insights.touches(YEAR)
    assert [(value.key, value.counts) for value in found.purposes.values] == [("thank_you", (2, 1)), ("greeting", (1, 0))]
    assert [(value.key, value.counts) for value in found.channels.values] == [("whatsapp", (2, 1)), ("phone", (1, 0))]
    assert book.insights.clients(Slice(Figure.PURPOSES, "thank_you"), YEAR) == [ana, bia]
    assert book.insights.clients(Slice(Figure.PURPOSES, "thank_you", "incoming"), YEAR) == [bia]
    assert book.insights.clients(Slice(Figure.CHANNELS, "phone"), YEAR) == [ana]


def test_a_shorter_time_sees_less(book):
    ana = add(book)
    log(book, ana, days_ago(150), Purpose.GIFT)
    assert book.insights.touches(YEAR).purposes.total == 1
    assert book.insights.touches(Period(3, MONDAY)).purposes.total == 0


def test_clients_who_are_gone_count_nowhere(book):
    ana = add(book, last=days_ago(100))
    log(book, ana, MONDAY - timedelta(days=90), reasons=book.agenda.of_client(ana)[:1])
    book.clients.delete([ana])
    found = book.insights
    assert found.losing_touch(YEAR).tally.total == 0
    assert found.punctuality(YEAR).total == 0
    assert found.touches(YEAR).purposes.total == 0


def test_loyalty_leads_from_a_stage_to_its_clients_and_to_those_unknown(book):
    ana = add(book, "Ana", stage=Stage.COMMITMENT, last=MONDAY)
    log(book, ana, MONDAY, Purpose.PERSONAL_NOTE)
    bia = add(book, "Bia", stage=Stage.EXPLORATION)
    found = book.insights.loyalty(YEAR)
    assert [day for day, _spreads in found.days][-1] == MONDAY
    assert len(found.days) == YEAR.months + 1
    assert set(found.by_stage) == {Stage.COMMITMENT, Stage.EXPLORATION}
    assert found.today["affinity"].known == 1
    assert book.insights.clients(Slice(Figure.LOYALTY, Stage.COMMITMENT, "affinity"), YEAR) == [ana]
    assert book.insights.clients(Slice(Figure.LOYALTY, "", "affinity"), YEAR) == [ana]
    assert book.insights.clients(Slice(Figure.LOYALTY, "unknown", "affinity"), YEAR) == [bia]


@pytest.mark.parametrize("figure", Figure)
def test_an_empty_book_has_nobody_behind_anything(book, figure):
    for part in PARTS[figure]:
        key = {Figure.GONE_STALE: "no_phone", Figure.OCCASIONS: "2026-12"}.get(figure, "")
        assert book.insights.clients(Slice(figure, key, part), Period(3, date(2026, 11, 23))) == []
