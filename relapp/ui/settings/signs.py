"""The signs of a relationship: which ones a check-up asks for, and those of the user's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox

from relapp.domain.settings import Settings
from relapp.domain.signs import Sign, all_signs
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.client.rows import Row, RowList
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.settings.own_sign import OwnSignField, add_sign, keep_sign
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.forms import TextField
from relapp.ui.widgets.text import Text
from relapp.wording import check_ups as words


class SignsGroup(SettingsGroup):
    """None is ever deleted: one that is no longer asked for keeps what was seen of it."""

    def __init__(self, bus: Bus) -> None:
        explanation = _("What a check-up asks for. One that is not ticked is not asked for any more; what was seen of it stays.")
        super().__init__(bus, _("Signs of a relationship"), explanation)
        self.lists: dict[bool, RowList[SignRow]] = {}
        for is_good, caption in ((True, _("Good signs")), (False, _("Bad signs"))):
            self.lists[is_good] = RowList(self._make, spacing=4)
            self.body.addWidget(Text(caption, "caption", wrap=True))
            self.body.addWidget(self.lists[is_good])
        self.own = OwnSignField()
        self.body.addWidget(self.own)
        self.own.wanted.connect(lambda text, is_good: add_sign(bus, text, is_good))

    def show_settings(self, settings: Settings) -> None:
        """Show every sign, also those that nobody asks for."""
        signs = all_signs(settings.signs)
        for is_good, each in self.lists.items():
            each.show_items([sign for sign in signs if sign.is_good is is_good])

    def _make(self) -> "SignRow":
        row = SignRow()
        row.changed.connect(lambda sign: keep_sign(self._bus, sign))
        return row


class SignRow(Row):
    """Whether it is asked for, and its name, to be changed where it is the user's own; `changed` carries it as it is to be."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._sign = Sign("", True)
        self.active, self.name, self.own = QCheckBox(), Text("", wrap=True), TextField(name=_("A sign of your own"))
        row = HBox(self, spacing=8)
        row.addWidget(self.active, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.name, 1)
        row.addWidget(self.own, 1)
        self.active.clicked.connect(lambda active: self.changed.emit(self._sign._replace(active=active)))
        self.own.edited.connect(self._rename)

    def fill(self, item: Sign) -> None:
        """Show a sign."""
        self._sign, name = item, words.sign(item)
        self.active.setChecked(item.active)
        self.active.setAccessibleName(name)
        self.name.setText(name)
        self.name.setVisible(not item.text)
        self.own.setVisible(bool(item.text))
        self.own.set_text(item.text)

    def _rename(self, text: str) -> None:
        """A sign always has words: emptied ones come back."""
        if text.strip():
            self.changed.emit(self._sign._replace(text=text.strip()))
        else:
            self.own.set_text(self._sign.text)
