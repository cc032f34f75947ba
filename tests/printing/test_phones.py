import pytest

from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.domain.clients import Importance, Pause, Stage
from relapp.paper.documents import Document, Table
from relapp.printing import phones
from relapp.printing.phones import filter_words, phone_list
from tests.printed import text_of
from tests.printing.conftest import MONDAY, Add


def names(document: Document) -> list[str]:
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    return [text_of(row[0]) for each in tables for row in each.rows]


def test_everybody_with_a_phone_is_there_by_name_and_the_others_are_counted(book: Book, add: Add) -> None:
    for name in ("Zoe", "Ana", "Éva", "Dan"):
        add(name, "0721 555 014")
    add("Bia")
    made = phone_list(book, ClientFilter(), MONDAY)
    assert names(made) == ["Ana", "Dan", "Éva", "Zoe"]
    assert "Phone list 4 clients · 1 without a phone left out" in text_of(made.opening)


def test_ids_come_by_name_whatever_their_order(book: Book, add: Add) -> None:
    zoe, ana, _dan = (add(name, "0721 555 014") for name in ("Zoe", "Ana", "Dan"))
    made = phone_list(book, [zoe, ana], MONDAY, about="Friends")
    assert names(made) == ["Ana", "Zoe"]
    assert made.title == "Phone list\u00a0· Friends"


def test_a_filter_chooses_and_says_so(book: Book, add: Add) -> None:
    add("Ana", "0721 555 014", importance=Importance.VIP, tags=("fair",))
    add("Dan", "0721 555 015", importance=Importance.VIP)
    made = phone_list(book, ClientFilter(importance=Importance.VIP, tag="fair"), MONDAY)
    assert names(made) == ["Ana"]
    assert made.title == "Phone list\u00a0· VIP\u00a0· fair"


def test_a_filter_is_told_in_words() -> None:
    wanted = ClientFilter(" ana ", None, "fair", Stage.EXPANSION, MONDAY, 11)
    assert filter_words(wanted).replace("\u00a0", " ") == (
        "ana · fair · Expansion · not contacted since Nov 23, 2026 · birthday in November"
    )
    assert filter_words(ClientFilter()) == ""


@pytest.mark.parametrize(("most", "found"), [(2, ["Ana", "Bia"]), (3, ["Ana", "Bia", "Caio"])])
def test_more_than_there_is_room_for_is_said_on_paper(
    book: Book, add: Add, monkeypatch: pytest.MonkeyPatch, most: int, found: list[str]
) -> None:
    monkeypatch.setattr(phones, "MOST_LINES", most)
    for name in ("Caio", "Bia", "Ana"):
        add(name, "0721 555 014")
    made = phone_list(book, ClientFilter(), MONDAY)
    assert names(made) == found
    assert ("The list ends after 2 clients" in repr(made)) == (most == 2)


def test_who_is_gone_is_left_out(book: Book, add: Add) -> None:
    ana, dan = add("Ana", "0721 555 014"), add("Dan", "0721 555 014")
    book.clients.delete([dan])
    assert names(phone_list(book, [ana, dan], MONDAY)) == ["Ana"]


def test_who_is_not_to_be_contacted_is_left_out_and_counted(book: Book, add: Add) -> None:
    add("Ana", "0721 555 014")
    add("Bia", "0721 555 015", pause=Pause.DO_NOT_CONTACT)
    add("Caio", "0721 555 016", pause=Pause.RESTRICTED)
    made = phone_list(book, ClientFilter(), MONDAY)
    assert names(made) == ["Ana"]
    assert "1 client · 2 left out: not to be contacted" in text_of(made.opening)
    assert names(phone_list(book, ClientFilter(), MONDAY, everybody=True)) == ["Ana", "Bia", "Caio"]


def test_where_nobody_is_left_that_is_said(book: Book, add: Add) -> None:
    bia = add("Bia", "0721 555 015", pause=Pause.DO_NOT_CONTACT)
    assert "may be contacted" in repr(phone_list(book, [bia], MONDAY))
