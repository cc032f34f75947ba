"""What is to be printed, shown first. What is imported here takes a while: imported when something is to be printed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from relapp.book import Book
from relapp.paper.documents import Printable
from relapp.ui.printing.dialog import PreviewDialog

__all__ = ["PreviewDialog", "preview"]


def preview(
    parent: QWidget | None,
    book: Book,
    printable: Printable,
    *,
    panel: QWidget | None = None,
    final: Callable[[], Printable] | None = None,
) -> PreviewDialog:
    """Open the pages over `parent`, to print them or to save them; without a parent the dialog lives as long as it is held.

    `panel` holds choices that say `dialog.show_printable(...)` when they change. `final` gives what really goes to paper: it is
    called once before the first print or save of what is shown, and may raise UserError.
    """
    dialog = PreviewDialog(parent, book, printable, panel, final)
    dialog.open()
    return dialog
