from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given

from relapp.domain.accounts import account
from relapp.domain.clients import Client
from relapp.domain.concerns import Concern
from relapp.domain.facts import ClientFacts
from relapp.domain.journal import Mark, MarkKind, Purchase, Purpose
from relapp.domain.promises import Party, Promise, PromiseState
from tests.domain.made_up import FACTS

MONDAY = date(2026, 11, 23)
CLIENT = Client("x", rhythm_start=MONDAY)


def after(days):
    return MONDAY + timedelta(days=days)


def promise(text, on, state=PromiseState.KEPT, by=Party.US):
    return Promise(text, on, by, state=state, settled_on=on)


HISTORY = ClientFacts(
    CLIENT,
    purchases=(Purchase(after(0), "first"), Purchase(after(9), "later"), Purchase(after(-1), "before")),
    concerns=(Concern("open", after(1)), Concern("mended", after(1), resolved_on=after(3))),
    promises=(
        promise("kept", after(4)),
        promise("broken", after(4), PromiseState.BROKEN),
        promise("theirs", after(4), by=Party.THEM),
        Promise("to come", after(40)),
    ),
)


def test_it_tells_purchases_resolved_concerns_and_our_kept_promises():
    found = account(HISTORY)
    assert (found.since, found.is_first) == (MONDAY, True)
    assert [each.what for each in found.purchases] == ["first", "later"]
    assert [each.what for each in found.resolved] == ["mended"]
    assert [each.text for each in found.kept] == ["kept"]


def test_what_was_told_is_not_told_again():
    told = replace(HISTORY, last_of={Purpose.SERVICE_ACCOUNT: after(4)})
    found = account(told)
    assert (found.since, found.is_first) == (after(4), False)
    assert [each.what for each in found.purchases] == ["later"]
    assert not found.resolved
    assert not found.kept
    assert not account(replace(told, last_of={Purpose.SERVICE_ACCOUNT: after(9)}))


def test_a_reason_that_was_closed_with_another_touch_was_told_and_one_left_out_was_not():
    for kind, since in ((MarkKind.DONE, after(3)), (MarkKind.SKIPPED, MONDAY)):
        marked = replace(HISTORY, marks=(Mark("account", MONDAY.isoformat(), kind, after(3)),))
        assert account(marked).since == since


def test_it_begins_with_what_was_done_first_where_no_relationship_is_cared_for():
    assert account(ClientFacts(Client("x"))) is None
    assert account(replace(HISTORY, client=Client("x"))).since == after(-1)
    assert account(replace(HISTORY, client=Client("x"), first_contact=after(5))).since == after(5)


@given(FACTS)
def test_everything_told_is_new_and_in_order(facts):
    found = account(facts)
    if found is None:
        return
    days = [
        [each.on for each in found.purchases],
        [each.resolved_on for each in found.resolved],
        [each.settled_on for each in found.kept],
    ]
    for each in days:
        assert each == sorted(each)
        assert all(day >= found.since if found.is_first else day > found.since for day in each)
    assert bool(found) == any(days)
