"""What happened with one client up to the day of the sample: people mostly kept their rhythm and forgot little."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from relapp.book.bulk import ClientHistory, by_kind
from relapp.domain.clients import Channel, Importance, Occasion
from relapp.domain.facts import ClientFacts
from relapp.domain.followups import Trigger, steps_after
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Mark, MarkKind, Purpose, Touch
from relapp.domain.reminders import Reminder
from relapp.domain.sources import open_reminders
from relapp.domain.sources.gestures import GESTURE
from relapp.domain.sources.plans import starts_of
from relapp.domain.sources.rhythm import RHYTHM
from relapp.sample.asking import free_reminders, purchases
from relapp.sample.care_words import care_words
from relapp.sample.caring import remember
from relapp.sample.casting import COMPOSED, FULL_HISTORY, Part, Scene, Story
from relapp.sample.dice import Dice
from relapp.sample.life import Life
from relapp.sample.people import Persona
from relapp.sample.touching import Touches
from relapp.sample.words import Words, notes

_EVERYDAY_AT_MOST: Mapping[Importance, int] = {
    Importance.VIP: 10,
    Importance.REGULAR: 8,
    Importance.OCCASIONAL: 5,
    Importance.DATES_ONLY: 2,
    Importance.NOT_SORTED: 1,
}
_THIN_AT_MOST = 3
_DAYS_WITHOUT_RHYTHM = 130
_DAY = timedelta(days=1)

# Somebody whom other care is due was last in touch so many days ago, before that began, and not long before.
_BEFORE_A_STORY = 10

# So long before a client is left in peace nothing was told of the service.
_BEFORE_A_PAUSE = timedelta(days=20)

# The last account of a client to whom the next one is due, in days ago.
_LAST_ACCOUNT = 82


def history(dice: Dice, part: Part, scene: Scene, words: Words, persona: Persona) -> ClientHistory:
    """A client with everything that happened and is to happen."""
    return _Chronicle(dice, part, scene, words, persona).written()


class _Chronicle:
    """Writes the history of one client; nothing in it is earlier than its first day or later than its last."""

    def __init__(self, dice: Dice, part: Part, scene: Scene, words: Words, persona: Persona) -> None:
        self._dice = dice
        self._part = part
        self._scene = scene
        self._client = persona.client
        self._rhythm = scene.rules.rhythm_of(persona.client)
        self._first = persona.since
        self._contact = self._last_contact()
        late = part.role is not None and part.role.late is not None
        self._last = self._contact if late and self._contact else scene.on - _DAY
        self._bought = purchases(dice, part, scene, words, persona, self._last)
        self._asked = free_reminders(dice, part, scene, words)
        self._make = Touches(dice, part, words, persona)
        words_of_care = care_words(part.country)
        self._life = Life(dice, part, scene, words_of_care, self._client, self._first, self._last, self._make)
        self._touches, self._marks = self._life.touches, self._life.marks

    def written(self) -> ClientHistory:
        if not self._part.quiet:
            if self._part.is_known:
                remember(self._life)
            self._settle_what_was_due()
        self._add_everyday()
        self._add_account()
        touches = sorted(self._touches, key=lambda touch: (touch.on, touch.at or time.min))
        return ClientHistory(
            self._client, tuple(touches), self._bought, self._asked, tuple(self._marks), tuple(self._life.records), self._first
        )

    def _settle_what_was_due(self) -> None:
        kept = by_kind(self._life.records)
        facts = ClientFacts(self._client, self._contact, self._bought, self._asked, tuple(self._marks), **kept)
        for reminder in open_reminders(facts, self._scene.rules, self._scene.on):
            self._answer(reminder)
        if self._part.index < FULL_HISTORY:
            self._add_follow_ups(facts)
            self._add_greetings()

    def _add_account(self) -> None:
        """The last account of the service, to those who get one and were in touch since."""
        rules, on = self._scene.rules, self._scene.on
        if self._part.story is Story.ACCOUNT:
            self._life.touch(self._life.days_ago(_LAST_ACCOUNT), Purpose.SERVICE_ACCOUNT)
        elif rules.tells_of_service(self._client) and self._contact:
            earliest = max(self._first, on - timedelta(days=rules.intervals.account_days - 10))
            last = self._last - _BEFORE_A_PAUSE if self._client.pause else self._last
            day = self._dice.day(min(earliest, last), last)
            self._touches.append(self._make.about(day, Purpose.SERVICE_ACCOUNT))

    def _last_contact(self) -> date | None:
        """The last contact that the rhythm alone brought; within its ideal days but for a few in a book too large for one."""
        on, dice = self._scene.on, self._dice
        if self._first >= on - _DAY:
            return None
        if not self._rhythm:
            seldom = self._part.quiet or not self._part.is_known
            return None if seldom and dice.chance(0.5) else dice.day(self._first, on - 10 * _DAY)
        ideal, latest = self._rhythm.ideal_days, self._rhythm.latest_days
        if self._part.role and self._part.role.late is not None:
            return on - timedelta(days=ideal + self._part.role.late)
        is_late = self._part.index >= COMPOSED and dice.chance(0.045)
        first, last = (_BEFORE_A_STORY, ideal * 2 // 3) if self._part.story else (1, ideal - 1)
        day = on - timedelta(days=dice.between(ideal, latest + 15) if is_late else dice.between(first, last))
        worked = self._scene.rules.calendar.working_day_from(day)
        return max(worked if worked < on else day, self._first)

    def _answer(self, reminder: Reminder) -> None:
        """Do what was due before the day of the sample, and leave open what makes the day."""
        if reminder.source == RHYTHM:
            if self._part.role and self._part.role.tried:
                self._try(reminder)
        elif reminder.purpose is Purpose.FREE_REMINDER:
            free = next(free for free in self._asked if reminder.source.endswith(free.uuid))
            self._repeat(reminder, free)
        elif self._part.index < COMPOSED and (reminder.purpose is Purpose.PROMISE or reminder.source == GESTURE):
            return
        elif self._was_due(reminder):
            self._settle(reminder)

    def _was_due(self, reminder: Reminder) -> bool:
        composed = self._part.index < COMPOSED
        if reminder.ideal == self._scene.on:
            return composed and not self._part.role and not reminder.hard
        return reminder.ideal < self._scene.on and (composed or self._dice.chance(0.95))

    def _settle(self, reminder: Reminder) -> None:
        day = min(reminder.ideal, self._scene.on - _DAY)
        if not reminder.hard:
            day = self._worked(day)
        if not self._first <= day <= self._last:
            self._marks.append(Mark(reminder.source, reminder.occurrence, MarkKind.SKIPPED, day))
            return
        self._marks.append(_done(reminder, day))
        if reminder.code == "card":
            self._touches.append(self._make.card(day))
        elif reminder.purpose is not Purpose.GIFT:
            is_bought = reminder.data.get("trigger") == Trigger.PURCHASE
            self._follow(day, reminder.purpose, reminder.code, str(reminder.data["what"]) if is_bought else "")

    def _try(self, reminder: Reminder) -> None:
        """A call on the working day before, which nobody answered: it returns on the day itself."""
        day = self._scene.rules.calendar.add_working_days(self._scene.on, -1)
        until = self._scene.rules.calendar.add_working_days(day, 1)
        self._touches.append(self._make.missed(day))
        self._marks.append(Mark(reminder.source, reminder.occurrence, MarkKind.TRIED, day, until))

    def _repeat(self, reminder: Reminder, free: FreeReminder) -> None:
        """All occurrences before the day of the sample are done."""
        on, leap_day, index = self._scene.on, self._scene.rules.leap_day, 0
        if not free.repeat or free.on >= on:
            return
        while free.repeat.occurrence(free.on, index + 1, leap_day) < on:
            index += 1
        done = free.repeat.occurrence(free.on, index, leap_day)
        self._marks.append(Mark(reminder.source, done.isoformat(), MarkKind.DONE, done, late_days=0))
        if self._first <= done:
            self._touches.append(self._make.about(done, Purpose.FREE_REMINDER))

    def _add_follow_ups(self, facts: ClientFacts) -> None:
        """Most steps of follow-up plans whose time is over."""
        rules = self._scene.rules
        for start in starts_of(facts):
            for plan in rules.plans:
                for due in steps_after(start.on, plan.steps if start.starts(plan) else (), rules.calendar):
                    is_past = due.expires is not None and due.expires < self._scene.on and self._life.holds(due.ideal)
                    if is_past and self._dice.chance(0.6):
                        what = start.what if start.trigger is Trigger.PURCHASE else ""
                        self._follow(due.ideal, due.step.purpose, due.step.code, what)

    def _follow(self, day: date, purpose: Purpose, code: str, what: str) -> None:
        """A touch for one step; those after a purchase have the notes of their purpose."""
        kind = code if code in notes(self._part.country) else purpose.value
        self._touches.append(self._make.about(day, purpose, what, kind))

    def _add_greetings(self) -> None:
        """Most greetings of years gone by; those of the last days are answered by their reminders."""
        over = self._scene.on - timedelta(days=self._scene.rules.belated_days + 1)
        for occasion in self._client.occasions:
            for day in self._kept(occasion):
                if self._first <= day <= min(self._last, over) and self._dice.chance(0.6):
                    self._touches.append(self._make.about(day, Purpose.GREETING))

    def _kept(self, occasion: Occasion) -> list[date]:
        years = range(self._first.year, self._scene.on.year + 1)
        return [occasion.date.in_year(year, self._scene.rules.leap_day) for year in years]

    def _add_everyday(self) -> None:
        """From the last contact back in time, as often as the rhythm wants."""
        if not self._contact:
            return
        if all(touch.on != self._contact for touch in self._touches):
            self._touches.append(self._make.everyday(self._contact))
        full = _EVERYDAY_AT_MOST[self._part.importance]
        most = full if self._part.index < FULL_HISTORY else min(_THIN_AT_MOST, full)
        step = self._rhythm.ideal_days if self._rhythm else _DAYS_WITHOUT_RHYTHM
        day = self._contact
        for _ in range(most - 1):
            later, day = day, self._worked(day - timedelta(days=round(step * self._dice.uniform(0.8, 1.35))))
            if day < self._first:
                return
            self._touches.append(self._earlier(day))
            if self._rhythm and self._touches[-1].is_contact:
                late = max(0, (later - day).days - self._rhythm.latest_days)
                self._marks.append(Mark(RHYTHM, day.isoformat(), MarkKind.DONE, later, late_days=late))

    def _earlier(self, day: date) -> Touch:
        if Channel.PHONE in self._client.refused_channels:
            return self._make.everyday(day)
        if self._dice.chance(0.06):
            return self._make.missed(day)
        return self._make.message(day) if self._dice.chance(0.05) else self._make.everyday(day)

    def _worked(self, day: date) -> date:
        calendar = self._scene.rules.calendar
        return day if calendar.is_working(day) else calendar.add_working_days(day, -1)


def _done(reminder: Reminder, day: date) -> Mark:
    return Mark(reminder.source, reminder.occurrence, MarkKind.DONE, day, late_days=reminder.overdue_days(day))
