from datetime import date
from pathlib import Path
from typing import Any

import pytest

from relapp import i18n
from relapp.domain.clients import Channel, Client, ContactPoint, Pause, PointKind
from relapp.domain.printed import TEXT_SIZES, PageSetup
from relapp.paper.documents import Document, Table
from relapp.paper.phones import PhonesSheet, compose
from relapp.paper.render import write_pdf
from tests.printed import needs_poppler, pages_of, text_of

ON = date(2026, 11, 23)


def phone(value: str, label: str = "") -> ContactPoint:
    return ContactPoint(PointKind.PHONE, value, label)


def called(name: str, *points: ContactPoint, **other: Any) -> Client:
    return Client(name, points=points or (phone("0721 555 014"),), **other)


def sheet(*clients: Client, without: int = 0, **other: Any) -> PhonesSheet:
    return PhonesSheet(clients, without, "", "shop.relapp", ON, ON, **other)


def rows_of(document: Document) -> list[list[str]]:
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    return [[text_of(cell) for cell in row] for made in tables for row in made.rows]


def headings_of(document: Document) -> list[str]:
    return [text_of(section.heading) for section in document.sections]


@pytest.mark.parametrize(
    ("language", "headings", "names"),
    [
        ("en", ["A", "S", "T", "#"], ["Ábel", "Ana", "Ștefan", "Szabo", "Tudor", "7 Mares"]),
        ("pt_BR", ["A", "S", "T", "#"], ["Ábel", "Ana", "Ștefan", "Szabo", "Tudor", "7 Mares"]),
        ("ro", ["A", "S", "Ș", "T", "#"], ["Ábel", "Ana", "Szabo", "Ștefan", "Tudor", "7 Mares"]),
    ],
)
def test_letters_are_those_of_the_language(language: str, headings: list[str], names: list[str]) -> None:
    i18n.set_language(language)
    made = compose(sheet(*(called(name) for name in ("Tudor", "7 Mares", "Ștefan", "Ana", "Szabo", "Ábel"))))
    assert headings_of(made) == headings
    assert [row[0] for row in rows_of(made)] == names


def test_all_phones_are_there_as_typed_with_their_labels() -> None:
    points = (phone("(11) 95555-0127", "cell"), ContactPoint(PointKind.EMAIL, "ana@prado.exemplo"), phone("0721/555.014"))
    ana = called("Ana", *points, company="Prado Ltda")
    assert rows_of(compose(sheet(ana))) == [["Ana Prado Ltda", "(11) 95555-0127 mobile 0721/555.014"]]
    with_emails = [["Ana Prado Ltda", "(11) 95555-0127 mobile 0721/555.014", "ana@prado.exemplo"]]
    assert rows_of(compose(sheet(ana, emails=True))) == with_emails


def test_a_company_named_as_its_client_is_said_once() -> None:
    assert rows_of(compose(sheet(called("Prado", company="Prado")))) == [["Prado", "0721 555 014"]]


@pytest.mark.parametrize(
    ("client", "said"),
    [
        (called("Ana", pause=Pause.DO_NOT_CONTACT), "Do not contact"),
        (called("Ana", pause=Pause.OTHER, paused_until=ON), "Another reason until Nov 23, 2026"),
        (called("Ana", pause=Pause.OTHER, paused_until=date(2026, 11, 22)), ""),
        (called("Ana", refused_channels=frozenset({Channel.PHONE, Channel.LETTER})), "Not by: Letter, Phone"),
        (called("Ana", refused_channels=frozenset({Channel.LETTER})), ""),
    ],
)
def test_who_is_not_to_be_called_is_marked_before_the_number(client: Client, said: str) -> None:
    assert rows_of(compose(sheet(client))) == [["Ana", f"{said} 0721 555 014".strip()]]


def test_nobody_with_a_phone_says_what_to_do() -> None:
    made = compose(sheet(without=3))
    assert "Add phone numbers" in repr(made)
    assert "3 without a phone left out" in text_of(made.opening)


@needs_poppler
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("percent", [TEXT_SIZES[0], TEXT_SIZES[-1]])
def test_a_hundred_phones_are_all_on_paper(percent: int, tmp_path: Path) -> None:
    many = called("Ana", *(phone(f"0721 555 {number:03}", "a long label " * 5) for number in range(100)))
    write_pdf(compose(sheet(many, called("Bia"))), tmp_path / "phones.pdf", PageSetup("A4", percent))
    found = " ".join(pages_of(tmp_path / "phones.pdf"))
    assert all(f"0721 555 {number:03}" in found for number in range(100))
    assert "Ana (continued)" in found


@needs_poppler
@pytest.mark.usefixtures("qapp")
def test_nothing_that_was_typed_is_markup(tmp_path: Path) -> None:
    hostile = called("<b>Ana</b> & <img src=x>", phone("<u>1</u>\x00\u202e2", "</p><h1>"), company="&amp;\ufdd0")
    write_pdf(compose(sheet(hostile)), tmp_path / "phones.pdf")
    (page,) = pages_of(tmp_path / "phones.pdf")
    for each in ("<b>Ana</b> & <img src=x>", "&amp;", "<u>1</u>", "</p><h1>"):
        assert each in page
