"""Texts to say or send: ours to switch off, and the user's own beside them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from relapp import i18n
from relapp.domain.merging import merge
from relapp.domain.settings import Settings
from relapp.domain.texts import Situation, Template, Way
from relapp.i18n import LANGUAGE_NAMES, _
from relapp.ui.bus import Bus
from relapp.ui.client.rows import Row, RowList
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.settings.text_editor import TextEditor
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow, TextField
from relapp.ui.widgets.inputs import Choice
from relapp.ui.widgets.text import Text
from relapp.wording import texts as text_words
from relapp.wording.phrasebook import phrasebook


class TextsGroup(SettingsGroup):
    """One purpose in one language at a time; each text is shown as a made-up client would read it."""

    def __init__(self, bus: Bus) -> None:
        explanation = _("Each client is offered the text that they have not had, or not for longest.")
        super().__init__(bus, _("Texts to say or send"), explanation)
        self.signature = TextField(placeholder=_("your name"))
        self.situation = Choice([(each, text_words.situation(each)) for each in Situation], name=_("What for"))
        self.situation.set_value(Situation.BIRTHDAY)
        self.language = Choice(LANGUAGE_NAMES.items(), name=_("Language of the texts"))
        self.language.set_value(i18n.language())
        self.list: RowList[TextRow] = RowList(self._make)
        self.add = PlainButton(_("Write a text of your own"), "plus")
        hint = _("The e-mails and letters that come with Relapp end with it.")
        self.body.addWidget(LabelledRow(_("You sign as"), self.signature, hint))
        self.body.addWidget(LabelledRow(_("What for"), self.situation))
        self.body.addWidget(LabelledRow(_("Language"), self.language))
        self.body.addWidget(self.list)
        buttons = in_flow(self.add)
        self.body.addWidget(buttons)
        self.signature.edited.connect(lambda text: bus.do(lambda: bus.book.texts.sign(text), silently=True))
        self.situation.value_chosen.connect(lambda _value: self._show_texts())
        self.language.value_chosen.connect(lambda _value: self._show_texts())
        self.add.clicked.connect(self._write)

    def show_settings(self, settings: Settings) -> None:
        """Show the signature and the texts chosen; they are kept beside the settings."""
        self.signature.set_text(self._bus.book.texts.signature)
        self._show_texts()

    def _show_texts(self) -> None:
        texts = self._bus.book.texts
        self.list.show_items([(each, texts.is_on(each)) for each in texts.every(*self._chosen())])

    def _chosen(self) -> tuple[Situation, str]:
        return Situation(str(self.situation.value)), str(self.language.value)

    def _make(self) -> "TextRow":
        row = TextRow()
        row.switched.connect(self._switch)
        row.edit_wanted.connect(self._edit)
        row.removed.connect(self._remove)
        return row

    def _write(self) -> None:
        situation, language = self._chosen()
        self._edit(Template(situation, Way.WRITTEN, language, ""))

    def _edit(self, template: Template) -> None:
        TextEditor(self._bus, template, self).exec()

    def _switch(self, template: Template, on: bool) -> None:
        self._bus.do(lambda: self._bus.book.texts.switch(template, on=on), silently=True)

    def _remove(self, template: Template) -> None:
        self._bus.do(lambda: self._bus.book.texts.remove(template))


class TextRow(Row):
    """One text: ours can be switched off or taken as a beginning, the user's own can be changed and deleted."""

    switched = Signal(object, bool)
    edit_wanted = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.text, self._kind = Text("", wrap=True), Text("", "caption", wrap=True)
        self.on = QCheckBox(_("Offer it"))
        self.edit = PlainButton("", "edit", compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self._template = Template(Situation.GREETING, Way.WRITTEN, "", "")
        self.on.clicked.connect(lambda checked: self.switched.emit(self._template, checked))
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(lambda: self.removed.emit(self._template))
        card = Card()
        VBox(self).addWidget(card)
        actions = in_flow(self.on, self.edit, self.remove, spacing=10, line_spacing=4)
        for part in (self._kind, self.text, actions):
            card.body.addWidget(part)
        self.on.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def fill(self, item: tuple[Template, bool]) -> None:
        """Show a text, and whether it is offered."""
        self._template, is_on = item
        merged = merge(self._template.body, phrasebook(self._template.language).sample)
        whose = _("your own") if self._template.is_own else _("comes with Relapp")
        self._kind.setText(f"{text_words.way(self._template.way)} · {whose}")
        self.text.setText(merged)
        self.text.set_role("body" if is_on else "soft")
        self.on.setVisible(not self._template.is_own)
        self.on.setChecked(is_on)
        self.on.setAccessibleName(_("Offer “{text}”").format(text=merged))
        self.edit.setText(_("Edit") if self._template.is_own else _("Make one like it"))
        self.edit.setAccessibleName(f"{self.edit.text()}: {merged}")
        self.remove.setVisible(self._template.is_own)
        self.remove.set_label(_("Delete “{text}”").format(text=merged))

    def _edit(self) -> None:
        template = self._template
        copied = Template(template.situation, template.way, template.language, template.body)
        self.edit_wanted.emit(template if template.is_own else copied)
