"""What the columns of a table say: as it was recognised or guessed, to be put right, with the first contacts that come of it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.incoming import Entry, Incoming
from relapp.exchange.days import Order
from relapp.exchange.look import ColumnMapping, Doubt, TableChoices, TableLook
from relapp.i18n import _
from relapp.ui.importing.day_order import DayOrderQuestion, ambiguous_day
from relapp.ui.importing.focus import chosen_button
from relapp.ui.importing.mapping_model import MappingModel
from relapp.ui.importing.mapping_table import MappingTable
from relapp.ui.importing.sample_table import SampleTable
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.inputs import Choice
from relapp.ui.widgets.text import Text

_CONTACTS_SHOWN = 4


class MappingView(QWidget):
    """`chosen` carries the TableChoices to look at the file again with; `question_wanted` leads to how it is written."""

    chosen = Signal(object)
    question_wanted = Signal()

    def __init__(self, look: TableLook, choices: TableChoices, first: Sequence[Entry]) -> None:
        super().__init__()
        self.choices = choices
        self.about = Text("", "soft", wrap=True)
        self.sheet = Choice(name=_("Sheet"))
        self.sheet_row = LabelledRow(_("Sheet"), self.sheet)
        self.order = DayOrderQuestion()
        self.problem = Text("", "problem", wrap=True)
        self.table = MappingTable(MappingModel(look))
        self.contacts = SampleTable(_("How the first contacts come in"), _CONTACTS_SHOWN)
        self.written_button = Button(_("Do letters or columns look wrong?"), "edit", kind="quiet")
        self._lay_out()
        self.sheet.value_chosen.connect(self._choose_sheet)
        self.order.order_chosen.connect(self._choose_order)
        self.table.columns.mapping_chosen.connect(self._choose_mapping)
        self.written_button.clicked.connect(self.question_wanted)
        self._show_about(look)
        self.show_look(look, first)

    @property
    def first_control(self) -> QWidget:
        """Where the keyboard is wanted first: at what has to be answered, or at the columns."""
        if self.order.answer and not self.order.isHidden():
            return chosen_button(self.order.answer)
        return self.table

    def show_problem(self, sentence: str) -> None:
        """Say why nothing can be read as it was chosen."""
        self.problem.setText(sentence)
        self.problem.show()
        self.contacts.show_rows(_headings(), ())

    def show_look(self, look: TableLook, first: Sequence[Entry]) -> None:
        """Show the columns as they are read now, and the contacts that come of them."""
        self.problem.hide()
        self.table.columns.show_look(look)
        self.sheet.set_options([(sheet, sheet) for sheet in look.sheets])
        self.sheet.set_value(look.sheet)
        self.sheet_row.setVisible(len(look.sheets) > 1)
        self.written_button.setVisible(not look.sheet)
        example = ambiguous_day(look, look.mapping)
        is_asked = bool(example) and (Doubt.DAY_ORDER in look.doubts or self.choices.order is not None)
        if is_asked:
            self.order.ask(example, look.order)
        self.order.setVisible(is_asked)
        self.contacts.show_rows(_headings(), [_cells(entry) for entry in first])

    def _lay_out(self) -> None:
        column = VBox(self, spacing=10)
        column.addWidget(Text(_("What do the columns say?"), "large", wrap=True))
        column.addWidget(self.about)
        column.addWidget(self.sheet_row)
        column.addWidget(self.order)
        column.addWidget(self.problem)
        column.addWidget(self.table, 1)
        column.addWidget(self.written_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(SectionLabel(_("How the first contacts come in")))
        column.addWidget(self.contacts)

    def _show_about(self, look: TableLook) -> None:
        if look.program:
            said = _("Recognised as a table of {program}. Put right what is not.").format(program=look.program)
        elif Doubt.MAPPING in look.doubts:
            said = _("Guessed from the names and the values of the columns. Put right what is not.")
        else:
            said = _("Put right what is not. It is remembered for tables with the same columns.")
        self.about.setText(said)

    def _choose_sheet(self, sheet: object) -> None:
        self._choose(replace(self.choices, sheet=str(sheet), mapping=None, order=None))

    def _choose_order(self, order: Order) -> None:
        self._choose(replace(self.choices, order=order))

    def _choose_mapping(self, mapping: ColumnMapping) -> None:
        self._choose(replace(self.choices, mapping=mapping))

    def _choose(self, choices: TableChoices) -> None:
        self.choices = choices
        self.chosen.emit(choices)


def _headings() -> tuple[str, ...]:
    return _("Name"), _("Company"), _("Phone"), _("E-mail"), _("Birthday"), _("Notes")


def _cells(entry: Entry) -> tuple[str, ...]:
    if not isinstance(entry, Incoming):
        return (entry.message,)
    client = entry.client
    birthday = wording.yearly_date(client.birthday) if client.birthday else ""
    return client.name, client.company, ", ".join(client.phones), ", ".join(client.emails), birthday, client.notes
