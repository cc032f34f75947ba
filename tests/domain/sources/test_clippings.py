from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.care import CareRules, Intervals
from relapp.domain.clients import Client, Detail, DetailKind, Importance, Pause, Stage
from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.facts import ClientFacts
from relapp.domain.journal import Mark, MarkKind, Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.sources import open_reminders

RULES = CareRules()
MONDAY = date(2026, 11, 23)
ANA = Client("Ana", importance=Importance.OCCASIONAL, details=(Detail(DetailKind.INTEREST, "vinho"),), uuid="u", id=1)
WINE = Clipping("Wines of the year", MONDAY, "https://example.com", topics=("vinhos",), uuid="wine")


def day(offset: int) -> date:
    return MONDAY + timedelta(days=offset)


def raised(facts: ClientFacts, today: date = MONDAY, rules: CareRules = RULES) -> Reminder | None:
    found = [each for each in open_reminders(facts, rules, today) if each.purpose is Purpose.SHARE_INFORMATION]
    assert len(found) <= 1
    return found[0] if found else None


def facts(
    *clippings: Clipping, passed_on: tuple[PassedOn, ...] = (), marks: tuple[Mark, ...] = (), client: Client = ANA
) -> ClientFacts:
    return ClientFacts(client, clippings=clippings, passed_on=passed_on, marks=marks)


def mark(kind: MarkKind, on: date, until: date | None = None, occurrence: str = "wine") -> Mark:
    return Mark("clipping", occurrence, kind, on, until)


def test_it_is_due_within_five_working_days_and_says_why() -> None:
    found = raised(facts(WINE))
    assert found
    assert (found.earliest, found.ideal, found.latest, found.hard) == (MONDAY, MONDAY, day(7), False)
    assert found.data == {"title": "Wines of the year", "interest": "vinho", "link": "https://example.com"}


@pytest.mark.parametrize("importance", [Importance.NOT_SORTED, Importance.DATES_ONLY])
def test_nobody_is_reminded_of_clients_without_a_rhythm(importance: Importance) -> None:
    assert raised(facts(WINE, client=replace(ANA, importance=importance))) is None


def test_nothing_is_passed_on_to_clients_whose_relationship_has_ended() -> None:
    assert raised(facts(WINE, client=replace(ANA, stage=Stage.DISSOLUTION))) is None


def test_what_fits_best_comes_first() -> None:
    vague = Clipping("Drinks", day(-3), topics=("vinho e outras bebidas",), uuid="a")
    found = raised(facts(vague, WINE))
    assert found
    assert found.occurrence == "wine"


def test_a_client_gets_the_same_one_once() -> None:
    assert raised(facts(WINE, passed_on=(PassedOn("wine", day(-40)),))) is None


@pytest.mark.parametrize("kind", [MarkKind.DONE, MarkKind.SKIPPED])
def test_one_that_was_skipped_gives_way_to_the_next(kind: MarkKind) -> None:
    other = Clipping("Ports", MONDAY, topics=("vinho do Porto",), uuid="port")
    found = raised(facts(WINE, other, marks=(mark(kind, MONDAY),)))
    assert found
    assert found.occurrence == "port"


def test_another_one_waits_a_week() -> None:
    found = raised(facts(WINE, passed_on=(PassedOn("another", day(-2)),)))
    assert found
    assert (found.earliest, found.latest) == (day(7), day(14))  # from Saturday on, so the Monday after it


def test_the_interval_is_a_setting() -> None:
    rules = replace(RULES, intervals=replace(Intervals(), between_clippings_days=14))
    found = raised(facts(WINE, passed_on=(PassedOn("another", MONDAY),)), rules=rules)
    assert found
    assert found.earliest == day(14)


def test_one_past_its_day_is_not_raised() -> None:
    short = replace(WINE, good_until=day(2))
    assert raised(facts(short), day(2))
    assert raised(facts(short), day(3)) is None


def test_it_is_never_to_be_done_after_its_last_day() -> None:
    found = raised(facts(replace(WINE, good_until=day(2))))
    assert found
    assert found.latest == found.expires == day(2)


def test_one_that_ends_on_a_weekend_may_be_passed_on_then() -> None:
    found = raised(facts(replace(WINE, added_on=day(5), good_until=day(6))), day(5))
    assert found
    assert (found.earliest, found.latest) == (day(5), day(6))


