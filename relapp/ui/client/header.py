"""Who it is, how the relationship stands, and what can be done now."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import Channel, Importance
from relapp.domain.text import initials
from relapp.i18n import _, ngettext
from relapp.ui import contacting
from relapp.ui.bus import Bus
from relapp.ui.client.record import Record
from relapp.ui.widgets.avatar import Avatar
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.menu_button import MenuButton
from relapp.ui.widgets.page import PageHeader
from relapp.ui.widgets.text import Text
from relapp.ui.widgets.words import Words
from relapp.wording import pauses


class ClientHeader(QObject):
    """Fills a page's header with the client of a record."""

    log_wanted = Signal()
    say_wanted = Signal()
    reminder_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, bus: Bus, header: PageHeader) -> None:
        super().__init__(header)
        self._bus = bus
        self._header = header
        self._phones: Sequence[str] = ()
        self._emails: Sequence[str] = ()
        self._avatar = Avatar(size=58)
        self.name, self.subtitle = Text("", "title", wrap=True), Text("", "soft", wrap=True)
        self.in_peace = Text("", "late", wrap=True)
        header.set_left(self._who())
        self.say = PrimaryButton(_("Say or send…"), "pen")
        self.whatsapp = PlainButton(_("WhatsApp"), "whatsapp")
        self.call = PlainButton(_("Call"), "phone")
        self.log = PlainButton(_("Log a touch"), "plus")
        self.remind = PlainButton(_("Remind me…"), "bell")
        self.more = MenuButton("", "more", label=_("More for this client"))
        self.say.clicked.connect(self.say_wanted)
        self.whatsapp.clicked.connect(self._open_whatsapp)
        self.call.clicked.connect(self._call)
        self.log.clicked.connect(self.log_wanted)
        self.remind.clicked.connect(self.reminder_wanted)
        buttons: tuple[Button, ...] = (self.say, self.whatsapp, self.call, self.log, self.remind, self.more)
        for button in buttons:
            header.add_action(button)

    def show_record(self, record: Record) -> None:
        """Show a client as the book has it."""
        client = record.client
        self._phones, self._emails = client.phones, client.emails
        self._avatar.show_client(initials(client.name), client.name, vip=client.importance is Importance.VIP)
        self.name.setText(client.name)
        self.subtitle.setText(subtitle(record))
        said = pauses.in_peace(client, record.on)
        self.in_peace.setText(_("Leave in peace: {why}").format(why=said))
        self.in_peace.setVisible(bool(said))
        self.say.set_kind("plain" if said else "primary")
        for button, channel in ((self.whatsapp, Channel.WHATSAPP), (self.call, Channel.PHONE)):
            button.setVisible(bool(self._phones) and channel not in client.refused_channels)
        self._fill_menu()

    def _who(self) -> QWidget:
        who = Words(300)
        row = HBox(who, spacing=12)
        row.addWidget(self._avatar)
        words = VBox(spacing=2)
        words.addStretch()
        words.addWidget(self.name)
        words.addWidget(self.subtitle)
        words.addWidget(self.in_peace)
        words.addStretch()
        row.addLayout(words, 1)
        return who

    def _fill_menu(self) -> None:
        self.more.clear()
        add = self.more.add_action
        if self._emails:
            add(_("Write an e-mail"), lambda: contacting.write_email(self._emails[0]), "mail")
        if self._phones:
            add(_("Copy the phone number"), lambda: contacting.copy(self._phones[0]), "copy")
            add(_("QR for the phone"), lambda: contacting.show_qr(self._phones[0], self._header), "qr")
        add(_("Delete client"), self.delete_wanted.emit, "trash")

    def _call(self) -> None:
        contacting.call(self._phones[0])

    def _open_whatsapp(self) -> None:
        contacting.open_whatsapp(self._phones[0], self._bus.book.settings.get().country)


def subtitle(record: Record) -> str:
    """What a client is, how much they matter, and how long ago the last contact was."""
    client = record.client
    parts = [client.title, client.company, wording.importance(client.importance)]
    if client.stage:
        parts.append(wording.stage(client.stage))
    if record.rhythm and not pauses.in_peace(client, record.on):
        days = record.rhythm.ideal_days
        parts.append(ngettext("every {count} day", "every {count} days", days).format(count=days))
    if record.last_contact:
        parts.append(_("last contact {when}").format(when=wording.days_from(record.last_contact, record.on)))
    else:
        parts.append(_("never in touch"))
    return " · ".join(filter(None, parts))
