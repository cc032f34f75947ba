"""iCalendar (RFC 5545) in: birthdays and other yearly events of Google, Apple, Outlook, Facebook, KDE, Thunderbird and our own.

The year of a birthday or a wedding is taken where somebody said it: in a property, in the title (``(1980)``, ``40th``), or by an
event of the whole day that begins in the last century, that KDE made from an address book, or that begins two years or more
before it was created. Any other event begins when its series does, which says nothing.
"""

from collections.abc import Iterator

from relapp.domain.clients import ClientKind, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Entry, Problem
from relapp.exchange.calendars.blocks import Block, read_blocks
from relapp.exchange.calendars.events import Event, read_event
from relapp.exchange.calendars.names import Title, kind_of_word, read_title
from relapp.exchange.calendars.own_properties import OwnEvent, read_own_event
from relapp.exchange.days import Day
from relapp.exchange.draft import MAX_OCCASIONS, Draft
from relapp.exchange.source import Source, Track
from relapp.exchange.text import one_line
from relapp.exchange.unusable import NoContactsError
from relapp.i18n import _, format_number, ngettext

MAX_SINGLE = 50_000  # birthdays that do not repeat, kept so that those of several years come in once

_DATED = {OccasionKind.BIRTHDAY, OccasionKind.WEDDING, OccasionKind.PARTNERSHIP}


def read_events(source: Source, track: Track) -> Iterator[Entry]:
    """Every yearly event of `source`, those of ours that belong to one client as one; raises UnusableFileError where it has none.

    How many events are not yearly, or were cancelled, is one remark: a calendar is full of meetings.
    """
    reader = _Reader()
    count = 0
    for block in read_blocks(source, track):
        for entry in reader.add(block):
            count += 1
            yield entry
    if last := reader.finish():
        count += 1
        yield last
    if not count:
        message = _("“{name}” holds no birthday and no other yearly event: export the calendar that has them.")
        raise NoContactsError(message.format(name=source.name))
    if reader.passed_over:
        remark = ngettext(
            "{count} event is not yearly or was cancelled, and was passed over.",
            "{count} events are not yearly or were cancelled, and were passed over.",
            reader.passed_over,
        )
        track.remarks.append(remark.format(count=format_number(reader.passed_over)))


class _Reader:
    """What is remembered from event to event: the client of ours whose events go on, and birthdays of single years."""

    def __init__(self) -> None:
        self.passed_over = 0
        self._own: Draft | None = None
        self._single: set[tuple[str, int, int]] = set()

    def add(self, block: Block) -> Iterator[Entry]:
        """The entries that are complete now that `block` has been read."""
        event = read_event(block)
        if isinstance(event, Problem):
            yield event
            return
        own = read_own_event(event) if event else None
        if event is None or not (own or self._is_yearly(event)):
            self.passed_over += 1
        elif own is None:
            yield _read_foreign(event)
        else:
            before = self._own
            if before is None or not own.uuid or before.own.get("uuid") != own.uuid or len(before.occasions) >= MAX_OCCASIONS:
                if last := self.finish():
                    yield last
                self._own = _draft_of(own, event)
            assert self._own is not None
            self._own.add_occasion(own.kind, Day(own.date), own.label, own.person, own.relation)
            _warn_where_cut(self._own, event)

    def finish(self) -> Entry | None:
        """The client of ours whose events have ended."""
        draft, self._own = self._own, None
        return draft.finish() if draft else None

    def _is_yearly(self, event: Event) -> bool:
        """Whether `event` repeats every year, or is plainly a birthday of one year that has not been seen in another."""
        if event.is_yearly:
            return True
        title = read_title(event.summary)
        if event.repeats or not event.all_day or _kind(event, title) is not OccasionKind.BIRTHDAY or not title.name:
            return False
        key = (title.name, event.day.month, event.day.day)
        if key in self._single:
            return False
        if len(self._single) < MAX_SINGLE:
            self._single.add(key)
        return True


def _draft_of(own: OwnEvent, event: Event) -> Draft:
    draft = Draft(event.position, name=own.client, organisation=own.client_kind is ClientKind.ORGANISATION, uid=event.uid)
    if own.uuid:
        draft.own["uuid"] = own.uuid
    return draft


def _read_foreign(event: Event) -> Entry:
    title = read_title(event.summary)
    kind = _kind(event, title)
    name = title.name or one_line(event.marks.get("X-KDE-KABC-NAME-1", ""))
    if not name:
        return Problem(event.position, _("This event does not say whose day it is."))
    draft = Draft(event.position, organisation=False, uid=event.uid)
    _warn_where_cut(draft, event)
    if kind is None:
        draft.name = one_line(event.summary)
        draft.add_occasion(OccasionKind.CUSTOM, Day(YearlyDate(event.day.month, event.day.day)), draft.name)
    else:
        draft.name = name
        year = _year(event, title) if kind in _DATED else None
        draft.add_occasion(kind, Day(_yearly(event, year)))
    return draft.finish()


def _kind(event: Event, title: Title) -> OccasionKind | None:
    """Which yearly date it is; None for one that only its title can name."""
    if title.kind:
        return title.kind
    if event.marks.get("X-KDE-KABC-ANNIVERSARY", "").upper() == "YES":
        return OccasionKind.WEDDING
    if event.marks.get("X-NEXTCLOUD-BC-FIELD-TYPE", "").upper() == "ANNIVERSARY":
        return OccasionKind.WEDDING
    if any("BIRTHDAY" in name or "BDAY" in value.upper() for name, value in event.marks.items()):
        return OccasionKind.BIRTHDAY
    return next(filter(None, map(kind_of_word, event.categories)), None)


def _year(event: Event, title: Title) -> int | None:
    """The first year where it is to be trusted."""
    marks = event.marks
    if any(name.endswith("UNKNOWN-YEAR") and value.strip() not in {"", "0"} for name, value in marks.items()):
        return None
    said = [value for name, value in marks.items() if name.endswith("YEAR") and value.isascii() and value.isdigit()]
    if title.year or said:
        return title.year or int(said[0][:4])
    if title.age is not None:
        return event.day.year - title.age
    created_later = event.created is not None and event.created.year - event.day.year >= 2
    from_address_book = any(name.startswith("X-KDE-KABC-") for name in marks)
    return event.day.year if event.all_day and (event.day.year < 2000 or created_later or from_address_book) else None


def _yearly(event: Event, year: int | None) -> YearlyDate:
    """The day with `year` where that can be one: placeholders lie before 1901, and 29 February is not of every year."""
    try:
        return YearlyDate(event.day.month, event.day.day, year if year and 1900 < year <= 2200 else None)
    except ValueError:
        return YearlyDate(event.day.month, event.day.day)


def _warn_where_cut(draft: Draft, event: Event) -> None:
    if not event.whole:
        draft.warn(_("This event stops before its end: part of it may be missing."))
