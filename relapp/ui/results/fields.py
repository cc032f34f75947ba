"""The fields of the line in which a result is typed, each with its name above it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QWidget

from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import DayField
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text

_LONGEST_CODE = len("123456-123456")
_HEIGHT = 36


class Fields(QWidget):
    """`enter_pressed` carries the field in which Enter was pressed."""

    enter_pressed = Signal(QObject)

    def __init__(self, day: DayField) -> None:
        super().__init__()
        self.row, self.result, self.note = QLineEdit(), QLineEdit(), QLineEdit(placeholderText=_("A line of note, if you like"))
        self.word, self.echo = Text(), Text("", wrap=True)
        self.counts = QCheckBox(_("A message left counts as contact"))
        self.day = day
        self.row.setMaxLength(_LONGEST_CODE)
        whom, note = _labelled("", self.echo), _labelled(_("Note"), self.note)
        for holder in (whom, note):
            holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        first, second = HBox(spacing=16), QWidget()
        first.addWidget(_labelled(_("Row"), self.row))
        first.addWidget(whom, 1)
        layout = FlowLayout(second, spacing=12, line_spacing=8, at_the_top=True)
        for holder in (_labelled(_("Result"), self.result, self.word), note, _labelled(_("Day"), day)):
            layout.addWidget(holder)
        column = VBox(self, spacing=8)
        column.addLayout(first)
        column.addWidget(second)
        column.addWidget(self.counts)
        chain_tab_order(self.row, self.result, self.counts, self.note, day)
        for each in (self.row, self.result, self.note, self.counts, day):
            each.installEventFilter(self)
        self.show_result("", asks=False)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def show_result(self, word: str, *, asks: bool) -> None:
        """Say beside the letter what it means, and ask below it whether a message left counts."""
        self.word.setText(word)
        self.counts.setVisible(asks)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter leads on from each of the fields; with Ctrl it saves, which is the page's."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.enter_pressed.emit(watched)
                return True
        return super().eventFilter(watched, event)

    def _rescale(self) -> None:
        px = current_theme().px
        self.row.setFixedWidth(px(84))
        self.result.setFixedWidth(px(56))
        self.word.setMinimumWidth(px(110))
        self.note.setMinimumWidth(px(200))
        self.echo.setMinimumHeight(px(_HEIGHT))
        for each in (self.row, self.result, self.word, self.note, self.day):
            each.setFixedHeight(px(_HEIGHT))


def _labelled(label: str, field: QWidget, *beside: QWidget) -> QWidget:
    """A field below its name, with what is said beside it; no wider than these."""
    if label:
        field.setAccessibleName(label)
    holder, row = QWidget(), HBox(spacing=8)
    holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    for each in (field, *beside):
        row.addWidget(each)
    column = VBox(holder, spacing=3)
    column.addWidget(Text(label, "soft"))
    column.addLayout(row)
    return holder
