"""Who it is, how the relationship stands, and what can be done now."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from relapp import wording
from relapp.domain.clients import Channel, Importance
from relapp.domain.text import initials
from relapp.i18n import _, ngettext
from relapp.ui import contacting
from relapp.ui.bus import Bus
from relapp.ui.client.record import Record
from relapp.ui.commands.registry import command
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

_FOR_CONTACT = ("email", "copy_phone", "qr")
_ON_PAPER = ("sheet", "brief", "label")
_FOR_PRIVACY = ("everything", "erase")


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
        self.say = PrimaryButton(*_said("say"))
        self.whatsapp = PlainButton(*_said("whatsapp"))
        self.call = PlainButton(*_said("call"))
        self.log = PlainButton(*_said("log_touch"))
        self.remind = PlainButton(*_said("remind"))
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

    def actions(self) -> dict[str, Callable[[], object]]:
        """What can be done with the client shown, by the codes of commands."""
        if self._record is None:
            return {}
        may_call, may_write = (button in self._wanted for button in (self.call, self.whatsapp))
        return {
            "say": self.say_wanted.emit,
            **({"whatsapp": self._open_whatsapp} if may_write else {}),
            **({"call": self._call} if may_call else {}),
            "remind": self.reminder_wanted.emit,
            **({"email": lambda: contacting.write_email(self._emails[0])} if self._emails else {}),
            **({"copy_phone": lambda: contacting.copy(self._phones[0]), "qr": self._show_qr} if self._phones else {}),
            "sheet": self._print_sheet,
            "brief": self._open_brief,
            "label": self._open_labels,
            "history": self.history_wanted.emit,
            "everything": self._show_everything,
            "delete": self.delete_wanted.emit,
            "erase": self._erase,
        }

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
        for button in self._wanted:
            if button.isHidden():
                self.more.add_action(button.text(), self._foldable[button], button.icon_name)
        actions = self.actions()
        # As many lines as there is room for at twice the size of the text.
        self._fill(_FOR_CONTACT, actions)
        self._fill(_ON_PAPER, actions, self.more.add_menu(_("On paper"), "printer"))
        self._fill(("history",), actions)
        self._fill(_FOR_PRIVACY, actions, self.more.add_menu(_("Privacy"), "person"))
        self.more.menu().addSeparator()
        self._fill(("delete",), actions)

    def _fill(self, codes: Sequence[str], actions: Mapping[str, Callable[[], object]], within: QMenu | None = None) -> None:
        for code in (each for each in codes if each in actions):
            name, icon_name = _said(code)
            self.more.add_action(name, actions[code], icon_name, within=within)

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

    def _show_qr(self) -> None:
        contacting.show_qr(self._phones[0], self._header)

    def _call(self) -> None:
        contacting.call(self._phones[0])

    def _open_whatsapp(self) -> None:
        contacting.open_whatsapp(self._phones[0], self._bus.book.settings.get().country)


def _said(code: str) -> tuple[str, str]:
    """What a command is called, and its icon."""
    said = command(code)
    return said.name, said.icon


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
