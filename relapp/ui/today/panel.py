"""Beside the day: the client chosen, why now, and what to remember."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import Client, DetailKind, Importance
from relapp.domain.journal import TimelineEntry
from relapp.domain.reminders import Reminder
from relapp.domain.text import initials
from relapp.i18n import _, format_day
from relapp.ui.bus import Bus
from relapp.ui.widgets.avatar import Avatar
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text

_KINDS_TO_REMEMBER = (DetailKind.PREFERENCE, DetailKind.NEED, DetailKind.WISH)


class TodayPanel(QWidget):
    """Shows one client at a time; `client_opened` asks for the whole record."""

    client_opened = Signal(int)

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._column = VBox(self, margins=20, spacing=10)
        self._content: QWidget | None = None

    def show_client(self, client: Client, reasons: Sequence[Reminder], on: date) -> None:
        """Say everything that helps with this touch."""
        self._replace(_PanelContent(self._bus, client, reasons, on, lambda: self.client_opened.emit(client.id)))

    def clear(self) -> None:
        """Nobody is chosen."""
        self._replace(None)

    def _replace(self, content: QWidget | None) -> None:
        if self._content:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        if content:
            self._column.insertWidget(0, content)
            content.show()


class _PanelContent(QWidget):
    def __init__(self, bus: Bus, client: Client, reasons: Sequence[Reminder], on: date, on_open: Callable[[], None]) -> None:
        super().__init__()
        column = VBox(self, spacing=12)
        column.addLayout(_who(client))
        column.addWidget(_actions(bus, client, on_open))
        if reasons:
            column.addWidget(_list_card(_("Why now"), [_whole_reason(reason, on) for reason in reasons]))
        if remembered := what_to_remember(client):
            column.addWidget(_list_card(_("To remember"), remembered))
        if last := bus.book.journal.timeline(client.id, 3):
            column.addWidget(_list_card(_("Last time"), [_entry(entry) for entry in last]))
        column.addStretch()


def what_to_remember(client: Client) -> list[str]:
    """What is known of a client that helps when talking, a line each."""
    lines = []
    if client.preferred_channel and client.preferred_hours:
        channel = wording.channel(client.preferred_channel)
        lines.append(_("Prefers {channel}, {hours}").format(channel=channel, hours=client.preferred_hours))
    elif client.preferred_channel:
        lines.append(_("Prefers {channel}").format(channel=wording.channel(client.preferred_channel)))
    elif client.preferred_hours:
        lines.append(_("Best hours: {hours}").format(hours=client.preferred_hours))
    lines += [detail.text for kind in _KINDS_TO_REMEMBER for detail in client.details if detail.kind is kind]
    if interests := [detail.text for detail in client.details if detail.kind is DetailKind.INTEREST]:
        lines.append(_("Interests: {interests}").format(interests=", ".join(interests)))
    return lines + [line for line in client.notes.splitlines() if line.strip()][:3]


def _who(client: Client) -> HBox:
    row = HBox(spacing=12)
    row.addWidget(Avatar(initials(client.name), client.name, vip=client.importance is Importance.VIP, size=48))
    words = VBox(spacing=2)
    words.addWidget(Text(client.name, "large", wrap=True))
    importance = "" if client.importance is Importance.NOT_SORTED else wording.importance(client.importance)
    words.addWidget(Text(" · ".join(filter(None, (client.title, client.company, importance))), "soft", wrap=True))
    row.addLayout(words, 1)
    return row


def _actions(bus: Bus, client: Client, on_open: Callable[[], None]) -> QWidget:
    from relapp.ui import contacting

    holder = QWidget()
    flow = FlowLayout(holder, spacing=6, line_spacing=6)
    buttons: list[Button] = []
    if client.phones:
        number = client.phones[0]
        country = bus.book.settings.get().country
        for text, icon_name, action in (
            (_("WhatsApp"), "whatsapp", lambda: contacting.open_whatsapp(number, country)),
            (_("Call"), "phone", lambda: contacting.call(number)),
            (_("QR"), "qr", lambda: contacting.show_qr(number, holder)),
        ):
            button = Button(text, icon_name, kind="primary" if icon_name == "whatsapp" else "plain", compact=True)
            button.clicked.connect(action)
            buttons.append(button)
    if client.emails:
        mail = PlainButton(_("E-mail"), "mail", compact=True)
        mail.clicked.connect(lambda: contacting.write_email(client.emails[0]))
        buttons.append(mail)
    opening = PlainButton(_("Open record"), compact=True)
    opening.clicked.connect(on_open)
    for button in [*buttons, opening]:
        flow.addWidget(button)
    return holder


def _list_card(title: str, lines: Sequence[str]) -> Card:
    card = Card()
    card.body.addWidget(Text(title, "caption"))
    for line in lines:
        row = HBox(spacing=8)
        bullet = Text("•")
        row.addWidget(bullet)
        row.addWidget(Text(line, wrap=True, selectable=True), 1)
        row.setAlignment(bullet, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
    return card


def _whole_reason(reason: Reminder, on: date) -> str:
    said = f"{wording.reason_title(reason)}: {wording.why(reason, on)}"
    return " · ".join([said, *wording.remarks(reason, on)])


def _entry(entry: TimelineEntry) -> str:
    day = format_day(entry.on, "day_month")
    if entry.touch:
        said = f"{day} · {wording.purpose(entry.touch.purpose)}, {wording.outcome(entry.touch.outcome).lower()}"
        return f"{said}: {entry.touch.note}" if entry.touch.note else said
    bought = _("Bought {what}").format(what=entry.purchase.what if entry.purchase else "")
    return f"{day} · {bought}"
