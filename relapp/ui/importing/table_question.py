"""How a table is written, where the file does not show it: its letters, and what stands between its columns."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.exchange.look import TableChoices, TableLook
from relapp.i18n import _
from relapp.ui.importing.focus import chosen_button
from relapp.ui.importing.sample_table import SampleTable
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text

_ROWS_SHOWN = 6


class TableQuestion(QWidget):
    """`chosen` carries the TableChoices by which the file is to be looked at again, so that the rows show each choice."""

    chosen = Signal(object)

    def __init__(self, look: TableLook, choices: TableChoices) -> None:
        super().__init__()
        self.choices = choices
        self._by_hand = choices.mapping, choices.order
        self.encoding = SegmentedControl(_encodings(look.encoding), numbered=True, name=_("Letters"))
        self.delimiter = SegmentedControl(_delimiters(look.delimiter), numbered=True, name=_("Between the columns"))
        self.problem = Text("", "problem", wrap=True)
        self.rows = SampleTable(_("The first rows of the file"), _ROWS_SHOWN)
        column = VBox(self, spacing=12)
        column.addWidget(Text(_("How is this file written?"), "large", wrap=True))
        about = _("The file does not say it. Choose what makes names and columns below look right.")
        column.addWidget(Text(about, "soft", wrap=True))
        column.addWidget(LabelledRow(_("Letters"), self.encoding))
        column.addWidget(LabelledRow(_("Between the columns"), self.delimiter))
        column.addWidget(self.problem)
        column.addWidget(SectionLabel(_("The first rows of the file")))
        column.addWidget(self.rows)
        column.addStretch()
        self.encoding.value_chosen.connect(lambda encoding: self._choose(replace(self.choices, encoding=encoding)))
        self.delimiter.value_chosen.connect(lambda delimiter: self._choose(replace(self.choices, delimiter=delimiter)))
        self.show_look(look)

    @property
    def first_control(self) -> QWidget:
        """Where the keyboard is wanted first."""
        return chosen_button(self.encoding)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing can be read as it was chosen."""
        self.problem.setText(sentence)
        self.problem.show()
        self.rows.show_rows((), ())

    def show_look(self, look: TableLook) -> None:
        """Show the rows as they are read now."""
        self.problem.hide()
        self.encoding.set_value(look.encoding)
        self.delimiter.set_value(look.delimiter)
        self.rows.show_rows(look.headers, look.samples)
        if self.choices.mapping and len(self.choices.mapping) != len(look.headers):
            # What was said of other columns does not apply to these.
            self._emit(replace(self.choices, mapping=None, order=None))

    def _choose(self, choices: TableChoices) -> None:
        """What was said of the columns by hand stays as long as there are as many."""
        mapping, order = self._by_hand
        self._emit(replace(choices, mapping=mapping, order=order))

    def _emit(self, choices: TableChoices) -> None:
        self.choices = choices
        self.chosen.emit(choices)


def _encodings(found: str) -> list[tuple[object, str]]:
    offered = [
        ("utf-8", _("Unicode (UTF-8)")),
        ("cp1252", _("Portuguese (Windows 1252)")),
        ("cp1250", _("Romanian (Windows 1250)")),
        ("utf-16", _("Unicode (UTF-16)")),
    ]
    return [*offered] if found in dict(offered) else [*offered, (found, found)]


def _delimiters(found: str) -> list[tuple[object, str]]:
    offered = [(",", _("Comma")), (";", _("Semicolon")), ("\t", _("Tab")), ("|", _("Bar"))]
    return [*offered] if found in dict(offered) else [*offered, (found, found)]
