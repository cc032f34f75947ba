"""Who can open the book, and when it locks itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from relapp.domain.settings import Settings
from relapp.i18n import _, ngettext
from relapp.ui.bus import Bus
from relapp.ui.settings.fields import Choice
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.settings.remembering import RememberRow
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow

# Minutes; never comes last.
_IDLE = (5, 10, 15, 30, 60, 0)


class PassphraseGroup(SettingsGroup):
    """`rekey_wanted` carries a Rekeying, `lock_wanted` is for now."""

    rekey_wanted = Signal(object)
    lock_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        explanation = _(
            "With a passphrase the book is encrypted: who finds or copies this computer cannot read it. "
            "If the passphrase is lost, so is the book, and every backup that has it."
        )
        super().__init__(bus, _("Passphrase and lock"), explanation)
        self.set = PlainButton(_("Set a passphrase…"), "lock")
        self.lock = PlainButton(_("Lock now"), "lock")
        self.change = PlainButton(_("Change…"))
        self.remove = PlainButton(_("Remove…"))
        self.note = PlainButton(_("Recovery note…"), "printer")
        self.body.addWidget(in_flow(self.set, self.lock, self.change, self.remove, self.note))
        self.lock_after = Choice([(str(each), _idle_words(each)) for each in _IDLE], name=_("Lock when idle"))
        self.lock_on_sleep = QCheckBox(_("Lock the book"))
        self.names = QCheckBox(_("Show names"))
        self._locking = QWidget()
        rows = VBox(self._locking, spacing=12)
        rows.addWidget(LabelledRow(_("Lock when idle"), self.lock_after, _("Ctrl+Shift+L locks at once.")))
        rows.addWidget(LabelledRow(_("When the computer sleeps"), self.lock_on_sleep))
        self.remember = RememberRow(bus.book.door)
        rows.addWidget(self.remember)
        self.body.addWidget(self._locking)
        self.body.addWidget(LabelledRow(_("Notifications"), self.names))
        self.lock_on_sleep.setAccessibleName(_("Lock the book when the computer sleeps"))
        self.names.setAccessibleName(_("Show clients' names in notifications"))
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show what there is to choose for a book with a passphrase, or without one."""
        has_passphrase = bool(self._bus.book.door.passphrase)
        self.set.setVisible(not has_passphrase)
        for part in (self.lock, self.change, self.remove, self.note, self._locking):
            part.setVisible(has_passphrase)
        if settings.lock_after not in _IDLE:
            self.lock_after.set_options((str(each), _idle_words(each)) for each in (settings.lock_after, *_IDLE))
        self.lock_after.set_value(str(settings.lock_after))
        self.lock_on_sleep.setChecked(settings.lock_on_sleep)
        self.names.setChecked(settings.shows_names(has_passphrase=has_passphrase))

    def _connect(self) -> None:
        from relapp.ui.locking.dialog import Step

        for button, step in ((self.set, Step.SET), (self.change, Step.CHANGE), (self.remove, Step.REMOVE)):
            button.clicked.connect(lambda _checked=False, step=step: self._ask(step))
        self.lock.clicked.connect(self.lock_wanted)
        self.note.clicked.connect(self.print_note)
        self.lock_after.value_chosen.connect(lambda minutes: self.save(lock_after=int(minutes)))
        self.lock_on_sleep.clicked.connect(lambda on: self.save(lock_on_sleep=on))
        self.names.clicked.connect(lambda on: self.save(names_in_notifications=on))

    def _ask(self, step: object) -> None:
        from relapp.book.copies import older_copies, places_away
        from relapp.ui.locking.dialog import PassphraseDialog, Step

        assert isinstance(step, Step)
        book = self._bus.book
        shelf, used = book.backups.shelf(), book.backups.places_used()
        dialog = PassphraseDialog(book.door, step, older_copies(shelf, used), self, places=places_away(shelf, used))
        is_wanted = dialog.exec()
        dialog.deleteLater()
        if is_wanted:
            self.rekey_wanted.emit(dialog.wanted)

    @property
    def main_button(self) -> QWidget:
        """Where the keyboard is best after the passphrase was set or removed."""
        return self.note if self._bus.book.door.passphrase else self.set

    def print_note(self) -> None:
        """Show the recovery note, to be printed."""
        from relapp.printing.recovery_note import recovery_note
        from relapp.ui.printing import preview

        preview(self, self._bus.book, recovery_note(self._bus.book, self._bus.today()))


def _idle_words(minutes: int) -> str:
    if not minutes:
        return _("Never")
    return ngettext("after {count} minute", "after {count} minutes", minutes).format(count=minutes)
