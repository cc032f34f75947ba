"""How a clipping was passed on: one click or one key, with a line of note for those who have something to say."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from relapp import wording
from relapp.domain.clients import Channel
from relapp.domain.journal import Outcome, Purpose, Touch
from relapp.i18n import _
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text

# WhatsApp comes first, as most go that way.
CHANNELS = (Channel.WHATSAPP, Channel.EMAIL, Channel.PHONE, Channel.IN_PERSON, Channel.LETTER, Channel.OTHER)

_OUTCOMES = {Channel.PHONE: Outcome.SPOKE, Channel.IN_PERSON: Outcome.HANDED_OVER}


class PassOnPopup(QFrame):
    """Opens by `anchor`; `chosen` carries the touch to log. Keys 1 to 6 choose the channel, Enter takes the first."""

    chosen = Signal(object)

    def __init__(self, title: str, on: date, anchor: QWidget) -> None:
        super().__init__(anchor.window(), Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("How did you pass it on?"))
        self._title, self._on = title, on
        self.note = QLineEdit(placeholderText=_("A line of note, if you like"))
        self.note.setAccessibleName(_("Note"))
        self.buttons = {channel: self._button(number, channel) for number, channel in enumerate(CHANNELS, 1)}
        self._lay_out()
        self._place(anchor)

    def finish(self, channel: Channel) -> None:
        """Tell how, and close."""
        note = " · ".join(filter(None, (_("“{title}”").format(title=self._title), self.note.text().strip())))
        touch = Touch(self._on, Purpose.SHARE_INFORMATION, channel, outcome=_OUTCOMES.get(channel, Outcome.SENT), note=note)
        self.close()
        self.chosen.emit(touch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose, Enter takes what has the keyboard, letters go to the note, Escape closes."""
        number = event.key() - Qt.Key.Key_1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish(next((each for each, button in self.buttons.items() if button.hasFocus()), CHANNELS[0]))
        elif 0 <= number < len(CHANNELS):
            self.finish(CHANNELS[number])
        elif event.text().isprintable() and event.text().strip():
            self.note.setFocus()
            self.note.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _button(self, number: int, channel: Channel) -> Button:
        button = Button(f"{number}  {wording.channel(channel)}", compact=True)
        button.setAccessibleName(wording.channel(channel))
        button.clicked.connect(lambda: self.finish(channel))
        return button

    def _lay_out(self) -> None:
        column = VBox(self, margins=14, spacing=10)
        column.addWidget(Text(_("How did you pass it on?"), "strong"))
        row = in_flow(*self.buttons.values(), spacing=6, line_spacing=6)
        column.addWidget(row)
        column.addWidget(self.note)
        first = self.buttons[CHANNELS[0]]
        first.set_kind("primary")
        first.setFocus()

    def _place(self, anchor: QWidget) -> None:
        """Below the button, or above it, and never off the screen."""
        room = anchor.screen().availableGeometry()
        width = min(self.sizeHint().width(), room.width())
        self.resize(width, self.heightForWidth(width))
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 4))
        if corner.y() + self.height() > room.bottom():
            corner.setY(anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)
