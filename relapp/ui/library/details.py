"""One clipping: what it is, whom it is for, and who had it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.clippings import Clipping
from relapp.i18n import _, format_day, format_number, ngettext
from relapp.ui import contacting
from relapp.ui.bus import Bus
from relapp.ui.library.lines import LineList
from relapp.ui.library.match_model import MatchModel
from relapp.ui.library.pass_on import PassOnPopup
from relapp.ui.library.readers import ReaderList
from relapp.ui.library.sources import open_source
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.text import Text

# In units: more clients than fit into this scroll by themselves.
_MOST_HEIGHT = 420


class ClippingDetails(QWidget):
    """`client_opened` carries an id, `edit_wanted` the clipping."""

    client_opened = Signal(int)
    edit_wanted = Signal(object)

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._clipping: Clipping | None = None
        self.title, self.about = Text("", "large", wrap=True), Text("", "soft", wrap=True)
        self.source, self.note = Text("", wrap=True, selectable=True), Text("", wrap=True, selectable=True)
        self.open, self.edit = PlainButton(_("Open"), "globe", compact=True), PlainButton(_("Edit"), "edit", compact=True)
        self.copy = IconButton("copy", _("Copy the link"), compact=True)
        self.delete = IconButton("trash", _("Delete the clipping"), compact=True)
        self.matches = MatchModel(self)
        self.match_list = LineList(self.matches, name=_("Clients it is for"), most_height=_MOST_HEIGHT)
        self.for_whom, self.nobody = SectionLabel(), Text("", "soft", wrap=True)
        self.pass_on = PrimaryButton("", "share")
        self.who_had_it, self.readers = SectionLabel(), ReaderList(bus)
        self._choose_first = Text(_("Choose a clipping, and see here whom it is for."), "soft", wrap=True)
        self._content = QWidget()
        self._lay_out()
        self._connect()
        self.show_clipping(None)

    def show_clipping(self, clipping: Clipping | None) -> None:
        """Show one as the book has it now, or none."""
        is_another = clipping is None or self._clipping is None or clipping.uuid != self._clipping.uuid
        self._clipping = clipping
        self._content.setVisible(clipping is not None)
        self._choose_first.setVisible(clipping is None)
        if clipping:
            self._show_what(clipping)
            self._show_matches(clipping, is_another=is_another)
            had = self.readers.show_clipping(clipping, is_another=is_another)
            said = ngettext("{count} client had it", "{count} clients had it", had)
            self.who_had_it.setText(said.format(count=format_number(had)))
            for widget in (self.who_had_it, self.readers):
                widget.setVisible(had > 0)

    def begin_passing_on(self) -> PassOnPopup | None:
        """Ask how it was passed on to those ticked; nothing where nobody is."""
        clipping, ids = self._clipping, self.matches.ticked
        if not clipping or not ids:
            return None
        popup = PassOnPopup(clipping.title, self._bus.today(), self.pass_on)
        popup.chosen.connect(lambda touch: self._bus.do(lambda: self._bus.book.library.pass_on(clipping, ids, touch)))
        popup.show()
        return popup

    def _show_what(self, clipping: Clipping) -> None:
        self.title.setText(clipping.title)
        parts = [", ".join(clipping.topics)]
        if clipping.good_until:
            parts.append(_("good until {day}").format(day=format_day(clipping.good_until)))
        self.about.setText(" · ".join(filter(None, parts)))
        self.source.setText(clipping.source)
        self.note.setText(clipping.note)
        for text in (self.about, self.source, self.note):
            text.setVisible(bool(text.text()))
        for button in (self.open, self.copy):
            button.setVisible(bool(clipping.source))

    def _show_matches(self, clipping: Clipping, *, is_another: bool) -> None:
        on = self._bus.today()
        is_good = clipping.is_good(on)
        lines = self._bus.book.library.matches(clipping, on) if is_good else []
        self.matches.show(lines, is_another=is_another)
        said = ngettext("For {count} client", "For {count} clients", len(lines))
        self.for_whom.setText(said.format(count=format_number(len(lines))) if lines else _("For whom"))
        if not is_good:
            self.nobody.setText(_("Its last day is over. Give it another one to pass it on again."))
        elif not clipping.topics:
            self.nobody.setText(_("Add topics, and the clients who care for them stand here."))
        else:
            self.nobody.setText(_("Nobody else has such an interest. Write interests into your clients' records, or add topics."))
        self.nobody.setVisible(not lines)
        for widget in (self.match_list, self.pass_on):
            widget.setVisible(bool(lines))
        if is_another and lines:
            self.match_list.scrollToTop()

    def _show_ticked(self) -> None:
        count = len(self.matches.ticked)
        said = ngettext("Pass on to {count} client…", "Pass on to {count} clients…", count)
        self.pass_on.setText(said.format(count=format_number(count)) if count else _("Pass on…"))
        self.pass_on.setEnabled(count > 0)

    def _delete(self) -> None:
        if clipping := self._clipping:
            self._bus.do(lambda: self._bus.book.library.delete(clipping))

    def _lay_out(self) -> None:
        buttons = in_flow(self.open, self.edit, self.copy, self.delete, spacing=6, line_spacing=6)
        column = VBox(self._content, spacing=10)
        for widget in (self.title, self.about, self.source, self.note, buttons, self.for_whom, self.nobody, self.match_list):
            column.addWidget(widget)
        column.addWidget(self.pass_on, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.who_had_it)
        column.addWidget(self.readers)
        outer = VBox(self, margins=20, spacing=10)
        outer.addWidget(self._choose_first)
        outer.addWidget(self._content)
        outer.addStretch()

    def _connect(self) -> None:
        self.open.clicked.connect(self._open_source)
        self.copy.clicked.connect(lambda: contacting.copy(self.source.text()))
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self._clipping))
        self.delete.clicked.connect(self._delete)
        self.pass_on.clicked.connect(self.begin_passing_on)
        self.matches.ticked_changed.connect(self._show_ticked)
        self.match_list.opened.connect(lambda row: self.client_opened.emit(self.matches.lines[row].client_id))
        self.readers.client_opened.connect(self.client_opened)

    def _open_source(self) -> None:
        if not open_source(self.source.text()):
            self._bus.failed.emit(
                _("{source} could not be opened. Check that it is still there.").format(source=self.source.text())
            )
