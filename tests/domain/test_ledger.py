from datetime import date, timedelta

from relapp.domain.clippings import PassedOn
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.ledger import Balance, Contribution, balance, ledger
from relapp.domain.promises import Party, Promise, PromiseState

ON = date(2026, 11, 23)
DAY = timedelta(days=1)

EVENTS = (
    Event(ON, Trigger.FAVOUR_GIVEN, "lift"),
    Event(ON - DAY, Trigger.FAVOUR_RECEIVED, "van"),
    Event(ON - 2 * DAY, Trigger.REFERRAL_RECEIVED, "Ana"),
    Event(ON - 3 * DAY, Trigger.REFERRAL_GIVEN, "Bia"),
    Event(ON - 4 * DAY, Trigger.GIFT_RECEIVED, "cake"),
    Event(ON - 5 * DAY, Trigger.GOOD_NEWS, "baby"),
    Event(ON - 6 * DAY, Trigger.MET, "fair"),
)


def test_both_sides_give_the_latest_first():
    assert [(each.by, each.kind, each.what) for each in ledger(EVENTS, (), (), ())] == [
        (Party.US, Contribution.FAVOUR, "lift"),
        (Party.THEM, Contribution.FAVOUR, "van"),
        (Party.THEM, Contribution.REFERRAL, "Ana"),
        (Party.US, Contribution.REFERRAL, "Bia"),
        (Party.THEM, Contribution.GIFT, "cake"),
    ]


def test_a_gift_counts_once_it_is_given_and_one_without_a_day_comes_last():
    gifts = [Gift("idea"), Gift("pen", GiftState.BOUGHT, bought_on=ON), Gift("old", GiftState.GIVEN),
             Gift("cup", GiftState.GIVEN, given_on=ON)]  # fmt: skip
    assert [(each.what, each.on) for each in ledger((), gifts, (), ())] == [("cup", ON), ("old", None)]


def test_a_promise_counts_for_who_kept_it():
    promises = [
        Promise("offer", ON, Party.US, state=PromiseState.KEPT, settled_on=ON - DAY),
        Promise("data", ON, Party.THEM, state=PromiseState.KEPT),
        *(Promise("x", ON, Party.US, state=state) for state in PromiseState if state is not PromiseState.KEPT),
    ]
    assert [(each.what, each.by, each.on) for each in ledger((), (), promises, ())] == [
        ("data", Party.THEM, ON),
        ("offer", Party.US, ON - DAY),
    ]


def test_the_balance_counts_both_sides():
    entries = ledger(EVENTS, (), (), [PassedOn("clipping", ON)])
    assert balance(entries) == Balance(3, 3)
    assert balance([]) == Balance(0, 0)
