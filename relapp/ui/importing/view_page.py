"""A page that shows one view after another."""

from PySide6.QtWidgets import QWidget

from relapp.ui.importing.focus import focus_soon
from relapp.ui.widgets.page import Page


class ViewPage(Page):
    """`view` is the one shown now."""

    def __init__(self) -> None:
        super().__init__()
        self.view = QWidget()
        self.body.addWidget(self.view, 1)

    def show_view(self, view: QWidget, first: QWidget | None = None) -> None:
        """Show `view` instead of the one before, with the keyboard at `first`."""
        self.body.removeWidget(self.view)
        self.view.hide()
        self.view.deleteLater()
        self.view = view
        self.body.addWidget(view, 1)
        view.show()
        if first:
            focus_soon(first)
