"""What concerns taught: each cause with what prevents it and whom it happened to, below how promises were kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from relapp.domain.concerns import ConcernState
from relapp.domain.lessons import Lesson
from relapp.domain.promises import Party, Promise, share_kept
from relapp.i18n import _, pgettext
from relapp.paper.documents import Block, Cell, Column, Document, Section, document, entry, joined, note, section, table
from relapp.wording import lessons as words
from relapp.wording.concerns import concern_state
from relapp.wording.promises import kept_line
from relapp.wording.shares import percent

# Shares of the width, close to millimetres.
_WHAT, _DETAILS = Column(80, strong=True), Column(107)


@dataclass(frozen=True, slots=True)
class LearnedSheet:
    """Lessons with the names of their clients by id, and all promises of the book.

    `text` is what was looked for among the concerns, empty for nothing; `state` how far they have come, None for any.
    """

    lessons: Sequence[Lesson]
    names: Mapping[int, str]
    promises: Sequence[Promise]
    book_name: str
    printed_on: date
    text: str = ""
    state: ConcernState | None = None


def compose(sheet: LearnedSheet) -> Document:
    """A section for each cause, in the order of the lessons."""
    count = sum(len(each.concerns) for each in sheet.lessons)
    still_open = words.still_open(sum(each.open_count for each in sheet.lessons))
    looked_for = pgettext("looked for", "“{words}”").format(words=sheet.text) if sheet.text else ""
    state = concern_state(sheet.state) if sheet.state else ""
    return document(
        _("What we learned"),
        joined((looked_for, state)),
        (words.concerns(count), "" if sheet.state else still_open) if count else (),
        _sections(sheet),
        book_name=sheet.book_name,
        printed_on=sheet.printed_on,
        stamp=sheet.printed_on.isoformat(),
    )


def _sections(sheet: LearnedSheet) -> Iterator[Section]:
    yield section(_("Promises kept"), (note(joined(_kept(sheet.promises, by) for by in Party)),))
    for lesson in sheet.lessons:
        yield section(words.cause(lesson), _blocks(lesson, sheet.names), counts=words.counts(lesson))
    if not sheet.lessons:
        is_filtered = sheet.text or sheet.state
        yield section("", (note(_("No concern matches") if is_filtered else _("Nothing to learn from yet")),))


def _kept(promises: Sequence[Promise], by: Party) -> str:
    share = share_kept(each.state for each in promises if each.by is by)
    said = kept_line(promises, by)
    if share is None:
        return said
    return _("{said} ({percent}%)").format(said=said, percent=percent(share))


def _blocks(lesson: Lesson, names: Mapping[int, str]) -> Iterator[Block]:
    yield entry("", (), words.prevented_by(lesson))
    told = ((each, words.circumstances(each, names.get(each.client_id, ""))) for each in lesson.concerns)
    yield table((_WHAT, _DETAILS), ((each.what, Cell("", joined(details))) for each, details in told))
