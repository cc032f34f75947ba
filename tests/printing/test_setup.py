from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from relapp.book import Book
from relapp.domain.printed import Ink, PageSetup
from relapp.printing.setup import page_setup, remember_setup


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book(tmp_path / "clients.relapp") as opened:
        yield opened


def test_nothing_chosen_is_the_usual_on_the_paper_of_the_settings(book: Book) -> None:
    assert page_setup(book) == PageSetup()
    book.save_settings(replace(book.settings.get(), paper="Letter"))
    assert page_setup(book) == PageSetup("Letter")


def test_what_is_chosen_is_remembered_and_the_paper_is_that_of_the_settings(book: Book) -> None:
    chosen = PageSetup("Letter", 130, Ink.SAVING)
    remember_setup(book, chosen)
    assert page_setup(book) == chosen
    assert book.settings.get().paper == "Letter"
    book.save_settings(replace(book.settings.get(), paper="A4"))
    assert page_setup(book) == replace(chosen, paper="A4")


def test_it_is_still_there_when_the_book_is_opened_again(book: Book) -> None:
    remember_setup(book, PageSetup("A4", 90, Ink.GREY))
    with Book(book.path) as again:
        assert page_setup(again) == PageSetup("A4", 90, Ink.GREY)


@pytest.mark.parametrize("stored", [[], "A4", 3, {"ink": "gold"}, {"text_percent": "100"}, {"text_percent": True}, {"ink": 1}])
def test_what_cannot_be_read_is_as_if_it_had_not_been_kept(book: Book, stored: object) -> None:
    book.settings.put("page_setup", stored)
    assert page_setup(book) == PageSetup()


def test_a_size_that_is_not_offered_is_the_usual_one(book: Book) -> None:
    book.settings.put("page_setup", {"text_percent": 4000, "ink": "grey"})
    assert page_setup(book) == PageSetup(ink=Ink.GREY)
