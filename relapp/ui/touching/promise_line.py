"""Turning a note into a promise on the spot."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.promise_days import suggest_day
from relapp.domain.promises import Party, Promise
from relapp.i18n import _, format_day
from relapp.ui.sensitive_line import SensitiveLine
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button, IconButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import DayField
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text
from relapp.wording.plans import promise_words
from relapp.wording.promises import party

# A day further away than this is said with its year.
_NEAR_DAYS = 300


class PromiseLine(QWidget):
    """Offers to make a `note` a promise, for the day that it speaks of or for any other, and says what looks sensitive in it.

    `reshaped` comes once it needs other room.
    """

    reshaped = Signal()

    def __init__(self, note: QLineEdit, today: date) -> None:
        super().__init__()
        self._note, self._today = note, today
        self._suggested: date | None = None
        self.offer = Button("", "promise", kind="quiet", compact=True)
        self.day = DayField(today, name=_("Day of the promise"))
        self.day.setMinimumDate(QDate(today.year, today.month, today.day))
        self.by = SegmentedControl([(each, party(each)) for each in Party], name=_("Who promised"))
        self.take_back = IconButton("close", _("Not a promise"), kind="quiet", compact=True)
        self.sensitive = SensitiveLine(note)
        self.sensitive.reshaped.connect(self.reshaped)
        self._offered, self._made = QWidget(), QWidget()
        self._lay_out()
        self._made.hide()
        self.by.set_value(Party.US)
        self.offer.clicked.connect(self._make)
        self.take_back.clicked.connect(self._unmake)
        note.textChanged.connect(self._look)
        self._look()

    def promises(self, made_on: date) -> list[Promise]:
        """What the note promises: nothing, or one thing."""
        text = self._note.text().strip()
        if self._made.isHidden() or not text:
            return []
        return [Promise(text, self.day.day, Party(str(self.by.value)), made_on=made_on)]

    def _lay_out(self) -> None:
        offered = FlowLayout(self._offered)
        offered.addWidget(self.offer)
        made = FlowLayout(self._made, spacing=8, line_spacing=6)
        for widget in (Text(_("Promise for"), "soft"), self.day, self.by, self.take_back):
            made.addWidget(widget)
        column = VBox(self, spacing=0)
        column.addWidget(self.sensitive)
        column.addWidget(self._offered)
        column.addWidget(self._made)

    def _look(self) -> None:
        """See whether the note speaks of a day; one that the user has taken up already stays."""
        text = self._note.text().strip()
        self._suggested = suggest_day(text, self._today, promise_words()) if text else None
        self.offer.setEnabled(bool(text))
        self.offer.setText(self._offer_text())

    def _offer_text(self) -> str:
        if not self._suggested:
            return _("Promise…")
        style = "weekday_day_month" if (self._suggested - self._today).days < _NEAR_DAYS else "full"
        return _("Make it a promise for {day}").format(day=format_day(self._suggested, style))

    def _make(self) -> None:
        self.day.set_day(self._suggested or self._today)
        self._show_made(True)
        self.day.setFocus(Qt.FocusReason.TabFocusReason)

    def _unmake(self) -> None:
        self._show_made(False)
        self._note.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_made(self, made: bool) -> None:
        self._offered.setVisible(not made)
        self._made.setVisible(made)
        self.reshaped.emit()
