"""What we did for a client since we last told them, gathered for the next account."""

from dataclasses import dataclass
from datetime import date

from relapp.domain.concerns import Concern
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import MarkKind, Purchase, Purpose
from relapp.domain.promises import Party, Promise, PromiseState

# The source of the reminders to give an account.
ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Account:
    """What there is to tell, each kind in the order of its days.

    `since` is the day of the last account, or the first day of the relationship where `is_first`.
    """

    since: date
    is_first: bool
    purchases: tuple[Purchase, ...] = ()
    resolved: tuple[Concern, ...] = ()
    kept: tuple[Promise, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.purchases or self.resolved or self.kept)


def account(facts: ClientFacts) -> Account | None:
    """Purchases, resolved concerns and our kept promises since the last account; None while nothing has begun yet."""
    told = _last_told(facts)
    since = told or facts.since or _first_done(facts)
    if not since:
        return None

    def is_new(day: date | None) -> bool:
        return day is not None and (day > since if told else day >= since)

    return Account(
        since,
        told is None,
        tuple(sorted((each for each in facts.purchases if is_new(each.on)), key=lambda each: each.on)),
        tuple(sorted((each for each in facts.concerns if is_new(each.resolved_on)), key=lambda each: each.resolved_on or since)),
        tuple(sorted((each for each in _kept(facts) if is_new(each.settled_on)), key=lambda each: each.settled_on or since)),
    )


def _last_told(facts: ClientFacts) -> date | None:
    """The day of the last account; one that was skipped told nothing."""
    days = [mark.on for mark in Marks(facts.marks).settled(ACCOUNT) if mark.kind is MarkKind.DONE]
    days += [day for day in [facts.last_of.get(Purpose.SERVICE_ACCOUNT)] if day]
    return max(days, default=None)


def _first_done(facts: ClientFacts) -> date | None:
    days = [each.on for each in facts.purchases]
    days += [each.resolved_on for each in facts.concerns if each.resolved_on]
    days += [each.settled_on for each in _kept(facts) if each.settled_on]
    return min(days, default=None)


def _kept(facts: ClientFacts) -> list[Promise]:
    return [each for each in facts.promises if each.by is Party.US and each.state is PromiseState.KEPT]
