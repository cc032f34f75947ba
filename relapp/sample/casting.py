"""Who plays what: a client's part depends on the seed and on its place in the book, never on how many follow."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum, auto
from functools import lru_cache
from typing import TypeVar

from relapp.domain.care import CareRules
from relapp.domain.clients import Importance, OccasionKind
from relapp.domain.clippings import Clipping, Shelf
from relapp.sample.dice import Dice

T = TypeVar("T")

# Up to here a day is composed by the roles below; beyond, it is what so many clients make of it.
COMPOSED = 120

# From here on numbers and addresses are spread wider, as so many would not fit in those kept for fiction.
LARGE = 1000

# Up to here clients have two full years of history, beyond only a few lines of it.
FULL_HISTORY = 2000

# One in so many was born on 29 February.
_LEAP_EVERY, _LEAP_AT = 53, 17

_COUNTRIES = ("br",) * 9 + ("ro",) * 8 + ("en",) * 3
_IMPORTANCES = (
    (Importance.VIP,) * 8
    + (Importance.REGULAR,) * 25
    + (Importance.OCCASIONAL,) * 30
    + (Importance.DATES_ONLY,) * 17
    + (Importance.NOT_SORTED,) * 20
)
_QUIET = (Importance.DATES_ONLY, Importance.NOT_SORTED)


class Story(Enum):
    """The care that is open with one client on the day of the sample."""

    PROMISE_LATE = auto()
    PROMISE_TODAY = auto()
    PROMISE_TO_COME = auto()
    PROMISE_BROKEN = auto()
    THEIR_PROMISE = auto()
    CONCERN_OPEN = auto()
    CONCERN_RESOLVED = auto()
    MET_AT_FAIR = auto()
    REFERRED = auto()
    GOOD_NEWS = auto()
    FEEDBACK_TO_ASK = auto()
    FEEDBACK_TO_HEAR = auto()
    FEEDBACK_TO_ANSWER = auto()
    FEEDBACK_DIRECTION = auto()
    CHECK_UP = auto()
    AT_RISK = auto()
    ACCOUNT = auto()
    CLIPPING = auto()
    BEREAVED = auto()
    LEFT_ALONE = auto()


@dataclass(frozen=True, slots=True)
class Role:
    """What a client brings to the day of the sample.

    `late` is days past the ideal day of the rhythm, `bought` working days since a purchase, `occasion_in` days until an occasion,
    `reminder_in` working days until a free reminder.
    """

    importance: Importance
    late: int | None = None
    tried: bool = False
    bought: int | None = None
    occasion: OccasionKind | None = None
    occasion_in: int = 0
    of_child: bool = False
    reminder_in: int | None = None
    at: time | None = None
    story: Story | None = None


# Ten or so for the day itself, two of them overdue, as many for the rest of the week, and a few for the week after.
_ROLES = {
    2: Role(Importance.VIP, late=2, tried=True),
    6: Role(Importance.REGULAR, story=Story.CONCERN_OPEN),
    13: Role(Importance.REGULAR, bought=1, story=Story.FEEDBACK_TO_ANSWER),
    16: Role(Importance.VIP, occasion=OccasionKind.BIRTHDAY, occasion_in=6),
    24: Role(Importance.REGULAR, occasion=OccasionKind.BIRTHDAY),
    26: Role(Importance.REGULAR, story=Story.REFERRED),
    32: Role(Importance.VIP, story=Story.AT_RISK),
    35: Role(Importance.VIP, occasion=OccasionKind.BIRTHDAY, occasion_in=13),
    38: Role(Importance.REGULAR, story=Story.PROMISE_TODAY),
    46: Role(Importance.REGULAR, reminder_in=0, at=time(14, 30), story=Story.MET_AT_FAIR),
    57: Role(Importance.OCCASIONAL, late=39),
    59: Role(Importance.REGULAR, story=Story.CONCERN_RESOLVED),
    62: Role(Importance.REGULAR, late=-30, story=Story.BEREAVED),
    68: Role(Importance.REGULAR, story=Story.PROMISE_LATE),
    73: Role(Importance.REGULAR, story=Story.GOOD_NEWS),
    77: Role(Importance.OCCASIONAL, late=5, story=Story.LEFT_ALONE),
    79: Role(Importance.OCCASIONAL, bought=8, story=Story.FEEDBACK_TO_HEAR),
    81: Role(Importance.REGULAR, story=Story.ACCOUNT),
    85: Role(Importance.VIP, story=Story.FEEDBACK_DIRECTION),
    90: Role(Importance.REGULAR, occasion=OccasionKind.BIRTHDAY, occasion_in=2, of_child=True),
    92: Role(Importance.REGULAR, story=Story.CLIPPING),
    95: Role(Importance.REGULAR, story=Story.PROMISE_TO_COME),
    97: Role(Importance.REGULAR, story=Story.FEEDBACK_TO_ASK),
    99: Role(Importance.VIP, reminder_in=2, at=time(10, 0), story=Story.CHECK_UP),
    104: Role(Importance.REGULAR, late=-3, story=Story.THEIR_PROMISE),
    111: Role(Importance.REGULAR, occasion=OccasionKind.WEDDING, occasion_in=5),
    116: Role(Importance.OCCASIONAL, occasion=OccasionKind.BIRTHDAY, occasion_in=3),
    117: Role(Importance.REGULAR, story=Story.PROMISE_BROKEN),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What all clients of a sample share; from client `due_like` on nobody raises anything within 60 days of `on`.

    `language` is the book's; `clippings` are in it already, the oldest first, and `shelf` finds them by an interest.
    """

    seed: int
    on: date
    rules: CareRules
    tags: Sequence[str]
    due_like: int | None = None
    language: str = ""
    clippings: tuple[Clipping, ...] = ()
    shelf: Shelf = field(default_factory=lambda: Shelf(()))


