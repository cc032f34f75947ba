"""Text that others obey, in every field of a book: paper shows it as it is."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.cli import main
from relapp.domain.printed import PageSetup
from relapp.i18n import set_language
from relapp.paper.documents import Printable
from relapp.paper.render import write_pdf
from relapp.printing import birthdays, client, labels, learned, phones, week
from tests.hostile import MONDAY, TEXTS, write_hostile_book
from tests.printed import run

# What a terminal obeys; line feeds and tabs are the program's own.
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
Print = Callable[[Book], Printable]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    set_language("en")
    return write_hostile_book(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def book(made: Path) -> Iterator[Book]:
    with Book(made) as opened:
        yield opened


def client_with(book: Book, text: str) -> int:
    """The client that is nothing but one of the texts."""
    loaded = book.clients.load(everybody(book))
    return next(each.id for each in loaded.values() if each.notes == text)


def everybody(book: Book) -> list[int]:
    return list(book.list.ids(ClientFilter(), limit=None))


DOCUMENTS: dict[str, Print] = {
    "week": lambda book: week.compose(week.gather(book, MONDAY, MONDAY, week.week_choices(book))),
    "phones": lambda book: phones.phone_list(book, ClientFilter(), MONDAY, emails=True),
    "birthdays": lambda book: birthdays.dates(book, 2026, None, None)[0],
    "learned": lambda book: learned.learned(book, MONDAY),
    "labels": lambda book: labels.labels(book, everybody(book), labels.label_choices(book)).printable,
} | {
    f"sheet {number}": lambda book, text=text: client.client_sheet(book, client_with(book, text), MONDAY)
    for number, text in enumerate(TEXTS[:8])
} | {"brief": lambda book: next(client.client_brief(book, client_with(book, TEXTS[0]), MONDAY))}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_paper_shows_it_as_it_is(book: Book, tmp_path: Path, name: str) -> None:
    pages = write_pdf(DOCUMENTS[name](book), tmp_path / "out.pdf", PageSetup())

    assert 0 < pages < 40
    said = run("pdftotext", "-layout", tmp_path / "out.pdf", "-")
    assert "root:" not in said
    assert re.sub(r"\s", "", said).count("49x") == 0
    if name == "sheet 0":
        assert "<b>x</b><img src=file:///etc/passwd>" in re.sub(r"\s+", " ", said)
    if name == "sheet 1":
        assert "&amp;&lt;i&gt;Ana&#64;</i>" in said
    if name == "sheet 2":
        assert "{{7*7}} {name}" in said
    images = run("pdfimages", "-list", tmp_path / "out.pdf").splitlines()[2:]
    assert [line for line in images if "passwd" in line] == []
    written = (tmp_path / "out.pdf").read_bytes()
    assert b"/JavaScript" not in written
    assert b"/URI (file" not in written
    assert b"/Launch" not in written


VERBS = (
    "today", "week --on 2026-11-23", "upcoming --days 30", "clients", "clients --search x", "duplicates", "imports", "check",
    "today --on 2026-11-23",
)  # fmt: skip
WITH_JSON = ("today", "week", "upcoming --days 30", "clients", "duplicates", "imports")


@pytest.mark.parametrize("verb", VERBS)
def test_a_terminal_is_told_nothing_that_it_obeys(made: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    main(["--book", str(made), *verb.split()])
    said = capsys.readouterr()
    assert said.out or said.err
    assert OBEYED.search(said.out + said.err) is None


@pytest.mark.parametrize("verb", WITH_JSON)
def test_scripts_are_told_all_of_it(made: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    assert main(["--book", str(made), *verb.split(), "--json"]) == 0
    said = capsys.readouterr().out
    assert OBEYED.search(said) is None
    if verb == "clients":
        names = {each["name"] for each in json.loads(said)["clients"]}
        assert [text for text in TEXTS if not any(name.startswith(text) for name in names)] == []


def test_a_name_of_two_lines_makes_one(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--book", str(made), "clients"]) == 0
    lines = capsys.readouterr().out.splitlines()
    with Book(made) as book:
        assert len(lines) == len(everybody(book))


def test_a_mistake_is_told_with_nothing_that_is_obeyed(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked_for = TEXTS[::4]
    for text in asked_for:
        asked = text.replace("\0", "")
        assert main(["--book", str(made), "log", "--purpose", "gift", "--", f"nobody {asked}"]) == 2
        assert main(["--book", f"{made}\x1b[31m{asked[:50]}".replace("/etc", ""), "today"]) in (2, 3)
        assert main(["\x1b[31m" + asked]) == 2
    said = capsys.readouterr()
    assert OBEYED.search(said.out + said.err) is None
    assert len(said.err.splitlines()) == 3 * len(asked_for)
