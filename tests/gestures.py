"""Clients to surprise, shared by the tests of the book and of the day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from relapp.book import Book
from relapp.domain.care import CareRules
from relapp.domain.clients import Client, Importance
from relapp.domain.facts import ClientFacts, Marks
from relapp.domain.journal import Purpose, Touch
from relapp.domain.rhythms import Rhythm
from relapp.domain.sources import gestures


def add_to_surprise(book: Book, name: str, on: date, **rest: Any) -> int:
    """Add a client whose turn for a gesture comes on `on`, and who is due for nothing else for long; returns the id."""
    book.save_settings(replace(book.settings.get(), check_ups_for=frozenset()))
    client = Client(name, importance=Importance.VIP, rhythm=Rhythm(900, 999), **rest)
    uuid, last = next(each for each in _turns(name, on) if _turn(replace(client, uuid=each[0]), each[1]) == on)
    client_id = book.clients.add(replace(client, uuid=uuid)).client_ids[0]
    book.journal.log(client_id, Touch(last, Purpose.SPONTANEOUS_GESTURE))
    return client_id


def _turns(name: str, on: date) -> Any:
    return ((f"{name}/{number}", on - timedelta(days=days)) for number in count() for days in range(60, 90))


def _turn(client: Client, last: date) -> date:
    facts = ClientFacts(client, last_of={Purpose.SPONTANEOUS_GESTURE: last})
    (raised,) = gestures.raise_reminders(facts, CareRules(), Marks(()), last)
    return raised.ideal
