"""Pages of a book on a day to a printer and, beside it, to a file: ``print_pages.py week|SHEET BOOK DAY PRINTER PDF``."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from relapp import i18n
from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.domain.dates import monday_of
from relapp.paper.documents import Printable
from relapp.paper.render import print_to, set_up, write_pdf
from relapp.printing.labels import label_choices, labels
from relapp.printing.setup import page_setup
from relapp.printing.week import compose, gather, week_choices


def pages(book: Book, kind: str, on: date) -> Printable:
    """The weekly list, or everybody's address on a sheet of labels."""
    if kind == "week":
        return compose(gather(book, on, monday_of(on), week_choices(book)))
    choices = replace(label_choices(book), sheet=kind)
    return labels(book, book.list.ids(ClientFilter(), limit=None), choices).printable


kind, book_file, day, name, pdf = sys.argv[1:]
app = QApplication(sys.argv[:1])
found = QPrinterInfo.printerInfo(name)
if found.isNull():
    sys.exit(f"no {name} among {QPrinterInfo.availablePrinterNames()}")
with Book(Path(book_file)) as book:
    settings = book.settings.get()
    i18n.set_language(settings.language, settings.country)
    printable, setup = pages(book, kind, date.fromisoformat(day)), page_setup(book)
write_pdf(printable, Path(pdf), setup)
printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
set_up(printer, printable, setup)
print_to(printer, printable, setup)
