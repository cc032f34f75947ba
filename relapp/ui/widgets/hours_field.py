"""Hours of the day, written as people write them."""

import re
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text

_HOUR = re.compile(r"(\d{1,2})\s*(?:[:.h]\s*(\d{2})?)?\s*(?:([ap])\.?m\.?)?", re.ASCII | re.IGNORECASE)


def parse_hour(text: str) -> time:
    """Read ``9``, ``9:30``, ``9.30``, ``9h``, ``9h30`` or ``9 pm``; raise ValueError for anything else."""
    match = _HOUR.fullmatch(text.strip())
    if not match:
        raise ValueError(f"not an hour: {text!r}")
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError(f"not an hour: {text!r}")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


class HourField(QWidget):
    """One hour; an empty field is None where `optional`, else it goes back to what it was."""

    hour_changed = Signal(object)

    def __init__(
        self, value: time | None = None, *, optional: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.line = QLineEdit()
        self.setAccessibleName(name)
        self.line.setPlaceholderText(_("hour, if any") if optional else "")
        self.problem = Text("", "problem", wrap=True)
        column = VBox(self, spacing=3)
        column.addWidget(self.line)
        column.addWidget(self.problem)
        self.setFocusProxy(self.line)
        self._optional = optional
        self.line.editingFinished.connect(self._check)
        current_theme().theme_changed.connect(self._rescale)
        self._rescale()
        self.set_value(value)

    def setAccessibleName(self, name: str) -> None:
        """Call the field and its line `name`."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    @property
    def value(self) -> time | None:
        """The hour last told or set."""
        return self._value

    def set_value(self, value: time | None) -> None:
        """Show `value`, without a signal."""
        self._value = value
        self.line.setText(f"{value:%H:%M}" if value else "")
        self.problem.hide()

    def _check(self) -> None:
        text = self.line.text().strip()
        if not text and not self._optional:
            self.set_value(self._value)
            return
        try:
            value = parse_hour(text) if text else None
        except ValueError:
            self.problem.setText(_("Write an hour as in 9:30."))
            self.problem.show()
            return
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.hour_changed.emit(value)

    def _rescale(self) -> None:
        self.line.setFixedWidth(current_theme().px(112 if self._optional else 72))


class HoursField(QWidget):
    """From one hour until another, which may be on the next day; `hours_changed` gives both."""

    hours_changed = Signal(object, object)

    def __init__(self, start: time, end: time, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start, self.end = HourField(start), HourField(end)
        self.setAccessibleName(name)
        row = FlowLayout(self, spacing=8, line_spacing=4)
        row.addWidget(self.start)
        row.addWidget(Text(_("until"), "soft"))
        row.addWidget(self.end)
        self.setFocusProxy(self.start)
        self.start.hour_changed.connect(self._tell)
        self.end.hour_changed.connect(self._tell)

    def setAccessibleName(self, name: str) -> None:
        """Call the field `name`, and say in its two parts which end they are."""
        super().setAccessibleName(name)
        self.start.setAccessibleName(_("{name}, from").format(name=name))
        self.end.setAccessibleName(_("{name}, until").format(name=name))

    @property
    def value(self) -> tuple[time | None, time | None]:
        """The two hours."""
        return self.start.value, self.end.value

    def set_value(self, start: time, end: time) -> None:
        """Show two other hours, without a signal."""
        self.start.set_value(start)
        self.end.set_value(end)

    def _tell(self) -> None:
        self.hours_changed.emit(*self.value)
