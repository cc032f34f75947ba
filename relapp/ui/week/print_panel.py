"""What of a week is printed and how: the choices beside the preview of the weekly list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from relapp.domain.printed import Arrangement, Code, ListColumn, RowLook, WeekChoices
from relapp.i18n import _, first_letter_upper, format_day
from relapp.ui.week.tag_list import TagList
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text

# A Monday: the days of the week are named by those of this one.
_MONDAY = date(2024, 1, 1)

# For these a line has no room.
_OF_CARDS = (ListColumn.TO_SAY, ListColumn.TO_REMEMBER)

_Key = TypeVar("_Key")


class WeekPanel(QWidget):
    """`choices_changed` carries WeekChoices; `tags` are those of the book, and without any nothing is asked about them."""

    choices_changed = Signal(object)

    def __init__(self, choices: WeekChoices, tags: Sequence[str]) -> None:
        super().__init__()
        self._choices = choices
        self.arrangement = SegmentedControl([(Arrangement.BY_DAY, _("By day")), (Arrangement.BY_CLIENT, _("By client"))])
        self.look = SegmentedControl([(RowLook.LINE, _("Lines")), (RowLook.CARD, _("Cards"))])
        self.code = Choice([(Code.CALL, _("To call")), (Code.WHATSAPP, _("For WhatsApp")), (Code.NONE, _("None"))])
        self.columns = {column: QCheckBox(_column(column)) for column in ListColumn}
        self.days = {day: _day_box(day) for day in range(7)}
        self.tags = TagList(tags) if tags else None
        self._lay_out()
        self._show()
        self._connect()

    @property
    def choices(self) -> WeekChoices:
        """Those made now."""
        return self._choices

    def _lay_out(self) -> None:
        whole = VBox(self, spacing=10)
        for name, field in ((_("Order"), self.arrangement), (_("Each touch as"), self.look), (_("QR code"), self.code)):
            whole.addWidget(LabelledRow(name, field))
        groups: list[tuple[str, QWidget]] = [(_("Shown"), _stacked(self.columns.values()))]
        groups.append((_("Days"), in_flow(*self.days.values())))
        if self.tags:
            groups.append((_("Only clients with one of these tags"), self.tags))
        for name, group in groups:
            group.setAccessibleName(name)
            whole.addWidget(Text(name, "soft", wrap=True))
            whole.addWidget(group)

    def _show(self) -> None:
        choices = self._choices
        self.arrangement.set_value(choices.arrangement)
        self.look.set_value(choices.look)
        self.code.set_value(choices.code)
        for column, box in self.columns.items():
            box.setChecked(column in choices.columns)
        for day, box in self.days.items():
            box.setChecked(day in choices.weekdays)
        if self.tags:
            self.tags.set_chosen(choices.tags)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        is_card = self._choices.look is RowLook.CARD
        for widget in (self.code, *(self.columns[column] for column in _OF_CARDS)):
            widget.setEnabled(is_card)
            widget.setToolTip("" if is_card else _("A line has no room for it."))

    def _connect(self) -> None:
        self.arrangement.value_chosen.connect(lambda value: self._choose(arrangement=value))
        self.look.value_chosen.connect(lambda value: self._choose(look=value))
        self.code.value_chosen.connect(lambda value: self._choose(code=value))
        for box in self.columns.values():
            box.toggled.connect(lambda _on: self._choose(columns=_checked(self.columns)))
        for box in self.days.values():
            box.toggled.connect(lambda _on: self._choose(weekdays=_checked(self.days)))
        if self.tags:
            self.tags.chosen_changed.connect(lambda tags: self._choose(tags=tags))

    def _choose(self, **changes: Any) -> None:
        chosen = replace(self._choices, **changes)
        if chosen != self._choices:
            self._choices = chosen
            self._show_what_fits()
            self.choices_changed.emit(chosen)


def _column(column: ListColumn) -> str:
    return {
        ListColumn.COMPANY: _("Company"),
        ListColumn.PHONE: _("Phone"),
        ListColumn.HOURS: _("Preferred hours"),
        ListColumn.WHY: _("Why"),
        ListColumn.TO_SAY: _("What to say"),
        ListColumn.TO_REMEMBER: _("What to remember"),
        ListColumn.NOTES: _("Room for notes"),
    }[column]


def _day_box(day: int) -> QCheckBox:
    shown = _MONDAY + timedelta(days=day)
    box = QCheckBox(first_letter_upper(format_day(shown, "weekday_short")))
    box.setAccessibleName(first_letter_upper(format_day(shown, "weekday")))
    return box


def _stacked(boxes: Iterable[QCheckBox]) -> QWidget:
    holder = QWidget()
    column = VBox(holder, spacing=4)
    for box in boxes:
        column.addWidget(box, alignment=Qt.AlignmentFlag.AlignLeft)
    return holder


def _checked(boxes: Mapping[_Key, QCheckBox]) -> frozenset[_Key]:
    return frozenset(key for key, box in boxes.items() if box.isChecked())
