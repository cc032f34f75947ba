"""What happened with a client in words: a title, the circumstances beside it, and a note below."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from relapp.domain.check_ups import CheckUp, RecoveryStep
from relapp.domain.clients import Detail
from relapp.domain.clippings import PassedOn
from relapp.domain.concerns import Concern
from relapp.domain.events import RECORDED, Event
from relapp.domain.feedback import Feedback
from relapp.domain.gifts import Gift
from relapp.domain.histories import ClientChange
from relapp.domain.journal import Direction, Purchase, Touch
from relapp.domain.promises import Party, Promise
from relapp.domain.text import fold
from relapp.domain.timeline import EntryKind, Group, TimelineEntry
from relapp.i18n import _, format_day, format_hour, format_money, pgettext
from relapp.wording import check_ups, histories, plans, promises, terms


class Said(NamedTuple):
    """An entry in words; where nothing more is to be said, `details` is its day and `note` is empty."""

    title: str
    details: str
    note: str


def group(value: Group) -> str:
    """The name of a group, for its filter."""
    return {
        Group.CALLS: pgettext("timeline", "Calls & visits"),
        Group.NOTES: pgettext("timeline", "Notes"),
        Group.GIFTS: pgettext("timeline", "Gifts"),
        Group.SHARED: pgettext("timeline", "Shared"),
        Group.PURCHASES: pgettext("timeline", "Purchases"),
        Group.PROMISES: pgettext("timeline", "Promises & concerns"),
        Group.RELATIONSHIP: pgettext("timeline", "Relationship"),
    }[value]


def entry(value: TimelineEntry) -> Said:
    """An entry with its day."""
    title, details, note = _WORDS[type(value.record)](value)
    day = format_day(value.on)
    if isinstance(value.record, Concern) and value.kind is EntryKind.CONCERN_RESOLVED:
        day = f"{format_day(value.record.opened_on)} → {day}"
    return Said(title, " · ".join([day, *filter(None, details)]), note)


def says(value: TimelineEntry, text: str) -> bool:
    """Whether every word of `text` is in what is said of an entry; accents and capitals make no difference."""
    said = fold(" ".join(entry(value)))
    return all(word in said for word in fold(text).split())


_Words = tuple[str, list[str], str]


def _touch(value: TimelineEntry) -> _Words:
    touch: Touch = _record(value)
    hour = format_hour(touch.at) if touch.at else ""
    incoming = touch.direction is Direction.INCOMING
    came_of_it = terms.direction(touch.direction) if incoming else terms.outcome(touch.outcome)
    return terms.purpose(touch.purpose), [hour, came_of_it, terms.channel(touch.channel)], touch.note


def _purchase(value: TimelineEntry) -> _Words:
    bought: Purchase = _record(value)
    title = _("Bought {what}").format(what=bought.what) if bought.what else _("A purchase")
    return title, [_money(bought.amount, bought.currency)], ""


def _promise(value: TimelineEntry) -> _Words:
    promise: Promise = _record(value)
    is_ours = promise.by is Party.US
    title = {
        EntryKind.PROMISE_MADE: _("We promised: {what}") if is_ours else _("They promised: {what}"),
        EntryKind.PROMISE_KEPT: _("Promise kept: {what}"),
        EntryKind.PROMISE_BROKEN: _("Promise broken: {what}"),
        EntryKind.PROMISE_RELEASED: _("Promise released: {what}"),
    }[value.kind]
    due = _("for {day}").format(day=format_day(promise.due))
    made = value.kind is EntryKind.PROMISE_MADE
    return title.format(what=promise.text), [due if made else promises.promised_by(promise.by)], ""


def _gift(value: TimelineEntry) -> _Words:
    gift: Gift = _record(value)
    title = {
        EntryKind.GIFT_BOUGHT: _("Gift bought: {what}"),
        EntryKind.GIFT_GIVEN: _("Gift: {what}"),
        EntryKind.GIFT_THANKED: _("Thanks for a gift: {what}"),
    }[value.kind]
    thanked = value.kind is EntryKind.GIFT_THANKED
    return title.format(what=gift.what), [] if thanked else [_money(gift.price, gift.currency)], "" if thanked else gift.note


def _concern(value: TimelineEntry) -> _Words:
    concern: Concern = _record(value)
    title = {
        EntryKind.CONCERN_OPENED: _("Concern: {what}"),
        EntryKind.CONCERN_RESOLVED: _("Concern resolved: {what}"),
        EntryKind.CONCERN_CALLED_BACK: _("Called back, it is solved: {what}"),
        EntryKind.CONCERN_REOPENED: _("Not solved after all: {what}"),
    }[value.kind]
    return title.format(what=concern.what), [], _course(concern) if value.kind is EntryKind.CONCERN_RESOLVED else ""


def _course(concern: Concern) -> str:
    parts = (
        (_("Cause: {words}"), concern.cause),
        (_("Solution: {words}"), concern.solution),
        (_("Prevention: {words}"), concern.prevention),
        (_("Called back on {words}"), format_day(concern.called_back_on) if concern.called_back_on else ""),
    )
    said = (sentence.format(words=words.strip().rstrip(".")) for sentence, words in parts if words.strip())
    return " ".join(f"{each}." for each in said)


def _feedback(value: TimelineEntry) -> _Words:
    loop: Feedback = _record(value)
    right = _("They said the direction is right") if loop.direction_right else _("They said the direction is not right")
    title, note = {
        EntryKind.FEEDBACK_ASKED: (_("We asked their opinion"), loop.question),
        EntryKind.FEEDBACK_ANSWERED: (_("They gave their opinion"), loop.answer),
        EntryKind.FEEDBACK_REPLIED: (_("We replied to their opinion"), loop.reply),
        EntryKind.FEEDBACK_DIRECTION: (right, ""),
    }[value.kind]
    return title, [] if note == loop.question else [loop.question], note


def _check_up(value: TimelineEntry) -> _Words:
    check_up: CheckUp = _record(value)
    gained = _("They gained: {words}").format(words=check_up.gained) if check_up.gained else ""
    return _("Relationship check-up"), [check_ups.result(check_up.result)], "\n".join(filter(None, [gained, check_up.note]))


def _recovery_step(value: TimelineEntry) -> _Words:
    step: RecoveryStep = _record(value)
    return _("Step done: {what}").format(what=step.text), [_("recovery plan")], ""


def _event(value: TimelineEntry) -> _Words:
    happened: Event = _record(value)
    title = plans.event(happened.kind) if happened.kind in RECORDED else _("Follow-up plan started")
    return title, [value.about], happened.text


def _passed_on(value: TimelineEntry) -> _Words:
    given: PassedOn = _record(value)
    title = _("Shared “{title}”").format(title=value.about) if value.about else _("Shared something read or seen")
    return title, [], _("They answered: {words}").format(words=given.answer) if given.answer else ""


def _change(value: TimelineEntry) -> _Words:
    change: ClientChange = _record(value)
    said = _("{field}: {change}").format(field=histories.field(change.field), change=histories.from_to(change))
    return said, [], change.reason


def _observation(value: TimelineEntry) -> _Words:
    detail: Detail = _record(value)
    said = _("{kind}: {words}").format(kind=terms.detail(detail.kind), words=detail.text)
    return said, [terms.observed(detail.observed)] if detail.observed else [], ""


def _record(value: TimelineEntry) -> Any:
    """The record; which kind it is, `_WORDS` has seen to."""
    return value.record


def _money(amount: int | None, currency: str) -> str:
    return "" if amount is None else format_money(amount, currency)


_WORDS: Mapping[type, Callable[[TimelineEntry], _Words]] = {
    Touch: _touch,
    Purchase: _purchase,
    Promise: _promise,
    Gift: _gift,
    Concern: _concern,
    Feedback: _feedback,
    CheckUp: _check_up,
    RecoveryStep: _recovery_step,
    Event: _event,
    PassedOn: _passed_on,
    ClientChange: _change,
    Detail: _observation,
}
