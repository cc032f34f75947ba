"""Clippings, and who was given which."""

from collections.abc import Iterator
from datetime import date, timedelta

from relapp.domain.clippings import Clipping, PassedOn
from relapp.domain.dates import WorkingCalendar
from relapp.domain.journal import Mark, MarkKind, Purpose
from relapp.domain.sources.clippings import CLIPPING, is_for
from relapp.sample.care_words import Cutting
from relapp.sample.casting import COMPOSED, Story
from relapp.sample.life import Life

# With so many of those whom a clipping fits it has not been shared yet; in a large book with few, or nobody could do it.
_OPEN, _OPEN_IN_LARGE = 0.3, 0.1


def clippings(cuttings: list[Cutting], on: date, calendar: WorkingCalendar) -> Iterator[Clipping]:
    """What was read and seen up to `on`, the oldest first."""
    for each in sorted(cuttings, key=lambda each: each["days_ago"], reverse=True):
        until = None if each["good_for"] is None else on + timedelta(days=each["good_for"])
        added = calendar.add_working_days(on - timedelta(days=each["days_ago"] - 1), -1)
        yield Clipping(each["title"], added, each["source"], each["note"], tuple(each["topics"]), until)


def share(life: Life) -> None:
    """Pass on what fits the client's interests, a week apart; what has just come up stays open with some of them."""
    if not is_for(life.client.importance):
        return
    calendar, free = life.scene.rules.calendar, date.min
    between = timedelta(days=life.scene.rules.intervals.between_clippings_days)
    for clipping in life.scene.shelf.of(life.client):
        is_new = clipping.added_on >= life.ago(1)
        day = max(calendar.working_day_from(free), calendar.add_working_days(clipping.added_on, life.dice.between(1, 3)))
        if is_new or day >= life.scene.on:
            if life.part.story is Story.CLIPPING or life.dice.chance(_OPEN if life.part.index < COMPOSED else _OPEN_IN_LARGE):
                continue
            day = life.ago(1)
        if clipping.is_good(day):
            _pass_on(life, clipping, day)
            free = day + between


def _pass_on(life: Life, clipping: Clipping, day: date) -> None:
    """Nothing is told of days before the history began, or after a client was last reached."""
    if not life.holds(day):
        life.marks.append(Mark(CLIPPING, clipping.uuid, MarkKind.SKIPPED, day))
        return
    answer = life.dice.pick(life.words["read"]) if life.is_full and life.dice.chance(0.6) else ""
    life.records.append(PassedOn(clipping.uuid, day, answer, uuid=life.dice.uuid()))
    life.touch(day, Purpose.SHARE_INFORMATION, "clipping", clipping.title)
