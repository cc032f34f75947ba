from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Detail, DetailKind, Importance, Occasion, OccasionKind, Pause
from relapp.domain.clippings import Clipping
from relapp.domain.concerns import Concern
from relapp.domain.dates import YearlyDate
from relapp.domain.facts import ClientFacts
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Purchase, Purpose
from relapp.domain.pauses import BY_WEIGHT, LEFT_FOR_GOOD, NOT_TO_BE_CONTACTED, PASSES, in_force, weighs_more
from relapp.domain.promises import Promise
from relapp.domain.sources import open_reminders

MONDAY = date(2026, 11, 23)
RULES = CareRules()
VIP = Client(
    "Marina",
    importance=Importance.VIP,
    details=(Detail(DetailKind.INTEREST, "café especial"),),
    occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(11, 27), uuid="b"),),
    uuid="u",
)
FACTS = ClientFacts(
    VIP,
    last_contact=date(2026, 10, 1),
    purchases=(Purchase(date(2026, 11, 20), "moedor", uuid="p"),),
    free_reminders=(FreeReminder("ligar", MONDAY, uuid="f"),),
    promises=(Promise("oferta", MONDAY, uuid="o"),),
    clippings=(Clipping("Café", date(2026, 11, 20), topics=("café especial",), uuid="c"),),
)
PROMOTIONAL = {
    Purpose.SHARE_INFORMATION, Purpose.GIFT, Purpose.SERVICE_ACCOUNT, Purpose.SPONTANEOUS_GESTURE, Purpose.KEEP_IN_TOUCH,
}  # fmt: skip


def purposes(facts, today=MONDAY):
    return {each.purpose for each in open_reminders(facts, RULES, today)}


def paused(pause, until=None):
    return replace(FACTS, client=replace(VIP, pause=pause, paused_until=until))


def test_without_a_pause_everything_is_raised():
    assert purposes(FACTS) >= {
        Purpose.KEEP_IN_TOUCH, Purpose.GREETING, Purpose.GIFT, Purpose.THANK_YOU, Purpose.PROMISE, Purpose.SHARE_INFORMATION,
    }  # fmt: skip


@pytest.mark.parametrize("pause", Pause)
def test_no_pause_lets_anything_promotional_through(pause):
    assert not PASSES[pause] & PROMOTIONAL


@pytest.mark.parametrize("pause", Pause)
def test_a_promise_is_never_hidden(pause):
    assert Purpose.PROMISE in PASSES[pause]


@pytest.mark.parametrize("pause", [Pause.BEREAVEMENT, Pause.OTHER, Pause.DO_NOT_CONTACT, Pause.RESTRICTED, Pause.DECEASED])
def test_only_what_the_table_lets_through_is_raised(pause):
    assert purposes(paused(pause)) == purposes(FACTS) & PASSES[pause]


def test_an_open_concern_pauses_by_itself_and_its_end_ends_it():
    worried = replace(FACTS, concerns=(Concern("entrega", date(2026, 11, 19), uuid="k"),))
    assert purposes(worried) == (purposes(FACTS) | {Purpose.CONCERN_FOLLOW_UP}) & PASSES[Pause.OPEN_CONCERN]
    calmed = replace(FACTS, concerns=(replace(worried.concerns[0], resolved_on=MONDAY),))
    assert purposes(calmed) >= purposes(FACTS)


def test_what_a_pause_held_back_returns_the_day_after_it():
    held = paused(Pause.BEREAVEMENT, MONDAY + timedelta(days=20))
    found = {each.code: each for each in open_reminders(held, RULES, MONDAY)}
    assert found["rhythm"].ideal == MONDAY + timedelta(days=21)
    assert found["promise_ours"].ideal == MONDAY
    assert found["greet"].occurrence == "2027", "a birthday inside the pause was not let go"


def test_a_greeting_just_missed_is_belated_after_a_short_pause():
    held = paused(Pause.BEREAVEMENT, MONDAY + timedelta(days=6))
    found = {each.code: each for each in open_reminders(held, RULES, MONDAY + timedelta(days=7))}
    assert found["greet"].occurrence == "2026"


def test_a_pause_that_is_over_leaves_no_trace_but_the_days_it_held_back():
    before = paused(Pause.OTHER, MONDAY - timedelta(days=1))
    assert purposes(before) == purposes(FACTS)


@given(st.sampled_from([*Pause, None]), st.one_of(st.none(), st.integers(-30, 60)), st.integers(0, 90))
def test_reminders_stay_the_same_up_to_the_first_that_lapses(pause, until, later):
    facts = paused(pause, MONDAY + timedelta(days=until) if until is not None else None)
    found = open_reminders(facts, RULES, MONDAY)
    first = min((each.expires for each in found if each.expires), default=MONDAY + timedelta(days=later))
    day = min(first, MONDAY + timedelta(days=later))
    assert open_reminders(facts, RULES, day) == found


def test_who_is_left_for_good_is_owed_and_nothing_else():
    owed = {Purpose.PROMISE, Purpose.FREE_REMINDER, Purpose.CONCERN_FOLLOW_UP}
    assert all(PASSES[pause] <= owed for pause in LEFT_FOR_GOOD)
    assert NOT_TO_BE_CONTACTED < LEFT_FOR_GOOD


def test_every_pause_has_its_weight():
    assert sorted(BY_WEIGHT) == sorted(Pause)
    assert weighs_more(Pause.DO_NOT_CONTACT, Pause.BEREAVEMENT)
    assert not weighs_more(Pause.OTHER, Pause.OTHER)


@pytest.mark.parametrize(("until", "holds"), [(None, True), (MONDAY, True), (MONDAY - timedelta(days=1), False)])
def test_a_pause_is_in_force_through_its_last_day(until, holds):
    assert in_force(Pause.DO_NOT_CONTACT, until, MONDAY) is (Pause.DO_NOT_CONTACT if holds else None)
    assert in_force(None, None, MONDAY) is None
