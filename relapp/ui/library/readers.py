"""Who had a clipping, and what they said to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.book.library import Reader
from relapp.domain.clippings import Clipping
from relapp.i18n import _, format_day
from relapp.ui.bus import Bus
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button, PlainButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import TextField
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text, without_mnemonic

STEP = 20


class ReaderRow(Row):
    """One client; `opened` carries the id, `answered` the reader and the text."""

    opened = Signal(int)
    answered = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._reader: Reader | None = None
        self.name = Button("", kind="quiet", compact=True)
        self.day = Text("", "soft")
        self.answer = TextField(placeholder=_("What did they say?"))
        self.name.clicked.connect(self._open)
        self.answer.edited.connect(lambda text: self.answered.emit(self._reader, text.strip()))
        line = in_flow(self.name, self.day, spacing=4, line_spacing=0)
        column = VBox(self, spacing=2)
        column.addWidget(line)
        column.addWidget(self.answer)

    def fill(self, item: Reader) -> None:
        """Show who it is; an answer that is being typed is kept."""
        if self._reader and self._reader.passed_on.uuid != item.passed_on.uuid:
            self.answer.clearFocus()
        self._reader = item
        self.name.setText(without_mnemonic(item.client.name))
        self.day.setText(format_day(item.passed_on.on))
        self.answer.set_text(item.passed_on.answer)
        self.answer.setAccessibleName(_("Answer of {name}").format(name=item.client.name))

    def _open(self) -> None:
        if self._reader:
            self.opened.emit(self._reader.client.id)


class ReaderList(QWidget):
    """`client_opened` carries an id."""

    client_opened = Signal(int)

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._readers: list[Reader] = []
        self._limit = STEP
        self.list: RowList[ReaderRow] = RowList(self._make)
        self.more = PlainButton(_("Show more"), "more", compact=True)
        self.more.clicked.connect(self._show_more)
        column = VBox(self, spacing=8)
        column.addWidget(self.list)
        column.addWidget(self.more)

    def show_clipping(self, clipping: Clipping, *, is_another: bool) -> int:
        """Show who had it, and say how many they are."""
        self._readers = self._bus.book.library.readers(clipping)
        if is_another:
            self._limit = STEP
        self._show()
        return len(self._readers)

    def _show(self) -> None:
        self.list.show_items(self._readers[: self._limit])
        self.more.setVisible(len(self._readers) > self._limit)
        chain_tab_order(*self.list.rows, self.more)

    def _show_more(self) -> None:
        self._limit += STEP
        self._show()

    def _make(self) -> ReaderRow:
        row = ReaderRow()
        row.opened.connect(self.client_opened)
        row.answered.connect(self._answer)
        return row

    def _answer(self, reader: Reader, text: str) -> None:
        self._bus.do(lambda: self._bus.book.library.answer(reader.passed_on, text))
