"""What a clipping is about: a click takes a topic away, Enter or a comma adds one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QWidget

from relapp.i18n import _
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import set_tooltip, without_mnemonic


class _TopicLine(QLineEdit):
    """`finished` comes with Enter or a comma, `taken_back` with Backspace in an empty line."""

    finished = Signal()
    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A comma ends a topic, as Enter does where something was typed."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.text() == "," or (is_enter and self.text().strip()):
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)


class TopicsField(QWidget):
    """`topics_changed` comes when one is added or taken away."""

    topics_changed = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._topics: list[str] = []
        self.buttons: list[Button] = []
        self.line = _TopicLine(placeholderText=_("Add a topic"))
        self.line.setAccessibleName(_("Add a topic"))
        self.line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.line.finished.connect(self.finish_typing)
        self.line.taken_back.connect(self._take_back)
        self._flow = FlowLayout(self, spacing=6, line_spacing=6)
        self._flow.addWidget(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics, in the order in which they were added."""
        return tuple(self._topics)

    def set_topics(self, topics: Sequence[str]) -> None:
        """Show these, without a signal."""
        self._topics = list(topics)
        self.line.clear()
        self._show()

    def offer(self, topics: list[str]) -> None:
        """Offer these while one is typed."""
        completer = QCompleter(topics, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # Once the line has taken over what was clicked.
        completer.activated.connect(self.finish_typing, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)

    def finish_typing(self) -> None:
        """Add what stands in the line, unless it is there already."""
        typed = self.line.text().strip(" ,")
        self.line.clear()
        completer: QCompleter | None = self.line.completer()
        if completer and (popup := completer.popup()):
            popup.hide()
        if typed and typed not in self._topics:
            self._topics.append(typed)
            self._show()
            self.topics_changed.emit()

    def _take_back(self) -> None:
        if self._topics:
            self._remove(self._topics[-1])

    def _remove(self, topic: str) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._topics.remove(topic)
        self._show()
        self.topics_changed.emit()

    def _show(self) -> None:
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._flow.removeWidget(self.line)
        self.buttons = [self._button(topic) for topic in self._topics]
        for widget in (*self.buttons, self.line):
            self._flow.addWidget(widget)

    def _button(self, topic: str) -> Button:
        button = Button(without_mnemonic(topic), "close", compact=True, parent=self)
        label = _("Remove the topic {topic}").format(topic=topic)
        button.setAccessibleName(label)
        set_tooltip(button, label)
        button.clicked.connect(partial(self._remove, topic))
        return button
