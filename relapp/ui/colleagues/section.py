"""A section of the digest with what can be told of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.digest import DigestSection
from relapp.i18n import _, format_number, ngettext
from relapp.ui.client.rows import RowList
from relapp.ui.colleagues.item_row import ItemRow
from relapp.ui.colleagues.selection import DigestLine
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text
from relapp.wording import digest as words


class SectionCard(QWidget):
    """`chosen` carries the section, items and whether they are to be told, `more_wanted` the section."""

    chosen = Signal(object, list, bool)
    more_wanted = Signal(object)
    client_opened = Signal(int)

    def __init__(self, section: DigestSection) -> None:
        super().__init__()
        self.section = section
        self._lines: Sequence[DigestLine] = ()
        name = words.section(section)
        self.title, self.count = Text(name, "large", wrap=True), Text("", "soft", wrap=True)
        self.all = Button("", kind="quiet", compact=True)
        self.list: RowList[ItemRow] = RowList(self._make, spacing=12)
        self.more = Button("", "more", kind="quiet", compact=True)
        self._foot = in_flow(self.more)
        self._lay_out()
        self.all.clicked.connect(self._choose_all)
        self.more.clicked.connect(lambda: self.more_wanted.emit(self.section))

    def show_lines(self, lines: Sequence[DigestLine], rest: int) -> None:
        """Show these items; `rest` is how many there are besides."""
        self._lines = lines
        self.list.show_items(lines)
        chosen = sum(line.chosen for line in lines)
        self.count.setText(_("{chosen} of {total} chosen").format(chosen=chosen, total=format_number(len(lines) + rest)))
        self.all.setText(_("Leave all out") if chosen else _("Take all"))
        self.all.setAccessibleName(f"{self.all.label}: {self.title.text()}")
        self._foot.setVisible(rest > 0)
        said = ngettext("{count} more, left out until you show it", "{count} more, left out until you show them", rest)
        self.more.setText(said.format(count=format_number(rest)))
        self.more.setAccessibleName(f"{self.more.label}: {self.title.text()}")
        self.setVisible(bool(lines))

    def _lay_out(self) -> None:
        card = Card(margins=(16, 14, 16, 14), spacing=12)
        VBox(self).addWidget(card)
        card.body.addWidget(in_flow(self.title, self.count, self.all, spacing=12, line_spacing=4))
        card.body.addWidget(self.list)
        card.body.addWidget(self._foot)

    def _make(self) -> ItemRow:
        row = ItemRow()
        row.chosen.connect(lambda item, chosen: self.chosen.emit(self.section, [item], chosen))
        row.client_opened.connect(self.client_opened)
        return row

    def _choose_all(self) -> None:
        self.chosen.emit(self.section, [line.item for line in self._lines], not any(line.chosen for line in self._lines))
