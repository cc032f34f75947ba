"""Give and take: what each side contributed to a relationship, from everything the book knows of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relapp.domain.clippings import PassedOn
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.promises import Party, Promise, PromiseState


class Contribution(StrEnum):
    """What one side can do for the other."""

    GIFT = "gift"
    FAVOUR = "favour"
    REFERRAL = "referral"
    INFORMATION = "information"
    PROMISE = "promise"


# What an event says of who did what; a gift of ours is a gift, and no event.
_OF_EVENTS: Mapping[Trigger, tuple[Party, Contribution]] = {
    Trigger.FAVOUR_GIVEN: (Party.US, Contribution.FAVOUR),
    Trigger.FAVOUR_RECEIVED: (Party.THEM, Contribution.FAVOUR),
    Trigger.REFERRAL_GIVEN: (Party.US, Contribution.REFERRAL),
    Trigger.REFERRAL_RECEIVED: (Party.THEM, Contribution.REFERRAL),
    Trigger.GIFT_RECEIVED: (Party.THEM, Contribution.GIFT),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What side `by` gave, on a day that nobody may have noted; `source` is the record that says so."""

    by: Party
    kind: Contribution
    what: str
    on: date | None
    source: Event | Gift | PassedOn | Promise


@dataclass(frozen=True, slots=True)
class Balance:
    """How much was given by us, and how much received."""

    given: int
    received: int


def ledger(
    events: Iterable[Event], gifts: Iterable[Gift], promises: Iterable[Promise], passed_on: Iterable[PassedOn]
) -> list[Entry]:
    """What both sides gave, the latest first and what has no day last; promises count once they are kept."""
    found = [*_events(events), *_gifts(gifts), *_promises(promises)]
    found += [Entry(Party.US, Contribution.INFORMATION, each.clipping, each.on, each) for each in passed_on]
    return sorted(found, key=lambda each: each.on or date.min, reverse=True)


def balance(entries: Iterable[Entry]) -> Balance:
    """How many entries there are on either side."""
    sides = [each.by for each in entries]
    return Balance(sides.count(Party.US), sides.count(Party.THEM))


def _events(events: Iterable[Event]) -> Iterator[Entry]:
    for each in events:
        if each.kind in _OF_EVENTS:
            by, kind = _OF_EVENTS[each.kind]
            yield Entry(by, kind, each.text, each.on, each)


def _gifts(gifts: Iterable[Gift]) -> Iterator[Entry]:
    for each in gifts:
        if each.state is GiftState.GIVEN:
            yield Entry(Party.US, Contribution.GIFT, each.what, each.given_on, each)


def _promises(promises: Iterable[Promise]) -> Iterator[Entry]:
    for each in promises:
        if each.state is PromiseState.KEPT:
            yield Entry(each.by, Contribution.PROMISE, each.text, each.settled_on or each.due, each)
