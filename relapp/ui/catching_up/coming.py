"""How the backlog is levelled: the touches of each of the coming days."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.book.agenda import Planned
from relapp.domain.week import DayPlan
from relapp.i18n import _, first_letter_upper, format_day, format_number, ngettext
from relapp.ui.client.rows import Row, RowList
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.text import Text

_DAY_WIDTH, _LOAD_WIDTH = 128, 92


class DayLoad(Row):
    """One day: its name, how full it is, and how many touches it has."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.load, self.bar = Text("", wrap=True), Text("", "soft", wrap=True), ProgressBar()
        self.load.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = HBox(self, spacing=12)
        row.addWidget(self.name)
        row.addWidget(self.bar, 1)
        row.addWidget(self.load)
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def fill(self, item: tuple[DayPlan, int, date]) -> None:
        """Show a day as seen on another; its bar is full with as many touches as fit on a working day."""
        plan, full, on = item
        name, count = first_letter_upper(format_day(plan.day, "weekday_day")), format_number(plan.load)
        said = ngettext("{count} touch", "{count} touches", plan.load).format(count=count)
        if plan.capacity:
            said = _("{count} of {capacity}").format(count=count, capacity=format_number(plan.capacity))
        self.name.setText(_("Today") if plan.day == on else name)
        self.name.set_role("accent" if plan.day == on else "body")
        self.load.setText(said)
        self.bar.set_role("gift" if plan.is_overfull else "accent")
        self.bar.set_value(plan.load, full)
        self.bar.setAccessibleName(f"{name}: {said}")

    def _rescale(self) -> None:
        self.name.setFixedWidth(current_theme().px(_DAY_WIDTH))
        self.load.setFixedWidth(current_theme().px(_LOAD_WIDTH))


class ComingDays(QWidget):
    """The days on which somebody works, the others only where something falls on them, and what fits on none."""

    def __init__(self) -> None:
        super().__init__()
        self.days: RowList[DayLoad] = RowList(DayLoad, spacing=6)
        self.not_fitting = Text("", "soft", wrap=True)
        about = _(
            "What is late is spread over the days with room, the most pressing first. Promises and occasions stay on today,"
            " and nothing is dropped."
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        card = Card(spacing=10)
        column = VBox(self, spacing=8)
        for each in (SectionLabel(_("The rest, levelled")), Text(about, "soft", wrap=True), card):
            column.addWidget(each)
        card.body.addWidget(self.days)
        card.body.addWidget(self.not_fitting)

    def show_plan(self, planned: Planned, on: date) -> None:
        """Show the load of each day, those of occasions and promises among it."""
        plan = planned.plan
        full = max(day.capacity for day in plan.days)
        self.days.show_items([(day, full, on) for day in plan.days if day.working or day.touches])
        waiting = len(plan.not_fitting) + planned.waiting
        said = ngettext(
            "{count} more touch waits for a day with room.", "{count} more touches wait for a day with room.", waiting
        )
        self.not_fitting.setText(said.format(count=format_number(waiting)))
        self.not_fitting.setVisible(waiting > 0)
