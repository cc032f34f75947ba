"""One client to be given an importance."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from relapp import wording
from relapp.book.client_list import ClientLine
from relapp.domain.clients import Importance
from relapp.domain.text import initials
from relapp.i18n import _, ngettext
from relapp.ui.bus import Bus
from relapp.ui.widgets.avatar import Avatar
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import ElidedLabel, Text
from relapp.ui.widgets.words import Words

CHOICES = (Importance.VIP, Importance.REGULAR, Importance.OCCASIONAL, Importance.DATES_ONLY)


class SortingRow(Card):
    """Keys 1 to 4 choose, up and down move on: `moved` carries -1 or 1."""

    importance_chosen = Signal(object)
    moved = Signal(int)

    def __init__(self, bus: Bus, line: ClientLine) -> None:
        super().__init__(selectable=True)
        self._bus = bus
        self.line = line
        self.choice = SegmentedControl([(each, wording.importance(each)) for each in CHOICES], numbered=True)
        self.choice.value_chosen.connect(self.importance_chosen)
        for segment in self.choice.findChildren(QAbstractButton):
            segment.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._avatar = Avatar(initials(line.name), line.name)
        row = HBox(spacing=12)
        row.addWidget(self._avatar)
        row.addWidget(self._words(), 1)
        self.body.addLayout(row)
        self.show_line(line)

    def show_line(self, line: ClientLine) -> None:
        """Show the same client as the book has it now."""
        self.line = line
        self.choice.set_value(line.importance)
        self._avatar.show_client(initials(line.name), line.name, vip=line.importance is Importance.VIP)
        self._name.setText(line.name)
        self._company.setText(f"· {line.company}")
        self._company.setVisible(bool(line.company))
        known = self._known()
        self._facts.setText(known)
        parts = (line.name, line.company, known, wording.importance(line.importance))
        self.setAccessibleName(", ".join(filter(None, parts)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the keys do while the row has the focus."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        number = event.key() - Qt.Key.Key_0
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif not (1 <= number <= len(CHOICES) and self.choice.choose_number(number)):
            super().keyPressEvent(event)

    def _words(self) -> QWidget:
        """What is known at the left and the choice at the right, or below where there is no room."""
        self._name, self._company = ElidedLabel("", "strong"), ElidedLabel("", "soft")
        self._facts = Text("", "soft", wrap=True)
        words = Words(240)
        column = VBox(words, spacing=3)
        title = HBox(spacing=4)
        title.addWidget(self._name)
        title.addWidget(self._company, 1)
        title.addStretch()
        column.addLayout(title)
        column.addWidget(self._facts)
        return in_flow(words, self.choice, spacing=16, line_spacing=8)

    def _known(self) -> str:
        line, today = self.line, self._bus.today()
        parts = [line.phone or line.email]
        if line.birthday:
            parts.append(_("birthday {day}").format(day=wording.yearly_date(line.birthday)))
        if line.last_contact:
            parts.append(_("last contact {when}").format(when=wording.days_from(line.last_contact, today)))
        else:
            parts.append(_("never in touch"))
        if line.purchases:
            parts.append(ngettext("bought {count} time", "bought {count} times", line.purchases).format(count=line.purchases))
        return " · ".join(filter(None, parts))
