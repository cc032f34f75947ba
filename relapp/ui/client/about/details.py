"""What is known about a client, a line each: needs, wishes, preferences, interests."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import Client, Detail, DetailKind
from relapp.i18n import _
from relapp.ui.client.record import ClientEditor
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton
from relapp.ui.widgets.forms import TextField


class DetailsEditor(QWidget):
    """All details of one kind, and an empty line for the next one."""

    def __init__(self, editor: ClientEditor, kind: DetailKind) -> None:
        super().__init__()
        self._editor, self._kind = editor, kind
        self.list: RowList[DetailRow] = RowList(self._make, spacing=4)
        self.new = TextField(placeholder=_add_text(kind), name=_add_text(kind))
        self.new.edited.connect(self._add)
        column = VBox(self, spacing=4)
        column.addWidget(self.list)
        column.addWidget(self.new)

    def show_client(self, client: Client) -> None:
        """Show what the book has."""
        self.list.show_items([detail for detail in client.details if detail.kind is self._kind])

    def _make(self) -> "DetailRow":
        row = DetailRow()
        row.edited.connect(self._save)
        row.removed.connect(lambda: self._save(without=row))
        return row

    def _add(self, text: str) -> None:
        self.new.set_text("")
        if text.strip():
            self._change([*(row.text.text() for row in self.list.rows), text])

    def _save(self, without: "DetailRow | None" = None) -> None:
        self._change([row.text.text() for row in self.list.rows if row is not without])

    def _change(self, texts: list[str]) -> None:
        """Details of the other kinds stay as the book has them."""
        record = self._editor.load()
        if record:
            others = [detail for detail in record.client.details if detail.kind is not self._kind]
            own = [Detail(self._kind, text.strip()) for text in texts if text.strip()]
            ordered = sorted([*others, *own], key=lambda detail: list(DetailKind).index(detail.kind))
            self._editor.change(details=tuple(ordered))


class DetailRow(Row):
    """One detail; an emptied one goes."""

    edited = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = TextField()
        self.remove = IconButton("trash", _("Remove"), compact=True)
        self.text.edited.connect(lambda _text: self.edited.emit())
        self.remove.clicked.connect(self.removed)
        row = HBox(self, spacing=6)
        row.addWidget(self.text, 1)
        row.addWidget(self.remove)

    def fill(self, item: Detail) -> None:
        """Show a detail."""
        self.text.setAccessibleName(wording.detail(item.kind))
        self.text.set_text(item.text)
        self.remove.set_label(_("Remove {value}").format(value=item.text))


def _add_text(kind: DetailKind) -> str:
    return {
        DetailKind.NEED: _("Add a need"),
        DetailKind.WISH: _("Add a wish"),
        DetailKind.PREFERENCE: _("Add a preference"),
        DetailKind.INTEREST: _("Add an interest"),
    }[kind]
