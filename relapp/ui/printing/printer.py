"""The printer that somebody chooses for pages."""

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from relapp.domain.printed import PageSetup
from relapp.paper.documents import Printable
from relapp.paper.render import set_up


def choose_printer(printable: Printable, setup: PageSetup, page: int, parent: QWidget) -> QPrinter | None:
    """Ask for a printer, its paper and which pages, with `page` as the current one; None where the user thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(printable.title)
    set_up(printer, printable, setup)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
    is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        printer.setFromTo(page, page)
    return printer if is_chosen else None
