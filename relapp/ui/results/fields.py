"""The fields of the line in which a result is typed, each with its name above it."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QWidget

from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import DayField
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text

_HEIGHT = 36
# The row in units: as wide as a number, and wider as a whole line is typed into it.
_ROW, _WIDEST_ROW, _AROUND_ROW = 84, 320, 28


class Fields(QWidget):
    """`enter_pressed` carries the field in which Enter was pressed."""

    enter_pressed = Signal(QObject)

    def __init__(self, day: DayField) -> None:
        super().__init__()
        self.row, self.result, self.note = QLineEdit(), QLineEdit(), QLineEdit(placeholderText=_("A line of note, if you like"))
        self.word, self.echo = Text(), Text("", wrap=True)
        self.counts = QCheckBox(_("A message left counts as contact"))
        self.day = day
        self._was_clicked = False
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
        self.row.textChanged.connect(self._widen_row)
        self.show_result("", asks=False)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def fill(self, letter: str, note: str, *, message_counts: bool) -> None:
        """Put something else beside the row."""
        self.result.setText(letter)
        self.note.setText(note)
        self.counts.setChecked(message_counts)

    def show_day(self, day: date) -> None:
        """Show another day, which nobody chose."""
        self.day.blockSignals(True)
        self.day.set_day(day)
        self.day.blockSignals(False)

    def show_result(self, word: str, *, asks: bool) -> None:
        """Say beside the letter what it means, and ask below it whether a message left counts."""
        self.word.setText(word)
        self.counts.setVisible(asks)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter leads on from each of the fields, a space from the letter; with Ctrl Enter saves, which is the page's."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            is_space = event.key() == Qt.Key.Key_Space and watched is self.result
            if (is_enter or is_space) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.enter_pressed.emit(watched)
                return True
        if watched is self.row:
            self._select_clicked(event)
        return super().eventFilter(watched, event)

    def _select_clicked(self, event: QEvent) -> None:
        """The click that brings the keyboard to the row selects what stands there, to be typed over."""
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusIn:
            self._was_clicked = event.reason() is Qt.FocusReason.MouseFocusReason
        elif event.type() is QEvent.Type.MouseButtonPress and self._was_clicked:
            QTimer.singleShot(0, self.row, self.row.selectAll)
            self._was_clicked = False

    def _widen_row(self) -> None:
        px = current_theme().px
        typed = self.row.fontMetrics().horizontalAdvance(self.row.text()) + px(_AROUND_ROW)
        self.row.setFixedWidth(min(max(px(_ROW), typed), px(_WIDEST_ROW)))

    def _rescale(self) -> None:
        px = current_theme().px
        self._widen_row()
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
