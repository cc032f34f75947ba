"""Which clients the table shows, and in which order."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.book.client_list import ClientFilter, Order
from relapp.domain.clients import Importance, Stage
from relapp.i18n import _, ngettext
from relapp.ui.clients.table_model import Column, heading
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.chips import Chip
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.inputs import Choice, none_first
from relapp.ui.widgets.menu_button import MenuButton

SILENT_DAYS = (30, 60, 90, 180, 365)

COLUMNS = {
    Order.NAME: Column.NAME,
    Order.COMPANY: Column.COMPANY,
    Order.IMPORTANCE: Column.IMPORTANCE,
    Order.LAST_CONTACT: Column.LAST_CONTACT,
}


class FilterBar(QWidget):
    """`filter_changed` follows every choice, `order_chosen` carries the Order asked for by menu."""

    filter_changed = Signal()
    order_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        importance = [(each, wording.importance(each)) for each in Importance]
        stages = [(each, wording.stage(each)) for each in Stage]
        self.importance = Choice(none_first(importance, _("Any importance")), name=_("Importance"))
        self.tag = Choice(name=_("Tag"))
        self.stage = Choice(none_first(stages, _("Any stage")), name=_("Stage"))
        self.silent = Choice(none_first([(days, _silent(days)) for days in SILENT_DAYS], _("Any last contact")))
        self.silent.setAccessibleName(_("Last contact"))
        self.birthday = Chip(_("Birthday this month"))
        self.clear_button = Button(_("Clear filters"), "close", kind="quiet", compact=True)
        self.sort_button = MenuButton(_("Sort"), compact=True, label=_("Sort by"))
        self.set_tags(())
        flow = FlowLayout(self, spacing=8, line_spacing=8)
        for choice in self._choices:
            choice.value_chosen.connect(self._tell)
            flow.addWidget(choice)
        for widget in (self.birthday, self.sort_button, self.clear_button):
            flow.addWidget(widget)
        self.birthday.clicked.connect(self._tell)
        self.clear_button.clicked.connect(self.clear)
        self._show_clear()
        for order, column in COLUMNS.items():
            self.sort_button.add_action(heading(column), partial(self.order_chosen.emit, order))

    @property
    def is_set(self) -> bool:
        """Whether any filter is."""
        return self.birthday.isChecked() or any(choice.value is not None for choice in self._choices)

    @property
    def _choices(self) -> tuple[Choice, ...]:
        return self.importance, self.tag, self.stage, self.silent

    def filter(self, text: str, today: date) -> ClientFilter:
        """The filters with the text typed, as they are meant on `today`."""
        days, importance, stage = self.silent.value, self.importance.value, self.stage.value
        return ClientFilter(
            text=text,
            importance=importance if isinstance(importance, Importance) else None,
            tag=str(self.tag.value or ""),
            stage=stage if isinstance(stage, Stage) else None,
            silent_since=today - timedelta(days=days - 1) if isinstance(days, int) else None,
            birthday_month=today.month if self.birthday.isChecked() else None,
        )

    def set_tags(self, tags: Sequence[str]) -> None:
        """Offer the tags that are in use."""
        self.tag.set_options(none_first([(tag, tag) for tag in tags], _("Any tag")))
        self.tag.setEnabled(bool(tags))
        self._show_clear()

    def clear(self) -> None:
        """Show everybody again."""
        for choice in self._choices:
            choice.set_value(None)
        self.birthday.setChecked(False)
        self._tell()

    def _tell(self) -> None:
        self._show_clear()
        self.filter_changed.emit()

    def _show_clear(self) -> None:
        self.clear_button.setVisible(self.is_set)


def _silent(days: int) -> str:
    if days == 365:
        return _("Not contacted for a year")
    return ngettext("Not contacted for {count} day", "Not contacted for {count} days", days).format(count=days)
