"""Beside the record: what comes next, and what to keep in mind."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import Client, DetailKind
from relapp.domain.reminders import Reminder
from relapp.i18n import _, first_letter_upper, format_day, format_hour, ngettext
from relapp.ui.client.record import Record
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.text import Text

MOST_SHOWN = 8

_NEAR_DAYS = 7


class ClientSide(QWidget):
    """Three cards that follow the record."""

    def __init__(self) -> None:
        super().__init__()
        self.next = BulletCard(_("Next"), _("Nothing is planned."))
        self.wishes = BulletCard(_("Needs and wishes"), _("Nothing is noted yet."))
        self.interests = BulletCard(_("Interests"), _("Nothing is noted yet."))
        column = VBox(self, margins=20, spacing=10)
        for card in (self.next, self.wishes, self.interests):
            column.addWidget(card)
        column.addStretch()

    def show_record(self, record: Record) -> None:
        """Show what the book has now."""
        shown, rest = record.reminders[:MOST_SHOWN], len(record.reminders) - MOST_SHOWN
        lines = [planned_line(each, record.on) for each in shown]
        if rest > 0:
            lines.append(ngettext("{count} more later", "{count} more later", rest).format(count=rest))
        self.next.show_lines(lines)
        self.wishes.show_lines(_texts(record.client, (DetailKind.NEED, DetailKind.WISH, DetailKind.PREFERENCE)))
        self.interests.show_lines(_texts(record.client, (DetailKind.INTEREST,)))


class BulletCard(Card):
    """A caption and lines; `empty` is said where there are none."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self._empty = empty
        self._lines: list[str] | None = None
        self.body.addWidget(Text(title, "caption"))
        self._content: QWidget | None = None
        self.show_lines([])

    @property
    def lines(self) -> list[str]:
        """What is shown."""
        return self._lines or []

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show other lines."""
        if list(lines) == self._lines:
            return
        self._lines = list(lines)
        if self._content:
            self.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        column = VBox(self._content, spacing=4)
        for line in self._lines:
            row = HBox(spacing=8)
            bullet = Text("•")
            row.addWidget(bullet)
            row.addWidget(Text(line, wrap=True), 1)
            row.setAlignment(bullet, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        if not self._lines:
            column.addWidget(Text(self._empty, "soft", wrap=True))
        self.body.addWidget(self._content)


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
    day = max(reminder.ideal, on)
    if (day - on).days <= _NEAR_DAYS:
        return wording.days_from(day, on)
    return format_day(day, "day_month" if day.year == on.year else "medium")


def _texts(client: Client, kinds: Iterable[DetailKind]) -> list[str]:
    return [detail.text for kind in kinds for detail in client.details if detail.kind is kind]
