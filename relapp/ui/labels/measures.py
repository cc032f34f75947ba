"""The measures of a sheet of labels that nobody knows but the user."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.labels import LabelSheet
from relapp.i18n import _, pgettext
from relapp.ui.labels.millimetres import MillimetreField
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import NumberField
from relapp.ui.widgets.segmented import SegmentedControl

_MOST_IN_A_ROW, _LONGEST = 30, 300.0


class Measures(QWidget):
    """`sheet_chosen` carries a LabelSheet whenever a measure was typed, whether it fits on the paper or not."""

    sheet_chosen = Signal(object)

    def __init__(self, sheet: LabelSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.paper = SegmentedControl([("A4", "A4"), ("Letter", pgettext("paper", "Letter"))])
        self.paper.set_value(sheet.paper)
        self.paper.value_chosen.connect(lambda paper: self._choose(paper=paper))
        column = VBox(self, spacing=8)
        column.addWidget(LabelledRow(_("Paper"), self.paper))
        self.fields: dict[str, NumberField] = {}
        for name, words in (("columns", _("Labels side by side")), ("rows", _("Labels below each other"))):
            field = NumberField(getattr(sheet, name), 1, _MOST_IN_A_ROW)
            field.number_chosen.connect(lambda number, name=name: self._choose(**{name: number}))
            self.fields[name] = field
            column.addWidget(LabelledRow(words, field))
        for name, words in self._lengths():
            length = MillimetreField(getattr(sheet, name), 0.0, _LONGEST)
            length.length_chosen.connect(lambda value, name=name: self._choose(**{name: value}))
            self.fields[name] = length
            column.addWidget(LabelledRow(words, length))

    @staticmethod
    def _lengths() -> tuple[tuple[str, str], ...]:
        return (
            ("width", _("Width of a label")),
            ("height", _("Height of a label")),
            ("left", _("Left margin")),
            ("top", _("Top margin")),
            ("across", _("From one label to the next on the right")),
            ("down", _("From one label to the next below")),
        )

    def _choose(self, **changes: Any) -> None:
        self._sheet = replace(self._sheet, **changes)
        self.sheet_chosen.emit(self._sheet)
