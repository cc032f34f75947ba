"""A brief of one client for a colleague: what to leave out, and where it goes."""

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from relapp.domain.brief import Brief
from relapp.domain.printed import PageSetup
from relapp.i18n import _
from relapp.paper import brief as paper
from relapp.paper.documents import Document
from relapp.printing.client import gathered_brief
from relapp.printing.setup import page_setup
from relapp.ui.bus import Bus
from relapp.ui.colleagues.clipboard import copy
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text


class BriefDialog(QDialog):
    """Reads the client anew for each thing that is asked for."""

    def __init__(self, bus: Bus, client_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._bus = bus
        self._client = bus.book.clients.get(client_id)
        self.setWindowTitle(_("Brief for a colleague"))
        self.setMinimumWidth(min(current_theme().px(620), self.screen().availableGeometry().width()))
        self.without_notes = QCheckBox(_("Leave notes out"))
        self.without_names = QCheckBox(_("Leave names out"))
        self.hint = Text(
            _(
                "Initials stand for all names; phone numbers and addresses are left out too."
                " A text may still tell who it is: read it before you hand it on."
            ),
            "small",
            wrap=True,
        )
        self.message = Text("", "soft", wrap=True, selectable=True)
        self._lay_out()
        self.without_names.toggled.connect(self._fit_hint)
        self.message.hide()
        self._fit_hint(False)

    def _lay_out(self) -> None:
        column = VBox(self, margins=20, spacing=10)
        column.addWidget(Text(self._client.name, "large", wrap=True))
        said = _("One page with what matters: who it is, what was promised, what they care about and how it stands.")
        for widget in (Text(said, "soft", wrap=True), self.without_notes, self.without_names, self.hint, self.message):
            column.addWidget(widget)
        column.addStretch()
        self.preview, self.save = PrimaryButton(_("Preview and print…"), "printer"), PlainButton(_("Save as PDF…"))
        self.copy, self.cancel = PlainButton(_("Copy as text"), "copy"), PlainButton(_("Close"))
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8, line_spacing=8, to_the_right=True)
        for button, act in (
            (self.preview, self._preview),
            (self.save, self._save),
            (self.copy, self._copy),
            (self.cancel, self.reject),
        ):
            button.clicked.connect(act)
            row.addWidget(button)
        self.preview.setDefault(True)
        column.addWidget(buttons)

    def _fit_hint(self, shown: bool) -> None:
        self.hint.setVisible(shown)
        self.resize(self.width(), self.heightForWidth(self.width()))

    def _brief(self) -> Brief:
        return gathered_brief(
            self._bus.book,
            self._client.id,
            self._bus.today(),
            without_notes=self.without_notes.isChecked(),
            without_names=self.without_names.isChecked(),
        )

    def _document(self, setup: PageSetup) -> Document:
        """The fullest version that takes one page."""
        from relapp.paper.render.fitting import fitting

        return fitting(paper.versions(self._brief(), self._bus.book.path.name, self._bus.today()), setup)

    def _preview(self) -> None:
        from relapp.ui.printing import preview

        book = self._bus.book
        dialog = preview(self, book, self._document(page_setup(book)))
        dialog.setup_changed.connect(lambda setup: dialog.show_printable(self._document(setup)))

    def _save(self) -> None:
        from relapp.ui.saving import save_pdf

        book = self._bus.book
        self._say(save_pdf(book, self._document(page_setup(book)), self))

    def _copy(self) -> None:
        copy(paper.text_of(self._brief()))
        self._say(_("Copied. Paste it where your colleague reads it."))

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))


def show_brief(bus: Bus, client_id: int, parent: QWidget) -> None:
    """Ask what the brief of a client is to leave out, and where it is to go."""
    dialog = BriefDialog(bus, client_id, parent)
    dialog.exec()
    dialog.deleteLater()
