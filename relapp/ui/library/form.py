"""A clipping being written down: the next one, or one that is there already."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.clippings import Clipping
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.library.sources import choose_file, title_of
from relapp.ui.library.topics import TopicsField
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.forms import LabelledRow, NotesField
from relapp.ui.widgets.inputs import Choice, DayField, lead_to
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text

# What is offered as the last day of something that has one.
_USUALLY_GOOD = timedelta(days=30)


class ClippingForm(Card):
    """`saved` comes once the book has it, and says whether it is a new one; `closed` when the form is no longer needed."""

    saved = Signal(bool)
    closed = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(spacing=8)
        self._bus = bus
        self._edited: Clipping | None = None
        self._heading = Text("", "caption")
        self.title, self.source, self.note = QLineEdit(), QLineEdit(), NotesField(name=_("Note"))
        self.topics = TopicsField(name=_("Topics"))
        self.choose = PlainButton(_("Choose…"), compact=True)
        self.choose.setAccessibleName(_("Choose a file…"))
        self.lasting = Choice([(False, _("without end")), (True, _("until"))], name=_("Good until"))
        self.day = DayField(bus.today(), name=_("Last day to pass it on"))
        self.save_button = PrimaryButton(_("Save clipping"), "check")
        self.cancel_button = PlainButton(_("Cancel"))
        self._lay_out()
        self._connect()

    def begin(self, source: str = "") -> None:
        """Write a new one down; where one is being written, only a source that it lacks is taken over."""
        if self.isHidden() or not self._is_begun():
            self._fill(None)
        if source and not self.source.text().strip():
            self.source.setText(source)
            if not self.title.text().strip():
                self.title.setText(title_of(source))
        self._open()

    def edit(self, clipping: Clipping) -> None:
        """Change one that the book has; where something else is being written, that comes first."""
        if self.isHidden() or not self._is_begun():
            self._fill(clipping)
        self._open()

    def save(self) -> None:
        """Keep it, and close; without a title nothing happens. One that was deleted meanwhile is kept as a new one."""
        self.topics.finish_typing()
        if not self.title.text().strip():
            lead_to(self.title)
            return
        clipping, library = self._clipping(), self._bus.book.library
        is_new = clipping.uuid not in {each.uuid for each in library.clippings()}
        if self._bus.do(lambda: library.add(clipping) if is_new else library.save(clipping)):
            self.close_form()
            self.saved.emit(is_new)

    def close_form(self) -> None:
        """Go, without keeping anything."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes a form in which nothing was typed."""
        if event.matches(QKeySequence.StandardKey.Cancel) and not self._is_begun():
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.topics.offer(self._bus.book.library.topics())
        self._update()
        self._show_matching()
        self._chain()
        self.show()
        lead_to(self.title)

    def _fill(self, edited: Clipping | None) -> None:
        self._edited = edited
        clipping = edited or Clipping("", self._bus.today())
        self._heading.setText(_("Edit clipping") if edited else _("New clipping"))
        self.title.setText(clipping.title)
        self.source.setText(clipping.source)
        self.note.setPlainText(clipping.note)
        self.topics.set_topics(clipping.topics)
        self.lasting.set_value(clipping.good_until is not None)
        self.day.set_day(clipping.good_until or self._bus.today() + _USUALLY_GOOD)

    def _clipping(self) -> Clipping:
        """As it stands in the form."""
        return replace(
            self._edited or Clipping("", self._bus.today()),
            title=self.title.text().strip(),
            source=self.source.text().strip(),
            note=self.note.toPlainText().strip(),
            topics=self.topics.topics,
            good_until=self.day.day if self.lasting.value else None,
        )

    def _is_begun(self) -> bool:
        before = self._edited or Clipping("", self._bus.today())
        return self._clipping() != before or bool(self.topics.line.text().strip())

    def _lay_out(self) -> None:
        source, until, buttons = QWidget(), QWidget(), QWidget()
        row = HBox(source, spacing=8)
        row.addWidget(self.source, 1)
        row.addWidget(self.choose)
        self.source.setAccessibleName(_("Link or file"))
        source.setAccessibleName(_("Link or file"))
        flow = FlowLayout(until, spacing=8, line_spacing=4)
        flow.addWidget(self.lasting)
        flow.addWidget(self.day)
        self._topics_row = LabelledRow(_("Topics"), self.topics)
        self.body.addWidget(self._heading)
        for each in (
            LabelledRow(_("Title"), self.title),
            LabelledRow(_("Link or file"), source),
            self._topics_row,
            LabelledRow(_("Note"), self.note),
            LabelledRow(_("Good until"), until),
        ):
            self.body.addWidget(each)
        row_of_buttons = FlowLayout(buttons)
        row_of_buttons.addWidget(self.save_button)
        row_of_buttons.addWidget(self.cancel_button)
        self.body.addWidget(buttons)

    def _connect(self) -> None:
        self.title.textChanged.connect(self._update)
        self.lasting.value_chosen.connect(self._update)
        self.topics.topics_changed.connect(self._show_matching)
        self.topics.topics_changed.connect(self._chain)
        self.choose.clicked.connect(self._choose_file)
        for field in (self.title, self.source, self.topics.line):
            field.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.close_form)

    def _choose_file(self) -> None:
        if name := choose_file(self):
            self.source.setText(name)
            if not self.title.text().strip():
                self.title.setText(title_of(name))

    def _chain(self) -> None:
        """Topics that were just added come before the line in which the next one is typed."""
        topics = (*self.topics.buttons, self.topics.line)
        chain_tab_order(self.title, self.source, self.choose, *topics, self.note, self.lasting, self.day, self.save_button)

    def _update(self) -> None:
        self.save_button.setEnabled(bool(self.title.text().strip()))
        self.day.setVisible(bool(self.lasting.value))

    def _show_matching(self) -> None:
        """Say below the topics how many they find."""
        if not self.topics.topics:
            self._topics_row.set_hint(_("Words that stand among your clients' interests, wishes and needs."))
            return
        found = len(self._bus.book.library.matches(self._clipping(), self._bus.today()))
        said = ngettext("{count} client has such an interest.", "{count} clients have such an interest.", found)
        self._topics_row.set_hint(said.format(count=format_number(found)))
