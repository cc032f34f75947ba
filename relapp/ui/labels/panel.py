"""What addresses are printed on: chosen beside the pages, which follow at once."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.book import Book
from relapp.domain.labels import FURTHEST, MOST_COPIES, OTHER, Carrier, Envelope, LabelSheet
from relapp.errors import UserError
from relapp.i18n import _, format_number, ngettext
from relapp.paper.documents import Sheets
from relapp.paper.labels import sheets
from relapp.printing import labels
from relapp.ui.labels.left_out import LeftOutNote
from relapp.ui.labels.measures import Measures
from relapp.ui.labels.millimetres import MillimetreField
from relapp.ui.labels.sheet_grid import SheetGrid
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.forms import LabelledRow, NotesField
from relapp.ui.widgets.inputs import Choice, NumberField
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text


class LabelPanel(QWidget):
    """The choices of labels and envelopes, kept in the book; `printable_changed` carries what is to be shown now."""

    printable_changed = Signal(object)

    def __init__(self, book: Book, found: labels.Addressees) -> None:
        super().__init__()
        self._book, self._found = book, found
        self._on = book.agenda.as_of
        self._choices = labels.label_choices(book)
        self.count = Text("", "strong", wrap=True)
        self.left_out = LeftOutNote(found.left_out)
        self.problem = Text("", "problem", wrap=True)
        self.carrier = SegmentedControl([(Carrier.LABELS, _("Labels")), (Carrier.ENVELOPES, _("Envelopes"))])
        self.sheet = Choice(_sheet_options())
        self.measures = Measures(self._choices.other)
        self.envelope = Choice(_envelope_options())
        self.grid = SheetGrid(sheets.chosen(self._choices), self._choices.start_at, 0)
        self.copies = NumberField(self._choices.copies, 1, MOST_COPIES)
        self.sender_field = NotesField(self._choices.sender, _("Name and address, in the lines they are printed in"))
        self.right = MillimetreField(self._choices.right, -FURTHEST, FURTHEST)
        self.down = MillimetreField(self._choices.down, -FURTHEST, FURTHEST)
        self.calibrate = PlainButton(_("Calibration page…"), compact=True)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def printable(self) -> Sheets:
        """What is chosen now; raises UserError for measures that cannot be."""
        return labels.job(self._found, self._choices, self._on).printable

    def _lay_out(self) -> None:
        self._sheet_row = LabelledRow(_("Sheet of labels"), self.sheet)
        self._start_row = LabelledRow(_("Begin at"), self.grid)
        self._of_labels: list[QWidget] = [self._sheet_row, self.measures, self._start_row, self.calibrate]
        self._of_envelopes: list[QWidget] = [
            LabelledRow(_("Envelope"), self.envelope),
            LabelledRow(_("Sender"), self.sender_field),
        ]
        column = VBox(self, spacing=12)
        for widget in (
            self.count,
            self.left_out,
            LabelledRow(_("Print on"), self.carrier),
            self._sheet_row,
            self.measures,
            self.problem,
            *self._of_envelopes,
            self._start_row,
            LabelledRow(_("Copies of each"), self.copies),
            LabelledRow(_("Move to the right"), self.right),
            LabelledRow(_("Move down"), self.down, _("For printers that are a little off.")),
            self.calibrate,
        ):
            column.addWidget(widget)
        self.carrier.set_value(self._choices.carrier)
        self.sheet.set_value(self._choices.sheet)
        self.envelope.set_value(self._choices.envelope)

    def _connect(self) -> None:
        self.carrier.value_chosen.connect(lambda value: self._choose(carrier=value))
        self.sheet.value_chosen.connect(lambda value: self._choose(sheet=value, start_at=1))
        self.measures.sheet_chosen.connect(lambda value: self._choose(other=value))
        self.envelope.value_chosen.connect(lambda value: self._choose(envelope=value))
        self.grid.start_chosen.connect(lambda value: self._choose(start_at=value))
        self.copies.number_chosen.connect(lambda value: self._choose(copies=value))
        self.sender_field.edited.connect(lambda value: self._choose(sender=value))
        self.right.length_chosen.connect(lambda value: self._choose(right=value))
        self.down.length_chosen.connect(lambda value: self._choose(down=value))
        self.calibrate.clicked.connect(self._open_calibration)

    def _choose(self, **changes: Any) -> None:
        self._choices = labels.checked(replace(self._choices, **changes))
        labels.remember_label_choices(self._book, self._choices)
        self._show()
        try:
            self.printable_changed.emit(self.printable)
        except UserError as error:
            self._say_problem(str(error))

    def _show(self) -> None:
        choices, sheet = self._choices, sheets.chosen(self._choices)
        is_labels, printed = choices.carrier is Carrier.LABELS, len(self._found.addresses) * choices.copies
        for widget in self._of_labels:
            widget.setVisible(is_labels)
        for widget in self._of_envelopes:
            widget.setVisible(not is_labels)
        self.measures.setVisible(is_labels and choices.sheet == OTHER)
        self._sheet_row.set_hint(_measures_of(sheet))
        self.grid.show_sheet(sheet, choices.start_at, printed)
        self._start_row.set_hint(_("Label {number}").format(number=format_number(choices.start_at)))
        if is_labels:
            said = ngettext("{count} label", "{count} labels", printed)
        else:
            said = ngettext("{count} envelope", "{count} envelopes", printed)
        self.count.setText(said.format(count=format_number(printed)))
        self._say_problem("")

    def _say_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _open_calibration(self) -> None:
        from relapp.ui.printing import preview

        try:
            preview(self.window(), self._book, labels.calibration(self._choices, self._on))
        except UserError as error:
            self._say_problem(str(error))


def _sheet_options() -> list[tuple[object, str]]:
    known = [(each.code, sheets.sold_as(each)) for each in sheets.SHEETS]
    return [*known, (OTHER, _("Other measures"))]


def _measures_of(sheet: LabelSheet) -> str:
    said = _("{paper}: {count} labels of {width} × {height} mm")
    return said.format(
        paper=sheet.paper,
        count=format_number(sheet.count),
        width=format_number(sheet.width),
        height=format_number(sheet.height),
    )


def _envelope_options() -> list[tuple[object, str]]:
    number_ten = _("No. 10 (241 × 105 mm)")
    return [(Envelope.DL, "DL (220 × 110 mm)"), (Envelope.C6, "C6 (162 × 114 mm)"), (Envelope.NUMBER_10, number_ten)]