@dataclass(frozen=True, slots=True)
class Part:
    """The part of one client; a quiet one raises nothing near the day of the sample."""

    index: int
    country: str
    importance: Importance
    role: Role | None = None
    quiet: bool = False
    born_on_leap_day: bool = False

    @property
    def is_known(self) -> bool:
        """Whether somebody gave the client an importance; others came from a phone and were not looked at."""
        return self.importance is not Importance.NOT_SORTED

    @property
    def story(self) -> Story | None:
        """What the client's role tells, if it tells anything."""
        return self.role.story if self.role else None


def part(scene: Scene, index: int, dice: Dice) -> Part:
    """The part of client `index`, 0 or more."""
    country = _dealt(scene.seed, "country", index, _COUNTRIES)
    if scene.due_like is not None and index >= scene.due_like:
        return Part(index, country, dice.pick(_QUIET), quiet=True)
    role = _ROLES.get(index)
    importance = role.importance if role else _dealt(scene.seed, "importance", index, _IMPORTANCES)
    return Part(index, country, importance, role, born_on_leap_day=index % _LEAP_EVERY == _LEAP_AT)


def turn(scene: Scene, index: int, every: int) -> int:
    """Which of the clients `every` places apart this is among those of its language, from 0; of its place in a larger book."""
    if index >= COMPOSED:
        return index // every
    own = _dealt(scene.seed, "country", index, _COUNTRIES)
    return sum(_dealt(scene.seed, "country", before, _COUNTRIES) == own for before in range(index % every, index, every))


def _dealt(seed: int, what: str, index: int, cards: tuple[T, ...]) -> T:
    """The card that `index` gets from a deck shuffled anew for each round, so that even a small book has the mix."""
    round_, place = divmod(index, len(cards))
    return cards[_order(seed, what, round_, len(cards))[place]]


@lru_cache(maxsize=16)
def _order(seed: int, what: str, round_: int, count: int) -> tuple[int, ...]:
    return tuple(Dice(f"{seed}/{what}/{round_}").some(range(count), count, count))
