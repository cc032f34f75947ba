"""Which days a digest is about."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.digest import Period, Span, period_of
from relapp.i18n import _
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.inputs import DayField
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text
from relapp.wording import digest as words


class PeriodRow(QWidget):
    """One of a few spans, or days of the user's own; `period_chosen` carries a Period."""

    period_chosen = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.spans = SegmentedControl([(each, words.span(each)) for each in Span], name=_("Which days"))
        self.spans.set_value(Span.LAST_WEEK)
        known = self.period
        self.first, self.last = DayField(known.first, name=_("First day")), DayField(known.last, name=_("Last day"))
        self._own = in_flow(self.first, Text("–", "soft"), self.last, spacing=8)
        layout = FlowLayout(self, spacing=16, line_spacing=8)
        layout.addWidget(self.spans)
        layout.addWidget(self._own)
        self._own.hide()
        self.spans.value_chosen.connect(self._choose)
        self.first.dateChanged.connect(self._tell)
        self.last.dateChanged.connect(self._tell)

    @property
    def period(self) -> Period:
        """The days chosen, in their order whichever was said first."""
        span = Span(str(self.spans.value))
        if span is not Span.OWN:
            return period_of(span, self._today)
        first, last = sorted((self.first.day, self.last.day))
        return Period(first, last)

    def turn_to(self, today: date) -> None:
        """What this week is, and what the last one was, depends on the day."""
        self._today = today

    def _choose(self, span: Span) -> None:
        self._own.setVisible(span is Span.OWN)
        self._tell()

    def _tell(self) -> None:
        self.period_chosen.emit(self.period)
