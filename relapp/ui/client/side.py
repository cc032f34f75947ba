"""Beside the record: what comes next, what was promised, what to keep in mind, and what is not known."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import Client, DetailKind
from relapp.domain.concerns import Concern
from relapp.domain.promises import Party, Promise, in_order
from relapp.domain.reminders import Reminder
from relapp.i18n import _, first_letter_upper, format_day, format_hour, ngettext
from relapp.ui.bus import Bus
from relapp.ui.client.parts import Part
from relapp.ui.client.record import Record
from relapp.ui.client.relationship.ledger_card import GiveAndTakeCard
from relapp.ui.client.relationship.loyalty_card import LoyaltyCard
from relapp.ui.client.side_cards import BulletCard, Line
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.flow import in_flow
from relapp.wording.promises import promised_by
from relapp.wording.questions import ask_line, missing

MOST_NEXT = 5
MOST_SHOWN = 4
MOST_UNKNOWN = 3

_NEAR_DAYS = 7
_TO_KEEP_IN_MIND = (DetailKind.NEED, DetailKind.WISH, DetailKind.PREFERENCE)

# Shown among what was promised, and not a second time.
_PROMISED = ("promise", "concern")


class ClientSide(QWidget):
    """Cards that follow the record, nothing in two of them; `part_wanted` carries the Part that knows more."""

    part_wanted = Signal(object)
    loyalty_wanted, ledger_wanted = Signal(), Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self.next = BulletCard(_("Next"), _("Nothing is planned."))
        self.promised = BulletCard(_("Promised"))
        self.wishes = BulletCard(_("Needs and wishes"))
        self.interests = BulletCard(_("Interests"))
        self.unknown = BulletCard(_("Still unknown"))
        self.questions = Button(_("Questions to ask"), kind="quiet", compact=True)
        self.unknown.body.addWidget(in_flow(self.questions))
        self.questions.clicked.connect(lambda: self.part_wanted.emit(Part.ABOUT))
        self.loyalty, self.give_and_take = LoyaltyCard(bus), GiveAndTakeCard(bus)
        self.loyalty.details_wanted.connect(self.loyalty_wanted)
        self.give_and_take.details_wanted.connect(self.ledger_wanted)
        column = VBox(self, margins=20, spacing=10)
        for card in (
            self.next, self.promised, self.wishes, self.interests, self.loyalty, self.give_and_take, self.unknown,
        ):  # fmt: skip
            column.addWidget(card)
        column.addStretch()

    def show_record(self, record: Record) -> None:
        """Show what the book has now."""
        planned = [each for each in record.reminders if each.source.partition("/")[0] not in _PROMISED]
        promised = self._promised(record)
        self.next.set_empty(_("Nothing else is planned.") if promised else _("Nothing is planned."))
        self.next.show_lines(_cut([Line(planned_line(each, record.on)) for each in planned], MOST_NEXT))
        self.promised.show_lines(_cut(promised))
        self.wishes.show_lines(_known(record.client, _TO_KEEP_IN_MIND))
        self.interests.show_lines(_known(record.client, (DetailKind.INTEREST,)))
        self.loyalty.show_record(record)
        self.give_and_take.show_record(record)
        self._show_unknown(record)

    def _promised(self, record: Record) -> list[Line]:
        """Open promises of either side, the most pressing first, then open concerns."""
        records = self._bus.book.records
        promises, _settled = in_order(records.of(Promise, record.client.id))
        concerns = [each for each in records.of(Concern, record.client.id) if each.is_open]
        return [promise_line(each, record.on) for each in promises] + [concern_line(each, record.on) for each in concerns]

    def _show_unknown(self, record: Record) -> None:
        """The one to ask next as a question, two more by name."""
        unknown = self._bus.book.questions.unknown(record.client, record.on)
        lines = [Line(ask_line(unknown.next))] if unknown.next else []
        others = [Line(missing(each)) for each in unknown.still_open if each != unknown.next]
        lines += others[: MOST_UNKNOWN - len(lines)]
        if rest := len(unknown.still_open) - len(lines):
            lines.append(Line(ngettext("{count} more", "{count} more", rest).format(count=rest)))
        self.unknown.show_lines(lines)


def promise_line(promise: Promise, on: date) -> Line:
    """An open promise with its day and how late it is; one of theirs says so."""
    late = promise.days_late(on)
    whose = promised_by(promise.by) if promise.by is Party.THEM else ""
    return Line(f"{promise.text} · {when(promise.due, on)}", whose, _days_late(late) if late else "")


def concern_line(concern: Concern, on: date) -> Line:
    """An open concern and since when it is open."""
    said = _("Concern: {what}").format(what=concern.what)
    since = _("since {day}").format(day=_short(concern.opened_on, on))
    return Line(f"{said} · {since}")


def planned_line(reminder: Reminder, on: date) -> str:
    """A reminder as in ``Tomorrow: Birthday · turns 40``."""
    hour = f", {format_hour(reminder.at)}" if reminder.at else ""
    said = f"{first_letter_upper(when_planned(reminder, on))}{hour}: {wording.reason_title(reminder)}"
    return " · ".join([said, *circumstances(reminder, on)])


def circumstances(reminder: Reminder, on: date) -> list[str]:
    """Why, and how late; beside its day, an occasion need not say its day again."""
    why = wording.why(reminder, on).split(" · ")
    if reminder.code == "greet":
        why.pop()
    return [*filter(None, why), *wording.remarks(reminder, on)]


def when_planned(reminder: Reminder, on: date) -> str:
    """The day for which it is planned; what was due before `on` is planned for today."""
    return when(max(reminder.ideal, on), on)


def when(day: date, on: date) -> str:
    """`day` as told on `on`: by how far away it is while it is near."""
    return wording.days_from(day, on) if 0 <= (day - on).days <= _NEAR_DAYS else _short(day, on)


def _short(day: date, on: date) -> str:
    return format_day(day, "day_month" if day.year == on.year else "medium")


def _days_late(count: int) -> str:
    return ngettext("{count} day late", "{count} days late", count).format(count=count)


def _cut(lines: Sequence[Line], most: int = MOST_SHOWN) -> list[Line]:
    """As many as a card takes, and how many more there are."""
    rest = len(lines) - most
    if rest <= 0:
        return list(lines)
    return [*lines[:most], Line(ngettext("{count} more", "{count} more", rest).format(count=rest))]


def _known(client: Client, kinds: Iterable[DetailKind]) -> list[Line]:
    found = [detail for kind in kinds for detail in client.details if detail.kind is kind]
    return _cut([Line(detail.text, wording.observed(detail.observed) if detail.observed else "") for detail in found])
