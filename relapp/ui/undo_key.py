"""Ctrl+Z: the typing in a text goes first, then what the page in view takes back itself, then the book's last change."""

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from relapp.ui.bus import Bus


@runtime_checkable
class TakesBack(Protocol):
    """A page on which something is decided before it changes the book."""

    def take_back(self) -> bool:
        """Take the last of it back; False where the book is to take back its last change."""


def undo(page: object, bus: Bus) -> None:
    """What Ctrl+Z does while `page` is in view and nothing is being typed."""
    if not (isinstance(page, TakesBack) and page.take_back()):
        bus.undo()


class UndoKey(QObject):
    """Watches every text that gets the keyboard, in dialogs too."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QPlainTextEdit | QAbstractSpinBox):
            typing = now.findChild(_Typing, options=Qt.FindChildOption.FindDirectChildrenOnly)
            (typing or _make(now)).begin()


class _Typing(QObject):
    """What the user has typed into `host` since it got the keyboard or was last saved."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._begun_with = ""
        host.installEventFilter(self)

    def begin(self) -> None:
        """What is there now is nobody's typing, and Ctrl+Z never leads back behind it."""
        self._begun_with = self._text()
        self._forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Ctrl+Z from a text that has nothing to take back: it goes on to the window."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            is_undo = event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_undo and not self._is_typing():
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _text(self) -> str:
        raise NotImplementedError

    def _forget(self) -> None:
        raise NotImplementedError

    def _is_typing(self) -> bool:
        return self._text() != self._begun_with


class _InLine(_Typing):
    """Of a line, or of the line within a number or a day: Enter saves both."""

    def __init__(self, host: QLineEdit | QAbstractSpinBox) -> None:
        self._line = host if isinstance(host, QLineEdit) else host.lineEdit()
        super().__init__(host)
        self._typed = ""
        self._line.textEdited.connect(self._on_typed)
        host.editingFinished.connect(self.begin)

    def _text(self) -> str:
        return self._line.text()

    def _forget(self) -> None:
        """Only another text makes a line forget what was typed; the place in it and what is marked stay."""
        line = self._line
        if not line.isUndoAvailable():
            return
        place, start, length = line.cursorPosition(), line.selectionStart(), line.selectionLength()
        line.setText(line.text())
        line.setCursorPosition(place)
        if length:
            line.setSelection(start, length)

    def _is_typing(self) -> bool:
        """A text that the program put there, or took away, is not what the user typed last."""
        return super()._is_typing() and self._text() == self._typed and self._line.isUndoAvailable()

    def _on_typed(self, text: str) -> None:
        self._typed = text


class _InNotes(_Typing):
    """Of several lines, which are saved when the keyboard leaves them."""

    def __init__(self, host: QPlainTextEdit) -> None:
        self._notes = host
        super().__init__(host)

    def _text(self) -> str:
        return self._notes.toPlainText()

    def _forget(self) -> None:
        self._notes.document().clearUndoRedoStacks()

    def _is_typing(self) -> bool:
        return super()._is_typing() and self._notes.document().isUndoAvailable()


def _make(host: QLineEdit | QPlainTextEdit | QAbstractSpinBox) -> _Typing:
    return _InNotes(host) if isinstance(host, QPlainTextEdit) else _InLine(host)
