"""What is known about a client, a line each: needs, wishes, preferences, interests..., and how each of them is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Signal

from relapp import wording
from relapp.domain.clients import Client, Detail, DetailKind, Observed
from relapp.i18n import _, format_day
from relapp.ui.client.record import ClientEditor
from relapp.ui.client.rows import Row, RowList
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import IconButton
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.forms import TextField
from relapp.ui.widgets.menu_button import MenuButton
from relapp.ui.widgets.text import Text
from relapp.ui.widgets.words import Words


class DetailsEditor(Words):
    """All details of one kind, and an empty line for the next one, which the client is taken to have said."""

    def __init__(self, editor: ClientEditor, kind: DetailKind) -> None:
        super().__init__(240)
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
        row = DetailRow(self._editor.bus.today)
        row.edited.connect(self._save)
        row.removed.connect(lambda: self._save(without=row))
        return row

    def _add(self, text: str) -> None:
        self.new.set_text("")
        if text.strip():
            said = Detail(self._kind, text.strip(), Observed.SAID, self._editor.bus.today())
            self._change([*(row.detail for row in self.list.rows), said])

    def _save(self, without: "DetailRow | None" = None) -> None:
        self._change([row.detail for row in self.list.rows if row is not without])

    def _change(self, own: list[Detail]) -> None:
        """Details of the other kinds stay as the book has them; an emptied one goes."""
        record = self._editor.load()
        if record:
            others = [detail for detail in record.client.details if detail.kind is not self._kind]
            known = [*others, *(detail for detail in own if detail.text)]
            ordered = sorted(known, key=lambda detail: list(DetailKind).index(detail.kind))
            self._editor.change(details=tuple(ordered))


class DetailRow(Row):
    """One detail with how it is known and since when."""

    edited = Signal()
    removed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._detail = Detail(DetailKind.NEED, "")
        self.text = WholeField()
        self.how = MenuButton("", kind="muted", compact=True)
        for value in Observed:
            self.how.add_action(wording.observed(value), partial(self._choose, value))
        self.noted = Text("", "small")
        self.remove = IconButton("trash", _("Remove"), compact=True)
        self.text.edited.connect(lambda _text: self.edited.emit())
        self.remove.clicked.connect(self.removed)
        flow = FlowLayout(self, spacing=6, line_spacing=2)
        flow.addWidget(self.text)
        flow.addWidget(in_flow(self.how, self.noted, self.remove, spacing=4, line_spacing=2))

    @property
    def detail(self) -> Detail:
        """What is typed; other words are known from today on."""
        text = self.text.text().strip()
        if text == self._detail.text:
            return self._detail
        return replace(self._detail, text=text, noted_on=self._today())

    def fill(self, item: Detail) -> None:
        """Show a detail."""
        self._detail = item
        self.text.setAccessibleName(wording.detail(item.kind))
        self.text.set_text(item.text)
        if not self.text.hasFocus():
            self.text.setCursorPosition(0)
        said = wording.observed(item.observed) if item.observed else _("how known?")
        self.how.setText(said)
        self.how.setAccessibleName(_("How it is known: {how}").format(how=said))
        self.noted.setText(format_day(item.noted_on) if item.noted_on else "")
        self.noted.setVisible(item.noted_on is not None)
        self.remove.set_label(_("Remove {value}").format(value=item.text))

    def _choose(self, how: Observed) -> None:
        self._detail = replace(self.detail, observed=how)
        self.edited.emit()


class WholeField(TextField):
    """Asks for room for all that is written in it."""

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The words with room around them."""
        hint, px = super().sizeHint(), current_theme().px
        return QSize(max(px(160), self.fontMetrics().horizontalAdvance(self.text()) + px(26)), hint.height())


def _add_text(kind: DetailKind) -> str:
    return {
        DetailKind.NEED: _("Add a need"),
        DetailKind.WISH: _("Add a wish"),
        DetailKind.PREFERENCE: _("Add a preference"),
        DetailKind.INTEREST: _("Add an interest"),
        DetailKind.OPPORTUNITY: _("Add an opportunity"),
        DetailKind.PRAISE: _("Add a praise"),
        DetailKind.OBSERVATION: _("Add an observation"),
    }[kind]
