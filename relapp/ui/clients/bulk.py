"""What can be done with many clients at once; each of it can be undone."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from relapp import wording
from relapp.book.changes import Changes
from relapp.domain.clients import Importance
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.clients.printing import print_phones
from relapp.ui.labels.dialog import show_labels
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import PlainChoice
from relapp.ui.widgets.menu_button import MenuButton
from relapp.ui.widgets.text import Text

MOST_READ = 1000


class BulkBar(QWidget):
    """Stands below the table; `ids` gives the clients chosen when something is to be done with them."""

    deleted = Signal()

    def __init__(self, bus: Bus, ids: Callable[[], list[int]]) -> None:
        super().__init__()
        self._bus, self._ids = bus, ids
        self.said = Text("", "soft", wrap=True)
        self.importance = MenuButton(_("Importance"), "star", compact=True)
        for importance in Importance:
            self.importance.add_action(wording.importance(importance), partial(self._set_importance, importance))
        self.add_tag = PlainButton(_("Add tag…"), "tag", compact=True)
        self.remove_tag = PlainButton(_("Remove tag…"), compact=True)
        self.printing = MenuButton(_("Print"), "printer", compact=True)
        self.printing.add_action(_("Phone list…"), self._print_phones)
        self.printing.add_action(_("Labels and envelopes…"), self._print_labels)
        self.delete = Button(_("Delete"), "trash", kind="danger", compact=True)
        self.add_tag.clicked.connect(self._add_tag)
        self.remove_tag.clicked.connect(self._remove_tag)
        self.delete.clicked.connect(self.delete_chosen)
        flow = FlowLayout(self, spacing=8, line_spacing=6)
        flow.addWidget(self.said)
        for button in self._buttons:
            flow.addWidget(button)
        self.show_count(0)

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return self.importance, self.add_tag, self.remove_tag, self.printing, self.delete

    def show_count(self, count: int) -> None:
        """Say how many are chosen; nothing can be done with none."""
        if count:
            said = ngettext("{count} client selected", "{count} clients selected", count).format(count=format_number(count))
        else:
            everybody = QKeySequence("Ctrl+A").toString(QKeySequence.SequenceFormat.NativeText)
            said = _("Select several with Shift, or all with {keys}, to change them together.").format(keys=everybody)
        self.said.setText(said)
        for button in self._buttons:
            button.setEnabled(count > 0)

    def delete_chosen(self) -> None:
        """Take the clients chosen out of the book."""
        self._do(self._bus.book.clients.delete)

    def _print_labels(self) -> None:
        show_labels(self.window(), self._bus, self._ids())

    def _print_phones(self) -> None:
        print_phones(self._bus, self.window(), self._ids())

    def _set_importance(self, importance: Importance) -> None:
        self._do(lambda ids: self._bus.book.clients.set_importance(ids, importance))

    def _add_tag(self) -> None:
        if tag := ask_tag(self, _("Add tag"), self._bus.book.list.tags(), new=True):
            self._do(lambda ids: self._bus.book.clients.add_tag(ids, tag))

    def _remove_tag(self) -> None:
        if tag := ask_tag(self, _("Remove tag"), self._tags_in_use(), new=False):
            self._do(lambda ids: self._bus.book.clients.remove_tag(ids, tag))

    def _tags_in_use(self) -> list[str]:
        """The tags of those chosen; of so many that reading them takes long, every tag there is."""
        ids, clients = self._ids(), self._bus.book.list
        if len(ids) > MOST_READ:
            return clients.tags()
        return sorted({tag for line in clients.lines(ids) for tag in line.tags})

    def _do(self, change: Callable[[list[int]], Changes]) -> None:
        ids = self._ids()
        if not ids:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._bus.do(lambda: change(ids))
        finally:
            QGuiApplication.restoreOverrideCursor()


class TagDialog(QDialog):
    """Asks for one of `tags`, or for any other where `new`."""

    def __init__(self, parent: QWidget, title: str, tags: Sequence[str], *, new: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.box = PlainChoice()
        self.box.setEditable(new)
        self.box.addItems(list(tags))
        self.box.setCurrentIndex(-1 if new else 0)
        self.box.currentTextChanged.connect(self._update)
        self.accept_button = PrimaryButton(title, "tag")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        cancel = PlainButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column = VBox(self, margins=20, spacing=12)
        if tags or new:
            column.addWidget(LabelledRow(_("Tag"), self.box))
        else:
            column.addWidget(Text(_("None of these clients has a tag."), wrap=True))
        row = HBox(spacing=8)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.accept_button)
        column.addLayout(row)
        self._update()
        width = self.sizeHint().width()
        self.resize(width, self.heightForWidth(width))

    @property
    def tag(self) -> str:
        """The tag chosen or typed; empty for none."""
        return self.box.currentText().strip()

    def _update(self) -> None:
        self.accept_button.setEnabled(bool(self.tag))


def ask_tag(parent: QWidget, title: str, tags: Sequence[str], *, new: bool) -> str:
    """The tag that the user chose; empty where they changed their mind."""
    dialog = TagDialog(parent, title, tags, new=new)
    return dialog.tag if dialog.exec() else ""
