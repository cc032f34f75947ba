"""Fields of the settings: they tell what the user chose, never what they were given, and let the wheel scroll the page."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from relapp.ui.settings.waiting import waiting
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import PlainChoice
from relapp.ui.widgets.text import Text

Options = Iterable[tuple[str, str]]

# Someone who clicks from 8 to 14 means 14: the numbers between are not worth computing a book again for.
SETTLED_MS = 500


class Choice(PlainChoice):
    """One of several values, given with their texts."""

    value_chosen = Signal(str)

    def __init__(self, options: Options = (), *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.set_options(options)
        self.activated.connect(self._tell)

    @property
    def value(self) -> str:
        """The value shown."""
        return str(self.currentData() or "")

    def set_options(self, options: Options) -> None:
        """Offer other values."""
        self.clear()
        for value, text in options:
            self.addItem(text, value)

    def set_value(self, value: str) -> None:
        """Show `value`, without a signal."""
        self._saved = value
        self.setCurrentIndex(self.findData(value))

    def _tell(self) -> None:
        if self.value != self._saved:
            self._saved = self.value
            self.value_chosen.emit(self._saved)


class LateChoice(Choice):
    """One of many values that take long to find: `find` is asked when the user first wants to see them."""

    def __init__(self, find: Callable[[], Options], name_of: Callable[[str], str], *, name: str = "") -> None:
        super().__init__(name=name)
        self._find, self._name_of = find, name_of
        self._complete = False

    def set_value(self, value: str) -> None:
        """Show `value`, without a signal and without asking for the others."""
        if self.findData(value) < 0:
            self.addItem(self._name_of(value), value)
        super().set_value(value)

    def forget(self) -> None:
        """Ask for the values again when they are next wanted."""
        self._complete = False
        self.clear()

    def complete(self) -> None:
        """Have all values in the list."""
        if self._complete:
            return
        with waiting():
            options = list(self._find())
        value = self.value
        self.set_options(options)
        self._complete = True
        self.set_value(value)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + self.view().verticalScrollBar().sizeHint().width())

    def showPopup(self) -> None:
        """The list was opened."""
        self.complete()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys choose without opening the list."""
        self.complete()
        super().keyPressEvent(event)


class CountField(QWidget):
    """A whole number from `low` to `high`, and what it counts: `unit` gives the words that follow the number."""

    count_changed = Signal(int)

    def __init__(self, low: int, high: int, unit: Callable[[int], str], *, name: str = "") -> None:
        super().__init__()
        self.spin = _Spin()
        self.spin.setRange(low, high)
        self.spin.setKeyboardTracking(False)
        self._unit, self._unit_label = unit, Text("", "soft", wrap=True)
        row = FlowLayout(self, spacing=8, line_spacing=2)
        row.addWidget(self.spin)
        row.addWidget(self._unit_label)
        self.setFocusProxy(self.spin)
        self.setAccessibleName(name)
        self._timer = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._timer.timeout.connect(self._tell)
        self.spin.valueChanged.connect(self._on_value_changed)
        self.spin.editingFinished.connect(self._tell)
        self.set_value(low)

    def setAccessibleName(self, name: str) -> None:
        """Call the field and its number `name`."""
        super().setAccessibleName(name)
        self.spin.setAccessibleName(name)

    @property
    def value(self) -> int:
        """The number shown."""
        return self.spin.value()

    def set_value(self, value: int) -> None:
        """Show `value`, without a signal."""
        self._saved = value
        self.spin.setValue(value)
        self._timer.stop()
        self._show_unit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who leaves the page has chosen."""
        super().hideEvent(event)
        self._tell()

    def _on_value_changed(self) -> None:
        self._show_unit()
        self._timer.start()

    def _show_unit(self) -> None:
        unit = self._unit(self.value)
        self._unit_label.setText(unit)
        self.spin.setAccessibleDescription(unit)

    def _tell(self) -> None:
        self._timer.stop()
        if self.value != self._saved:
            self._saved = self.value
            self.count_changed.emit(self._saved)


class _Spin(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
