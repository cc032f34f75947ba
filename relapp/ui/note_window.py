"""A window of our own for what is due, where the desktop shows no bubbles: in a corner, never taking the keyboard."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, IconButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text, without_mnemonic

SHOWN_FOR_MS = 30_000

# Notes at once; the oldest gives way.
MOST_NOTES = 3

_WIDTH, _DISTANCE = 360, 16
_FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)


class NoteWindow(QFrame):
    """Shows notes by key and closes itself once nobody points at it; `chosen` carries the key and the action."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(None, _FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("note_window")
        self.setWindowTitle(_("Relapp reminds you"))
        self.setAccessibleName(self.windowTitle())
        self._notes: dict[str, Note] = {}
        self._column = VBox(self, margins=12, spacing=14)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR_MS)
        self._timer.timeout.connect(self.clear)

    @property
    def notes(self) -> Mapping[str, "Note"]:
        """The notes in view by their key, the newest last."""
        return self._notes

    def add(self, key: str, title: str, body: str, actions: Mapping[str, str]) -> None:
        """Show a note in place of the one with the same key; `actions` are labels by name."""
        self._drop(key)
        while len(self._notes) >= MOST_NOTES:
            self._drop(next(iter(self._notes)))
        note = Note(title, body, actions)
        note.chosen.connect(lambda action: self._choose(key, action))
        note.closed.connect(lambda: self.remove(key))
        self._notes[key] = note
        self._column.addWidget(note)
        note.show()
        self._place()
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{title}. {body}"))

    def remove(self, key: str) -> None:
        """Take a note away, and the window with the last one."""
        self._drop(key)
        if self._notes:
            self._place()
        else:
            self.clear()

    def clear(self) -> None:
        """Take all away: what they said waits in the program."""
        for key in list(self._notes):
            self._drop(key)
        self._timer.stop()
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while somebody points at it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count the time anew."""
        super().leaveEvent(event)
        if self._notes:
            self._timer.start()

    def _choose(self, key: str, action: str) -> None:
        self.remove(key)
        self.chosen.emit(key, action)

    def _drop(self, key: str) -> None:
        note = self._notes.pop(key, None)
        if note:
            self._column.removeWidget(note)
            note.hide()
            note.deleteLater()

    def _place(self) -> None:
        """In the corner below on the right; where the screen has no room for all notes, the oldest go."""
        px, room = current_theme().px, QGuiApplication.primaryScreen().availableGeometry()
        self.ensurePolished()
        width = min(px(_WIDTH), room.width() - 2 * px(_DISTANCE))
        while (height := self._height_for(width)) > room.height() - 2 * px(_DISTANCE) and len(self._notes) > 1:
            self._drop(next(iter(self._notes)))
        self.setGeometry(room.right() - px(_DISTANCE) - width, room.bottom() - px(_DISTANCE) - height, width, height)

    def _height_for(self, width: int) -> int:
        self._column.activate()
        return self._column.totalHeightForWidth(width)


class Note(QWidget):
    """One of them: `chosen` carries the action, `closed` comes where nothing is to be done now."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, title: str, body: str, actions: Mapping[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(f"{title}. {body}")
        head = HBox(spacing=8)
        head.addWidget(Text(title, "strong", wrap=True), 1)
        close = IconButton("close", _("Close this message"), kind="muted", compact=True)
        close.clicked.connect(self.closed)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = VBox(self, spacing=8)
        column.addLayout(head)
        if body:
            column.addWidget(Text(body, "soft", wrap=True))
        self.buttons = {name: self._button(name, label, title) for name, label in actions.items()}
        column.addWidget(in_flow(*self.buttons.values(), spacing=6, line_spacing=6))

    def _button(self, name: str, label: str, title: str) -> Button:
        button = Button(without_mnemonic(label), compact=True)
        button.setAccessibleName(f"{label}: {title}")
        button.clicked.connect(lambda: self.chosen.emit(name))
        return button
