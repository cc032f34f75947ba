"""Who it is, how the relationship stands, and what can be done now."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import Channel, Importance
from relapp.domain.text import initials
from relapp.i18n import _, ngettext
from relapp.ui import contacting
from relapp.ui.bus import Bus
from relapp.ui.client.record import Record
from relapp.ui.theme import current_theme
from relapp.ui.widgets.avatar import Avatar
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, IconButton, PlainButton, PrimaryButton
from relapp.ui.widgets.menu_button import MenuButton
from relapp.ui.widgets.page import PageHeader
from relapp.ui.widgets.text import Text, set_tooltip
from relapp.ui.widgets.words import Words
from relapp.wording import pauses
from relapp.wording.addressing import called

# Below this many units there is no room for an avatar, and few words are better.
NARROW = 460


class ClientHeader(QObject):
    """Fills a page's header with the client of a record; actions without room on one line are in the menu."""

    log_wanted = Signal()
    say_wanted = Signal()
    reminder_wanted = Signal()
    history_wanted = Signal()
    delete_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, bus: Bus, header: PageHeader) -> None:
        super().__init__(header)
        self._bus = bus
        self._header = header
        self._phones: Sequence[str] = ()
        self._emails: Sequence[str] = ()
        self.back = IconButton("chevron-left", _("Back (Alt+←)"), kind="quiet", compact=True)
        self.back.clicked.connect(self.back_wanted)
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
        self._foldable: dict[Button, Callable[[], object]] = {
            self.whatsapp: self._open_whatsapp,
            self.call: self._call,
            self.log: self.log_wanted.emit,
            self.remind: self.reminder_wanted.emit,
        }
        self._wanted: list[Button] = list(self._foldable)
        self._record: Record | None = None
        header.installEventFilter(self)
        current_theme().theme_changed.connect(self._fold)

    def show_record(self, record: Record) -> None:
        """Show a client as the book has it."""
        client = record.client
        self._phones, self._emails = client.phones, client.emails
        self._avatar.show_client(initials(client.name), client.name, vip=client.importance is Importance.VIP)
        self.name.setText(client.name)
        self._record = record
        said = pauses.in_peace(client, record.on)
        self.in_peace.setText(_("Leave in peace: {why}").format(why=said))
        self.in_peace.setVisible(bool(said))
        self.say.set_kind("plain" if said else "primary")
        channels = {self.whatsapp: Channel.WHATSAPP, self.call: Channel.PHONE}
        refused = {button for button, channel in channels.items() if not self._phones or channel in client.refused_channels}
        self._wanted = [button for button in self._foldable if button not in refused]
        self._fold()
        self._fill_menu()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold and unfold as the room changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fold()
        return super().eventFilter(watched, event)

    def _fold(self) -> None:
        """Show the actions that have room on one line; the menu has the others."""
        is_narrow = self._header.width() < current_theme().px(NARROW)
        self._avatar.setVisible(not is_narrow)
        if self._record:
            self.subtitle.setText(subtitle(self._record, short=is_narrow))
            set_tooltip(self.subtitle, subtitle(self._record) if is_narrow else "")
        fitting = self._wanted[: self._header.how_many_fit(self._wanted)]
        if [each for each in self._foldable if not each.isHidden()] == fitting:
            return
        had_keyboard = any(each.hasFocus() for each in self._foldable)
        for button in self._foldable:
            button.setVisible(button in fitting)
        if had_keyboard and not any(each.hasFocus() for each in fitting):
            self.more.setFocus()
        self._fill_menu()

    def _who(self) -> QWidget:
        who = Words(300)
        row = HBox(who, spacing=12)
        row.addWidget(self.back)
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
        for button in self._wanted:
            if button.isHidden():
                add(button.text(), self._foldable[button], button.icon_name)
        if self._emails:
            add(_("Write an e-mail"), lambda: contacting.write_email(self._emails[0]), "mail")
        if self._phones:
            add(_("Copy the phone number"), lambda: contacting.copy(self._phones[0]), "copy")
            add(_("QR for the phone"), lambda: contacting.show_qr(self._phones[0], self._header), "qr")
        paper = self.more.add_menu(_("On paper"), "printer")
        add(_("Client sheet…"), self._print_sheet, "printer", within=paper)
        add(_("Brief for a colleague…"), self._open_brief, "printer", within=paper)
        add(_("Label or envelope…"), self._open_labels, "letter", within=paper)
        add(_("Changes of this record…"), self.history_wanted.emit, "clock")
        # As many lines as there is room for at twice the size of the text.
        law = self.more.add_menu(_("Privacy"), "person")
        add(_("Everything about this person…"), self._show_everything, "person", within=law)
        add(_("Erase this person…"), self._erase, "warning", within=law)
        self.more.menu().addSeparator()
        add(_("Delete client"), self.delete_wanted.emit, "trash")

    def _print_sheet(self) -> None:
        from relapp.printing.client import client_sheet
        from relapp.ui.printing import preview

        assert self._record
        preview(self._header.window(), self._bus.book, client_sheet(self._bus.book, self._record.client.id, self._record.on))

    def _show_everything(self) -> None:
        from relapp.ui.erasing.everything_dialog import show_everything

        assert self._record
        show_everything(self._bus, self._record.client.id, self._header.window())

    def _erase(self) -> None:
        from relapp.ui.erasing.erase_dialog import ask_to_erase

        assert self._record
        ask_to_erase(self._bus, self._record.client.id, self._header.window())

    def _open_labels(self) -> None:
        from relapp.ui.labels.dialog import show_labels

        assert self._record
        show_labels(self._header.window(), self._bus, [self._record.client.id])

    def _open_brief(self) -> None:
        from relapp.ui.colleagues.brief_dialog import show_brief

        assert self._record
        show_brief(self._bus, self._record.client.id, self._header.window())

    def _call(self) -> None:
        contacting.call(self._phones[0])

    def _open_whatsapp(self) -> None:
        contacting.open_whatsapp(self._phones[0], self._bus.book.settings.get().country)


def subtitle(record: Record, *, short: bool = False) -> str:
    """What a client is, how much they matter unless it is to be `short`, and how long ago the last contact was."""
    parts = [record.client.title, record.client.company, *([] if short else _standing(record))]
    if record.last_contact:
        parts.append(_("last contact {when}").format(when=wording.days_from(record.last_contact, record.on)))
    else:
        parts.append(_("never in touch"))
    return " · ".join(filter(None, parts))


def _standing(record: Record) -> list[str]:
    """How much a client matters, how far the relationship is, and how often it is renewed."""
    client = record.client
    parts = [wording.importance(client.importance)]
    if client.stage:
        parts.append(wording.stage(client.stage))
    if client.addressed_as:
        parts.insert(0, _("likes to be called {name}").format(name=called(client)))
    if record.rhythm and not pauses.in_peace(client, record.on):
        days = record.rhythm.ideal_days
        parts.append(ngettext("every {count} day", "every {count} days", days).format(count=days))
    return parts
