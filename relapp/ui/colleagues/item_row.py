"""One thing that colleagues may be told, to be ticked or left out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox

from relapp.i18n import _
from relapp.ui.client.rows import Row
from relapp.ui.colleagues.selection import DigestLine
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton
from relapp.ui.widgets.text import Text
from relapp.wording import digest as words


class ItemRow(Row):
    """`chosen` carries the item and whether it is to be told, `client_opened` an id; a click on the words ticks it too."""

    chosen = Signal(object, bool)
    client_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.line: DigestLine | None = None
        self.box = QCheckBox()
        self.text, self.details, self.below = Text("", wrap=True), Text("", "soft", wrap=True), Text("", "soft", wrap=True)
        self.open = IconButton("chevron-right", "", kind="quiet", compact=True)
        column = VBox(spacing=0)
        for label in (self.text, self.details, self.below):
            column.addWidget(label)
        row = HBox(self, spacing=8)
        row.addWidget(self.box, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.open, alignment=Qt.AlignmentFlag.AlignTop)
        self.box.clicked.connect(self._choose)
        self.open.clicked.connect(self._open)

    def fill(self, item: DigestLine) -> None:
        """Show an item as it will be read."""
        self.box.setChecked(item.chosen)
        is_known = self.line is not None and (self.line.read, self.line.name) == (item.read, item.name)
        self.line = item
        if not is_known:
            self._show_words(item)

    def _show_words(self, item: DigestLine) -> None:
        read, text = item.read, words.text(item.read)
        self.text.setText(text)
        self.details.setText(" · ".join([item.name, *words.details(read)]))
        self.below.setText("\n".join(words.below(read)))
        self.below.setVisible(bool(self.below.text()))
        self.box.setAccessibleName(f"{item.name}: {text}")
        self.open.set_label(_("Open {name}: {what}").format(name=item.name, what=text))

    def _choose(self, ticked: bool) -> None:
        assert self.line
        self.chosen.emit(self.line.item, ticked)

    def _open(self) -> None:
        assert self.line
        self.client_opened.emit(self.line.item.client_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The words belong to the box."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.box.click()
        else:
            super().mousePressEvent(event)
