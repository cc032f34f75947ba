"""A book in which every field that holds free text holds text that somebody might obey instead of showing it."""

import json
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from relapp.book import Book
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, ContactPoint, Detail, DetailKind, PointKind
from relapp.domain.followups import FollowUpPlan, FollowUpStep, Trigger
from relapp.domain.free_reminders import FreeReminder
from relapp.domain.journal import Purpose, Touch
from relapp.domain.signs import Sign
from relapp.domain.texts import Situation, Template, Way
from relapp.exchange.book_file import read_book
from relapp.exchange.source import Track
from relapp.exporting import Format, export
from relapp.importing import open_source
from relapp.sample import write_sample

MONDAY = date(2026, 11, 23)

TEXTS = (
    "<b>x</b><img src=file:///etc/passwd>",
    "&amp;&lt;i&gt;Ana&#64;</i>",
    "{{7*7}} {name} {count} ${HOME} %s %1 %n %(x)s",
    "\u202egpj.exe\u202c \u2066x\u2069",
    "zero\0byte\x01\x7f",
    "x" * 10_000,
    "Long word " * 100,
    "javascript:alert(1)",
    "file:///etc/passwd",
    "two\nlines\r\nand\ttabs\u2028more\x0bless\x0c",
    "\x1b[31mred\x1b]0;title\x07\x9b31m\x08\x08",
    "&File && Co &",
    "</td></table></p><h1>Ana</h1><!--",
    "<a href='javascript:alert(1)'>tap</a><script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "<html><body onload=alert(1)>",
    "\ufffc\ufdd0\uffff\ufeff",
    "   ",
    "Z\u0351\u036b\u0343" * 50,
)

_FREE = frozenset((
    "name", "company", "title", "text", "note", "notes", "value", "label", "tags", "topics", "preferred_hours", "what", "cause",
    "solution", "prevention", "who_must_know", "question", "options", "answer", "reply", "gained", "addressed_as", "relation",
    "phone", "email", "person", "source_text",
))  # fmt: skip


def hostile(text: str) -> str:
    """One of the texts in place of an innocent one: the same for the same, and told apart by what it stands for."""
    return f"{TEXTS[zlib.crc32(text.encode()) % len(TEXTS)]} {text}"


def write_hostile_book(folder: Path, on: date = MONDAY) -> Path:
    """A book of more than thirty clients with everything that a sample has, as of `on`; it takes a few seconds."""
    sample, file, made = folder / "sample.relapp", folder / "sample.json", folder / "hostile.relapp"
    write_sample(sample, clients=30, seed=3, on=on, language="en")
    with Book(sample) as book:
        export(book, Format.JSON, file, None)
    file.write_text(json.dumps(_poisoned(json.loads(file.read_text("utf-8")))), encoding="utf-8")
    with Book(made, Stamps(today=lambda: on)) as book:
        book.save_settings(replace(book.settings.get(), language="en", country="BR"))
        taken = book.whole.take_in(read_book(open_source(file), Track()), "<b>file</b>\x1b[31m.json")
        assert (taken.counts.added, list(taken.problems)) == (30, [])
        _add_more(book, on)
        book.turn_to(on)
    return made


def _poisoned(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _poisoned(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_poisoned(each, key) for each in value]
    return hostile(value) if isinstance(value, str) and value and key in _FREE else value


def _add_more(book: Book, on: date) -> None:
    """What no sample has: clients that are nothing but such text, plans, signs and texts of the user's own, odd links."""
    links = ("javascript:alert(1)", "file:///etc/passwd", 'http://<b>x</b>.example/"><img src=x>', "https://a.example/%0d%0aX: y")
    for number, text in enumerate(TEXTS):
        client = Client(
            f"{text}{number}", company=text, title=text, notes=text, tags=(text,), preferred_hours=text, addressed_as=text,
            points=tuple(ContactPoint(kind, text, text) for kind in PointKind)
            + tuple(ContactPoint(PointKind.URL, link) for link in links),
            details=tuple(Detail(kind, text) for kind in DetailKind),
        )  # fmt: skip
        (client_id,) = book.clients.add(client).client_ids
        book.journal.add_free_reminder(client_id, FreeReminder(text, on))
        book.journal.log(client_id, Touch(on.replace(day=1), Purpose.THANK_YOU, note=text), [])
        if text.strip() and "{" not in text:
            book.texts.keep(Template(Situation.BIRTHDAY, Way.WRITTEN, "en", text))
    book.texts.sign(TEXTS[0])
    settings = book.settings.get()
    plans = tuple(_plan(number, text) for number, text in enumerate(TEXTS))
    signs = tuple(Sign(f"own{number}", number % 2 == 0, text) for number, text in enumerate(TEXTS))
    book.save_settings(replace(settings, plans=(*settings.plans, *plans), signs=signs))


def _plan(number: int, text: str) -> FollowUpPlan:
    step = FollowUpStep(f"own_step{number}", Purpose.PERSONAL_NOTE, 1, 3, text=text)
    return FollowUpPlan(f"own{number}", Trigger.BY_HAND, (step,), name=text)
