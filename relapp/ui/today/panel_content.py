"""What stands beside the day about the client chosen: why now, what to remember, and the last time."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import Channel, Client, Importance
from relapp.domain.reminders import Reminder
from relapp.domain.text import initials
from relapp.domain.timeline import Group, TimelineEntry
from relapp.i18n import _, format_day
from relapp.ui.bus import Bus
from relapp.ui.client.parts import next_steps
from relapp.ui.widgets.avatar import Avatar
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, Kind, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text
from relapp.wording import timeline as told
from relapp.wording.questions import ask_line
from relapp.wording.remembering import what_to_remember

# What was said, given or bought; promises, concerns and check-ups stand among the reasons.
_LAST_TIME = (Group.CALLS, Group.NOTES, Group.GIFTS, Group.SHARED, Group.PURCHASES)


class PanelContent(QWidget):
    """Made for one client and the reasons of a touch; `opened` asks for the record, `part_opened` for one of its parts."""

    opened = Signal()
    part_opened = Signal(int)

    def __init__(self, bus: Bus, client: Client, reasons: Sequence[Reminder], on: date) -> None:
        super().__init__()
        column = VBox(self, spacing=12)
        column.addLayout(_who(client))
        column.addWidget(_actions(bus, client, reasons, self.opened.emit))
        if reasons:
            why = _list_card(_("Why now"), [_whole_reason(reason, on) for reason in reasons])
            self._add_next_steps(why, reasons)
            column.addWidget(why)
        if remembered := what_to_remember(client):
            column.addWidget(_list_card(_("To remember"), remembered))
        if question := bus.book.questions.unknown(client, on).next:
            column.addWidget(Text(ask_line(question), "soft", wrap=True))
        if last := bus.book.timeline.latest(client.id, 3, groups=_LAST_TIME):
            column.addWidget(_list_card(_("Last time"), [_entry(entry) for entry in last]))
        column.addStretch()

    def _add_next_steps(self, card: Card, reasons: Sequence[Reminder]) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=6, line_spacing=6)
        for text, part in next_steps(reasons).items():
            button = PlainButton(text, compact=True)
            button.clicked.connect(lambda _checked=False, part=part: self.part_opened.emit(part))
            flow.addWidget(button)
        card.body.addWidget(holder)
        holder.setVisible(flow.count() > 0)


def _who(client: Client) -> HBox:
    row = HBox(spacing=12)
    row.addWidget(Avatar(initials(client.name), client.name, vip=client.importance is Importance.VIP, size=48))
    words = VBox(spacing=2)
    words.addWidget(Text(client.name, "large", wrap=True))
    importance = "" if client.importance is Importance.NOT_SORTED else wording.importance(client.importance)
    words.addWidget(Text(" · ".join(filter(None, (client.title, client.company, importance))), "soft", wrap=True))
    row.addLayout(words, 1)
    return row


def _actions(bus: Bus, client: Client, reasons: Sequence[Reminder], on_open: Callable[[], None]) -> QWidget:
    from relapp.ui import contacting

    holder = QWidget()
    flow = FlowLayout(holder, spacing=6, line_spacing=6)

    def add(text: str, icon_name: str, action: Callable[[], object], kind: Kind = "plain") -> None:
        button = Button(text, icon_name, kind=kind, compact=True)
        button.clicked.connect(lambda _checked: action())
        flow.addWidget(button)

    add(_("Say or send…"), "pen", lambda: _say(bus, client, reasons, holder), "primary")
    if client.phones:
        number, country = client.phones[0], bus.book.settings.get().country
        if Channel.WHATSAPP not in client.refused_channels:
            add(_("WhatsApp"), "whatsapp", lambda: contacting.open_whatsapp(number, country))
        if Channel.PHONE not in client.refused_channels:
            add(_("Call"), "phone", lambda: contacting.call(number))
            add(_("QR"), "qr", lambda: contacting.show_qr(number, holder))
    if client.emails and Channel.EMAIL not in client.refused_channels:
        add(_("E-mail"), "mail", lambda: contacting.write_email(client.emails[0]))
    add(_("Open record"), "", on_open)
    return holder


def _say(bus: Bus, client: Client, reasons: Sequence[Reminder], parent: QWidget) -> None:
    from relapp.ui.touching.say_dialog import SayDialog

    dialog = SayDialog(bus, client.id, reasons, parent.window())
    dialog.exec()
    dialog.deleteLater()


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
    said = told.entry(entry)
    day = format_day(entry.on, "day_month")
    title = f"{said.title}, {wording.outcome(entry.touch.outcome).lower()}" if entry.touch else said.title
    return f"{day} · {title}: {said.note}" if said.note else f"{day} · {title}"
