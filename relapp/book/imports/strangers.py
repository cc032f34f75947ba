"""Entries that are each like one client of the book, but not like each other."""

from relapp.book.duplicates.candidates import CROWD, KnownTraits
from relapp.book.imports.choosing import goes_with
from relapp.book.imports.staged_traits import StagedTraits
from relapp.book.imports.staging import Staging
from relapp.matching import Traits


def find_strangers(staging: Staging, clients: KnownTraits, entries: StagedTraits, country: str) -> list[int]:
    """Have those added that are not surely those before them; their rows. What files call a client by is not doubted."""
    strangers: list[int] = []
    followers: list[Traits] = []
    before = None
    for known, row, is_named in staging.known_more_than_once():
        if known != before:
            before, followers = known, []
        entry = entries.of(row)
        leader = clients.of([known])[known]
        if not is_named and not goes_with(entry, leader, followers, country):
            strangers.append(row)
        elif len(followers) < CROWD:
            followers.append(entry)
    staging.doubt(strangers)
    return strangers
