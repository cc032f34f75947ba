"""How pages look, kept in the book from one print to the next."""

from dataclasses import replace
from typing import Literal, cast

from relapp.book import Book
from relapp.domain.printed import TEXT_SIZES, PageSetup
from relapp.plain import from_plain, to_plain

_KEY = "page_setup"


def page_setup(book: Book) -> PageSetup:
    """As it was last chosen, on the paper of the settings; what is kept and cannot be read is as if it had not been."""
    try:
        kept = from_plain(PageSetup, book.settings.value(_KEY) or {})
    except ValueError:
        kept = PageSetup()
    text_percent = kept.text_percent if kept.text_percent in TEXT_SIZES else PageSetup().text_percent
    return replace(kept, paper=book.settings.get().paper, text_percent=text_percent)


def remember_setup(book: Book, setup: PageSetup) -> None:
    """Keep the size of text and the ink; the paper becomes that of the settings."""
    settings = book.settings.get()
    if settings.paper != setup.paper:
        book.save_settings(replace(settings, paper=cast(Literal["A4", "Letter"], setup.paper)))
    book.settings.put(_KEY, to_plain(setup))
