"""Who gets no label, and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from relapp.i18n import _
from relapp.printing.labels import LeftOut, left_out_words
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.text import Text


class LeftOutNote(QWidget):
    """A sentence for each cause, with the first names; all of them once the user wants to see them. Hidden for nobody."""

    def __init__(self, left_out: Sequence[LeftOut]) -> None:
        super().__init__()
        self._left_out = left_out
        self.said = Text("", "small", wrap=True)
        self.all_names = PlainButton(_("Show all names"), compact=True)
        self.all_names.clicked.connect(self._show_all)
        column = VBox(self, spacing=6)
        column.addWidget(self.said)
        column.addWidget(self.all_names)
        first, everybody = left_out_words(left_out), left_out_words(left_out, most=len(left_out))
        self.said.setText("\n".join(first))
        self.all_names.setVisible(first != everybody)
        self.setVisible(bool(left_out))

    def _show_all(self) -> None:
        self.said.setText("\n".join(left_out_words(self._left_out, most=len(self._left_out))))
        self.all_names.hide()