def test_without_an_end_it_lasts_two_months() -> None:
    assert raised(facts(WINE), day(60))
    assert raised(facts(WINE), day(61)) is None


def test_one_that_ends_before_its_turn_does_not_keep_others_waiting() -> None:
    short = replace(WINE, good_until=day(3))
    other = Clipping("Ports", MONDAY, topics=("vinho do Porto",), uuid="port")
    found = raised(facts(short, other, passed_on=(PassedOn("another", MONDAY),)))
    assert found
    assert (found.occurrence, found.earliest) == ("port", day(7))


def test_a_snooze_outlasts_the_end_that_it_goes_beyond() -> None:
    short = facts(replace(WINE, good_until=day(2)), marks=(mark(MarkKind.SNOOZED, MONDAY, day(8)),))
    for today in (MONDAY, day(3), day(8)):
        found = raised(short, today)
        assert found
        assert (found.ideal, found.expires) == (day(8), day(8))
    assert raised(short, day(9)) is None


def test_a_snoozed_one_still_waits_for_its_week() -> None:
    found = raised(facts(WINE, marks=(mark(MarkKind.SNOOZED, MONDAY, day(2)),), passed_on=(PassedOn("another", day(1)),)))
    assert found
    assert found.earliest == day(8)


def test_one_moved_by_hand_stays_where_it_was_put() -> None:
    found = raised(facts(WINE, marks=(mark(MarkKind.MOVED, MONDAY, day(2)),), passed_on=(PassedOn("another", day(1)),)))
    assert found
    assert (found.ideal, found.may_move) == (day(2), True)


def test_a_pause_and_an_open_concern_hold_it_back() -> None:
    assert raised(facts(WINE, client=replace(ANA, pause=Pause.BEREAVEMENT))) is None
    assert raised(replace(facts(WINE), concerns=(Concern("late delivery", MONDAY),))) is None
    later = raised(facts(WINE, client=replace(ANA, pause=Pause.BEREAVEMENT, paused_until=day(20))))
    assert later
    assert later.earliest == day(21)


DAYS = st.integers(-30, 90).map(day)
CLIPPINGS = st.lists(
    st.builds(
        Clipping,
        st.just("x"),
        DAYS,
        topics=st.sampled_from([("vinho",), ("vinho do Porto",), ("vinhos e queijos", "livros")]),
        good_until=st.none() | DAYS,
        uuid=st.sampled_from("abcde"),
    ),
    max_size=5,
    unique_by=lambda each: each.uuid,
)
PASSED = st.lists(st.builds(PassedOn, st.sampled_from("abcdefg"), DAYS), max_size=4).map(tuple)
MARKS = st.lists(
    st.tuples(
        st.sampled_from([MarkKind.SNOOZED, MarkKind.SKIPPED, MarkKind.TRIED]), DAYS, st.integers(1, 20), st.sampled_from("abcde")
    ).map(lambda each: mark(each[0], each[1], each[1] + timedelta(days=each[2]), each[3])),
    max_size=3,
).map(tuple)


@given(CLIPPINGS, PASSED, MARKS, DAYS)
def test_never_twice_the_same_never_two_a_week_never_too_late(
    clippings: list[Clipping], passed_on: tuple[PassedOn, ...], marks: tuple[Mark, ...], today: date
) -> None:
    found = raised(facts(*clippings, passed_on=passed_on, marks=marks), today)
    if not found:
        return
    (clipping,) = [each for each in clippings if each.uuid == found.occurrence]
    assert found.occurrence not in {each.clipping for each in passed_on}
    assert all(found.earliest >= each.on + timedelta(days=7) for each in passed_on)
    assert found.earliest >= clipping.added_on
    assert found.expires
    assert found.earliest <= found.ideal <= found.latest
    assert found.latest <= found.expires
    assert today <= found.expires


@given(CLIPPINGS, PASSED, MARKS, DAYS, st.integers(0, 90))
def test_it_stays_the_same_until_it_lapses(
    clippings: list[Clipping], passed_on: tuple[PassedOn, ...], marks: tuple[Mark, ...], today: date, days: int
) -> None:
    known = facts(*clippings, passed_on=passed_on, marks=marks)
    found, later = raised(known, today), today + timedelta(days=days)
    if found and found.expires and later <= found.expires:
        assert raised(known, later) == found
    if not found:
        assert raised(known, later) is None
