"""Which of several candidates an entry is, and whether it goes with what was merged into the same one before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from relapp.domain.duplicates import SURE, Likeness
from relapp.matching import Traits, compared

# However many share a name, an entry is compared with no more of them.
LEADERS = 5


@dataclass(frozen=True, slots=True)
class Best:
    """The candidates most like an entry, by their numbers: several where they are equally like it."""

    why: Likeness
    ids: tuple[int, ...]

    @property
    def is_sure(self) -> bool:
        """Whether it is taken for one of these without asking, if only there is no other."""
        return self.why.is_sure


def best(entry: Traits, candidates: Iterable[tuple[int, Traits]], country: str) -> Best | None:
    """Those of `candidates` most like `entry`, in the order given."""
    found: Best | None = None
    for number, traits in candidates:
        why = compared(traits, entry, country)
        if why is None or (found and why.score < found.why.score):
            continue
        found = Best(found.why, (*found.ids, number)) if found and why.score == found.why.score else Best(why, (number,))
    return found


def as_guess(why: Likeness) -> Likeness:
    """The same likeness where somebody has to be asked."""
    return replace(why, score=min(why.score, SURE - 1))


def goes_with(entry: Traits, leader: Traits, followers: Iterable[Traits], country: str) -> bool:
    """Whether `entry` is surely each of those merged into `leader` before, who are reached wherever it is.

    An initial or a family's name may be like two people who are not like each other.
    """
    for each in followers:
        why = compared(_reached_as(each, leader), entry, country)
        if why is None or not why.is_sure:
            return False
    return True


def _reached_as(follower: Traits, leader: Traits) -> Traits:
    return replace(follower, phones=(*follower.phones, *leader.phones), emails=follower.emails | leader.emails)
