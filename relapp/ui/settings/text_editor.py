"""Writing a text of one's own: fields to choose from, mistakes in words, and what clients will read."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from relapp.domain.merging import Field, merge, problems
from relapp.domain.texts import Template, Way
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.touching.message_field import MessageField
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice
from relapp.ui.widgets.menu_button import MenuButton
from relapp.ui.widgets.text import Text
from relapp.wording import texts as text_words
from relapp.wording.phrasebook import phrasebook

_WIDTH, _MARGIN, _LINES = 600, 20, 5


class TextEditor(QDialog):
    """Changes `template`, or adds it where it has no key; it can be saved once it has no mistakes."""

    def __init__(self, bus: Bus, template: Template, parent: QWidget) -> None:
        super().__init__(parent)
        self._bus, self._template = bus, template
        self.setWindowTitle(text_words.situation(template.situation))
        self.way = Choice([(each, text_words.way(each)) for each in Way], name=_("How it goes out"))
        self.way.set_value(template.way)
        self.body = MessageField(_("Text"), lines=_LINES)
        self.body.offer(template.body)
        self.fields = MenuButton(_("Put a field in"), "plus", compact=True)
        for field in Field:
            self.fields.add_action(text_words.field(field), partial(self._insert, field))
        self.problem = Text("", "problem", wrap=True)
        self.known, self.unknown = Text("", wrap=True), Text("", wrap=True)
        self.save = PrimaryButton(_("Save"), "check")
        self.cancel = PlainButton(_("Cancel"))
        self._lay_out()
        self.body.textChanged.connect(self._check)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        self._check()
        self.body.setFocus()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Wide enough to read, and never larger than the screen."""
        room, px = self.screen().availableGeometry(), current_theme().px
        width = min(px(_WIDTH), room.width())
        return QSize(width, min(px(_WIDTH), room.height() - px(40)))

    def _lay_out(self) -> None:
        content, foot = QWidget(), QWidget()
        column = VBox(content, margins=(_MARGIN, _MARGIN, _MARGIN, 8), spacing=10)
        explanation = _(
            "A part in [[ ]] is left out where a field in it is not known. {example} says something else instead."
        ).format(example="{first_name|…}")
        column.addWidget(LabelledRow(_("How it goes out"), self.way))
        column.addWidget(self.body)
        column.addWidget(in_flow(self.fields))
        column.addWidget(Text(explanation, "small", wrap=True))
        column.addWidget(self.problem)
        for title, preview in (
            (_("To a client of whom much is known"), self.known),
            (_("To one of whom nothing is known"), self.unknown),
        ):
            card = Card()
            card.body.addWidget(Text(title, "caption", wrap=True))
            card.body.addWidget(preview)
            column.addWidget(card)
        column.addStretch()
        VBox(foot, margins=(_MARGIN, 4, _MARGIN, _MARGIN)).addWidget(in_flow(self.save, self.cancel))
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        area.setWidget(content)
        whole = VBox(self, spacing=0)
        whole.addWidget(area, 1)
        whole.addWidget(foot)

    def _insert(self, field: Field) -> None:
        self.body.insertPlainText(f"{{{field}}}")
        self.body.setFocus()

    def _check(self) -> None:
        """Say what is wrong, and show what clients will read."""
        written = self.body.toPlainText()
        found = problems(written)
        self.problem.setText("\n".join(text_words.problem(each) for each in found))
        self.problem.setVisible(bool(found))
        self.save.setEnabled(bool(written.strip()) and not found)
        self.known.setText(merge(written, phrasebook(self._template.language).sample))
        self.unknown.setText(merge(written, {}))

    def _save(self) -> None:
        written = replace(self._template, body=self.body.toPlainText().strip(), way=Way(str(self.way.value)))
        if self._bus.do(lambda: self._bus.book.texts.keep(written)):
            self.accept()
