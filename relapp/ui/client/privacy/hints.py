"""What looks sensitive in a record: a word to the user, who may keep it as it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.sensitive import Hint
from relapp.i18n import _
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text
from relapp.wording import privacy

# As many at once; the others come up as these are dealt with.
MOST_SHOWN = 3


class HintsCard(Card):
    """Hidden where nothing looks sensitive; never in the way of what is typed."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(stripe="gift", spacing=8)
        self._editor = editor
        self.list: RowList[HintRow] = RowList(self._make, spacing=6)
        self.body.addWidget(self.list)
        self.body.addWidget(Text(privacy.about_hints(), "small", wrap=True))
        self.hide()

    def show_record(self, record: Record) -> None:
        """Show what looks sensitive now."""
        found = self._editor.bus.book.privacy.hints(record.client.id)
        self.list.show_items(found[:MOST_SHOWN])
        self.setVisible(bool(found))

    def _make(self) -> "HintRow":
        bus, row = self._editor.bus, HintRow()
        row.kept.connect(lambda: bus.do(lambda: bus.book.privacy.keep_as_it_is(self._editor.client_id, row.hint)))
        return row


class HintRow(Row):
    """One value that looks like something."""

    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hint: Hint
        self.words = Text("", wrap=True)
        self.keep = PlainButton(_("Keep it"), "check", compact=True)
        self.keep.clicked.connect(self.kept)
        both: QWidget = in_flow(self.words, self.keep, spacing=12, line_spacing=4)
        VBox(self).addWidget(both)

    def fill(self, item: Hint) -> None:
        """Show a hint."""
        self.hint = item
        self.words.setText(privacy.hint(item))
        self.keep.setAccessibleName(_("Keep it: {what}").format(what=self.words.text()))
