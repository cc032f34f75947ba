"""A sign of the user's own: the line in which it is written, and how it comes into the settings."""

from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.signs import Sign, all_signs, with_sign
from relapp.i18n import _, pgettext
from relapp.ui.bus import Bus
from relapp.ui.settings.group import save_settings
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.wording import check_ups as words


class OwnSignField(QWidget):
    """Its words and whether it is a good one; `wanted` carries both."""

    wanted = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("A sign of your own"))
        self.line.setAccessibleName(_("A sign of your own"))
        kinds = [(True, pgettext("sign", "Good")), (False, pgettext("sign", "Bad"))]
        self.kind = SegmentedControl(kinds, name=_("Whether it is a good or a bad sign"))
        self.kind.set_value(True)
        self.add = PlainButton(_("Add"), "plus", compact=True)
        self.add.setAccessibleName(_("Add the sign"))
        self.add.setEnabled(False)
        self.setFocusProxy(self.line)
        column = VBox(self, spacing=6)
        column.addWidget(self.line)
        column.addWidget(in_flow(self.kind, self.add))
        self.line.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.line.returnPressed.connect(self._tell)
        self.add.clicked.connect(self._tell)

    def _tell(self) -> None:
        if text := self.line.text().strip():
            self.line.clear()
            self.line.setFocus()
            self.wanted.emit(text, bool(self.kind.value))


def keep_sign(bus: Bus, sign: Sign) -> None:
    """Keep a sign as it is to be, new or changed."""
    save_settings(bus, signs=with_sign(bus.book.settings.get().signs, sign))


def add_sign(bus: Bus, text: str, is_good: bool) -> None:
    """Ask for a sign of these words from now on: where there is one that says the same, that one."""
    same = (each for each in all_signs(bus.book.settings.get().signs) if words.sign(each).casefold() == text.casefold())
    known = next(same, None)
    keep_sign(bus, known._replace(active=True) if known else Sign(uuid4().hex, is_good, text))
