"""Everything about one person, to be handed to them: to read, or for another program."""

from PySide6.QtWidgets import QDialog, QWidget

from relapp.errors import UserError
from relapp.i18n import _
from relapp.paper.documents import Document
from relapp.ui.bus import Bus
from relapp.ui.settings.waiting import waiting
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text


class EverythingDialog(QDialog):
    """Reads the client anew for each thing that is asked for."""

    def __init__(self, bus: Bus, client_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._bus = bus
        self._client = bus.book.clients.get(client_id)
        self.setWindowTitle(_("Everything about this person"))
        self.setMinimumWidth(min(current_theme().px(660), self.screen().availableGeometry().width()))
        self.message = Text("", "soft", wrap=True, selectable=True)
        self.message.hide()
        column = VBox(self, margins=20, spacing=10)
        column.addWidget(Text(self._client.name, "large", wrap=True))
        said = _(
            "All that this book keeps about them: the record, the whole history, where it came from and where it went."
            " The PDF is to be read, the JSON file is for another program and has every row."
        )
        column.addWidget(Text(said, "soft", wrap=True))
        column.addWidget(Text(_("Texts may speak of others too: read it before you hand it over."), "small", wrap=True))
        column.addWidget(self.message)
        column.addStretch()
        column.addWidget(self._buttons())
        self.resize(self.minimumWidth(), self.heightForWidth(self.minimumWidth()))

    def _buttons(self) -> QWidget:
        self.preview, self.save = PrimaryButton(_("Preview and print…"), "printer"), PlainButton(_("Save as PDF…"))
        self.save_json, self.cancel = PlainButton(_("Save as JSON…")), PlainButton(_("Close"))
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8, line_spacing=8, to_the_right=True)
        for button, act in (
            (self.preview, self._preview),
            (self.save, self._save),
            (self.save_json, self._save_json),
            (self.cancel, self.reject),
        ):
            button.clicked.connect(act)
            row.addWidget(button)
        self.preview.setDefault(True)
        return buttons

    def _document(self) -> Document:
        from relapp.printing.everything import everything

        with waiting():
            return everything(self._bus.book, self._client.id, self._bus.today())

    def _preview(self) -> None:
        from relapp.ui.printing import preview

        preview(self, self._bus.book, self._document())

    def _save(self) -> None:
        from relapp.ui.saving import save_pdf

        self._say(save_pdf(self._bus.book, self._document(), self))

    def _save_json(self) -> None:
        from relapp.printing.everything import write_json
        from relapp.ui.saving import choose_where

        file = choose_where(self, _("Save as JSON"), f"{self._document().file_name}.json")
        if not file:
            return
        try:
            write_json(self._bus.book, self._client.id, file)
        except UserError as error:
            self._say(str(error))
        else:
            self._say(_("Saved: {file}").format(file=file))

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))


def show_everything(bus: Bus, client_id: int, parent: QWidget) -> None:
    """Ask where everything about a client is to go."""
    dialog = EverythingDialog(bus, client_id, parent)
    dialog.exec()
    dialog.deleteLater()
