"""Thirty days with one book: on in the morning, closed over lunch and at night, asleep on weekends, started anew now and then."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest

from relapp.book import Book
from relapp.book.backups.copying import examine
from relapp.book.backups.part import keep_up
from relapp.book.stamps import Stamps
from relapp.domain.journal import Purpose, Touch
from relapp.scheduling.clockwork import Clockwork
from tests.safety import looking, work

DAYS = 30

# Hours between touches, with the lid closed over lunch.
WORKDAY = (2.5, 1, 4)


class Laptop:
    """A computer with its clock, and on it a book with what goes on behind it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._moment = datetime.combine(work.MONDAY, time(8), UTC)
        self.digests: list[date] = []
        self.notes: list[str] = []
        # How many touches the book had when each backup was made.
        self.held: dict[str, int] = {}
        self._given: date | None = None
        self.start()

    def now(self) -> datetime:
        return self._moment

    def today(self) -> date:
        return self._moment.date()

    def start(self) -> None:
        self.book = Book(self._path, Stamps(now=self.now, today=self.today))
        self.book.turn_to(self.today())
        self._clockwork = Clockwork(
            settings=self.book.settings.get,
            timed=self.book.agenda.timed,
            already_announced=lambda _reminder: False,
            announced=lambda _reminder: None,
            last_digest=lambda: self._given,
            digest_given=self._give,
            clock=self,
            monotonic=self._moment.timestamp,
        )
        self._clockwork.day_turned.connect(self.book.turn_to)
        self._clockwork.book_beat.connect(self._back_up)
        self._clockwork.start()
        self._clockwork.beat()

    def stop(self) -> None:
        self._clockwork.stop()
        self.book.close()

    def go_on(self, hours: float) -> None:
        """Let time pass, asleep or not: whatever was missed comes with the next beat."""
        self._moment += timedelta(hours=hours)
        self._clockwork.beat()

    def work(self, dice: Random) -> None:
        note = f"touch {len(self.notes)}"
        self.book.journal.log(dice.randint(1, 12), Touch(self.today(), Purpose.KEEP_IN_TOUCH, note=note))
        self.notes.append(note)

    def _give(self, day: date) -> None:
        self._given = day
        self.digests.append(day)

    def _back_up(self) -> None:
        kept = keep_up(replace(self.book.backups.shelf(), day_of=lambda moment: moment.date()))
        if kept.made:
            self.held[kept.made.path.name] = examine(kept.made.path).touches


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Laptop]:
    """After thirty days."""
    laptop, dice = Laptop(work.make_book(tmp_path_factory.mktemp("month") / "clients.relapp", 12)), Random(30)
    for day in range(DAYS):
        is_workday = (work.MONDAY + timedelta(days=day)).weekday() < 5
        for hours in WORKDAY if is_workday else ():
            laptop.work(dice)
            laptop.go_on(hours)
        if is_workday and dice.random() < 0.3:
            laptop.stop()
            laptop.start()
        laptop.go_on(24 - (sum(WORKDAY) if is_workday else 0))
    yield laptop
    laptop.stop()


def test_nothing_is_lost(laptop: Laptop) -> None:
    assert {row[0] for row in laptop.book._db.sql("SELECT note FROM touch WHERE note <> ''")} == set(laptop.notes)
    assert laptop.book.check() == []


def test_the_right_backups_are_there(laptop: Laptop) -> None:
    backups = laptop.book.backups.list()

    assert len(laptop.held) == DAYS + 1
    # The last seven days, the Sundays of the weeks before, and the last day of November.
    assert " ".join(f"{each.made_at:%d}" for each in backups) == "23 22 21 20 19 18 17 13 06 30 29"
    assert looking.bad_backups(laptop.book.path) == []
    assert [examine(each.path).touches for each in backups] == [laptop.held[each.path.name] for each in backups]


def test_each_day_at_work_has_its_digest_once(laptop: Laptop) -> None:
    days = [work.MONDAY + timedelta(days=day) for day in range(DAYS)]

    assert laptop.digests == [day for day in days if day.weekday() < 5]
