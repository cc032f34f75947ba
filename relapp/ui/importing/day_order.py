"""Which comes first, the day or the month: asked by a day of the file itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.exchange.days import DayOrder, Order, read_day
from relapp.exchange.look import ColumnMapping, TableLook
from relapp.exchange.tables.columns import Field
from relapp.i18n import _
from relapp.ui.importing.cells import one_line
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text


class DayOrderQuestion(QWidget):
    """`order_chosen` carries the Order."""

    order_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = VBox(self, spacing=6)
        self._asked = Text("", wrap=True)
        self._column.addWidget(self._asked)
        self._example = ""
        self.answer: SegmentedControl | None = None

    def ask(self, example: str, order: DayOrder) -> None:
        """Ask by the day `example`; the answer so far is `order`."""
        if example != self._example or not self.answer:
            self._example = example
            self._asked.setText(_("Which day is “{text}”?").format(text=one_line(example)))
            self._offer(example)
        if self.answer:
            self.answer.set_value(order.order)

    def _offer(self, example: str) -> None:
        if self.answer:
            self._column.removeWidget(self.answer)
            self.answer.deleteLater()
        options: list[tuple[object, str]] = [(order, _day(example, order)) for order in (Order.DAY_FIRST, Order.MONTH_FIRST)]
        self.answer = SegmentedControl(options, numbered=True, name=self._asked.text())
        self.answer.value_chosen.connect(self.order_chosen)
        self._column.addWidget(self.answer)


def ambiguous_day(look: TableLook, mapping: ColumnMapping) -> str:
    """A day among the samples that is another one when its two first numbers change places; empty where there is none."""
    for column, meaning in enumerate(mapping):
        if meaning is None or meaning.field is not Field.OCCASION or meaning.part != "value":
            continue
        for row in look.samples:
            if column < len(row) and len({_day(row[column], order) for order in Order}) > 1:
                return row[column].strip()
    return ""


def _day(text: str, order: Order) -> str:
    date = read_day(text, DayOrder(order, certain=True)).date
    return wording.yearly_date(date) if date else ""
