"""A digest for colleagues: what clients were concerned about, praised, said and taught within some days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from relapp.domain.anonymous import Names
from relapp.domain.clients import DetailKind, Observed
from relapp.domain.concerns import Concern
from relapp.domain.dates import monday_of


class DigestSection(StrEnum):
    """The parts of a digest, in their order."""

    CONCERNS = "concerns"
    OPPORTUNITIES = "opportunities"
    PRAISE = "praise"
    SAID = "said"
    LEARNED = "learned"


class ItemKind(StrEnum):
    """What is told in an item."""

    CONCERN = "concern"
    OPPORTUNITY = "opportunity"
    GOOD_NEWS = "good_news"
    REFERRAL = "referral"
    PRAISE = "praise"
    DIRECTION = "direction"
    ANSWER = "answer"
    SAID = "said"
    SHARED = "shared"
    PREVENTION = "prevention"
    GAINED = "gained"


class Span(StrEnum):
    """The days that a digest is about; OWN ones are those that the user chose."""

    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    LAST_MONTH = "last_month"
    LAST_MONTHS = "last_months"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        """Whether `day` is one of them."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class DigestItem:
    """One thing to tell, in the words somebody wrote, which may be none.

    `about` is what it answers: a question, what was shared, the cause that a prevention is for, whom a referral is about;
    `reply` is what we answered. `concern` is there for a concern, `observed` and `detail` for what is noted about a client.
    """

    kind: ItemKind
    client_id: int
    on: date
    text: str
    about: str = ""
    reply: str = ""
    concern: Concern | None = None
    observed: Observed | None = None
    detail: DetailKind | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The first items of a section, and how many there are."""

    items: tuple[DigestItem, ...] = ()
    total: int = 0


Digest = Mapping[DigestSection, Found]


def period_of(span: Span, on: date) -> Period:
    """The days that `span` means on the day `on`; the last three months end with it. Raises ValueError for OWN ones."""
    monday = monday_of(on)
    if span is Span.THIS_WEEK:
        return Period(monday, monday + timedelta(days=6))
    if span is Span.LAST_WEEK:
        return Period(monday - timedelta(days=7), monday - timedelta(days=1))
    if span is Span.LAST_MONTH:
        last = on.replace(day=1) - timedelta(days=1)
        return Period(last.replace(day=1), last)
    if span is Span.LAST_MONTHS:
        return Period(_three_months_before(on), on)
    raise ValueError(span)


def without_names(item: DigestItem, names: Names) -> DigestItem:
    """`item` with `names` left out of everything that was written; what is noted of a referral is mostly a name, and goes."""
    hide, concern = names.hide, item.concern
    if concern:
        told = (concern.what, concern.cause, concern.solution, concern.prevention, concern.who_must_know)
        what, cause, solution, prevention, who = map(hide, told)
        concern = replace(concern, what=what, cause=cause, solution=solution, prevention=prevention, who_must_know=who)
    if item.kind is ItemKind.REFERRAL:
        return replace(item, text="", about=names.short(item.about) if item.about else "")
    return replace(item, text=hide(item.text), about=hide(item.about), reply=hide(item.reply), concern=concern)


def referred(items: Iterable[DigestItem]) -> list[str]:
    """The names of those whom referrals are about."""
    return [item.about for item in items if item.kind is ItemKind.REFERRAL and item.about]


def _three_months_before(on: date) -> date:
    """The day after the same day three months before."""
    month = (on.month - 4) % 12 + 1
    year = on.year - (month > on.month)
    first_after = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=on.day), first_after)
