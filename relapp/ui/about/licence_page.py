"""One part's terms, in the words of whoever made it."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from relapp.ui.about.licences import Licence
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.text import Text


class LicencePage(QWidget):
    """Shows what `show_licence` is given."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.terms = Text("", "title", wrap=True), Text("", "soft", wrap=True)
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        column = VBox(self, spacing=8)
        column.addWidget(self.name)
        column.addWidget(self.terms)
        column.addWidget(self.text, 1)

    def show_licence(self, licence: Licence) -> None:
        """Show one from its beginning."""
        self.name.setText(licence.name)
        self.terms.setText(licence.terms)
        self.text.setPlainText(licence.text)
        self.text.setAccessibleName(f"{licence.name}: {licence.terms}")
