import re
from dataclasses import replace
from datetime import date

import pytest

from relapp.book import Book
from relapp.cli import main
from relapp.domain.clients import Pause
from relapp.domain.printed import Arrangement, Code, Ink, ListColumn, PageSetup, RowLook, WeekChoices
from relapp.printing.setup import remember_setup
from relapp.printing.week import remember_choices
from tests.printed import info_of, needs_poppler, pages_of

MONDAY = date(2026, 11, 23)
KINDS = [["week"], ["labels"], ["birthdays"], ["client", "Ana"], ["client", "Ana", "--brief"], ["phones"]]


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
def test_every_kind_is_written_and_says_how_many_pages(relapp, pdf, kind):
    status, said, complaint = relapp(*kind)
    assert (status, complaint) == (0, "")
    assert re.match(rf"{re.escape(str(pdf))}: 1 page(, list 1)?\n", said)
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
def test_a_folder_that_is_none_is_one_line_and_changes_nothing(relapp, pdf, book_file, kind):
    status, said, complaint = relapp(*kind, into=["--pdf", pdf.parent / "absent" / "pages.pdf"])
    assert (status, said, complaint.count("\n")) == (2, "", 1)
    assert "absent" in complaint
    assert list(pdf.parent.iterdir()) == []
    with Book(book_file) as book:
        assert book.printed.latest() == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["week", "--days", "mon,payday"], "payday"),
        (["week", "--columns", "phone,shoe-size"], "shoe-size"),
        (["week", "--by", "moon"], "moon"),
        (["week", "--text", "101"], "90, 100, 115, 130, 150"),
        (["week", "--paper", "a5"], "a4, letter"),
        (["week", "--ink", "invisible"], "invisible"),
        (["week", "--on", "2026-02-30"], "2026-02-30"),
        (["labels", "--sheet", "Avery 0"], "Pimaco 6180"),
        (["labels", "--sheet", ""], "Avery L7160"),
        (["labels", "--envelope", "c6", "--start", "5"], "--start"),
        (["labels", "--envelope", "c6", "--calibration"], "--sheet"),
        (["week", "--tag", "payday"], "cafés, vinhos"),
        (["labels", "--tag", "payday"], "cafés, vinhos"),
        (["phones", "--tag", "payday"], "cafés, vinhos"),
        (["client", "99999999999999999999999"], "99999999999999999999999"),
        (["client", "cafés"], "cafés"),
        (["labels", "--sheet", "L7160", "--envelope", "dl"], "--envelope"),
        (["labels", "--envelope", "c5"], "dl, c6, 10"),
        (["labels", "--sheet", "L7160", "--start", "22"], "21 labels"),
        (["labels", "--start", "0"], "“0”"),
        (["labels", "--copies", "1000"], "99"),
        (["labels", "--offset", "1.5"], "1.5"),
        (["labels", "--offset", "nan,2"], "nan,2"),
        (["labels", "--offset", "0,21"], "20"),
        (["labels", "--tag", "vinhos"], "nobody"),
        (["birthdays", "--month", "13"], "12"),
        (["birthdays", "--year", "99999"], "99999"),
        (["birthdays", "--kind", "payday"], "birthday"),
        (["client", "Zoltan"], "Zoltan"),
        (["client", "Prado"], "Bia Prado (3)"),
        (["client"], "CLIENT"),
        (["phones", "--importance", "most"], "most"),
        (["newspaper"], "newspaper"),
        ([], "KIND"),
    ],
)
def test_a_mistake_is_one_line_that_helps_and_writes_nothing(relapp, pdf, arguments, words):
    status, said, complaint = relapp(*arguments)
    assert (status, said, complaint.count("\n")) == (2, "", 1)
    assert words in complaint
    assert list(pdf.parent.iterdir()) == []


def test_without_a_file_there_is_nothing_to_write(relapp):
    status, said, complaint = relapp("week", into=[])
    assert (status, said, complaint.count("\n")) == (2, "", 1)
    assert "--pdf FILE" in complaint


@pytest.mark.parametrize("name", ["pages.txt", "keep.csv", "-", "pages"])
def test_only_a_pdf_is_written(relapp, pdf, name):
    status, said, complaint = relapp("phones", into=["--pdf", pdf.parent / name])
    assert (status, said) == (2, "")
    assert ".pdf" in complaint
    assert list(pdf.parent.iterdir()) == []


def test_a_client_book_is_not_written_over(relapp, pdf, book_file):
    pdf.write_bytes(book_file.read_bytes())
    status, said, complaint = relapp("phones")
    assert (status, said) == (2, "")
    assert str(pdf) in complaint
    assert pdf.read_bytes() == book_file.read_bytes()


def test_a_folder_is_no_file(relapp, pdf):
    assert relapp("week", into=["--pdf", pdf.parent])[0] == 2
    assert list(pdf.parent.iterdir()) == []


def test_a_weekly_list_is_kept_under_the_number_it_says(relapp, pdf, book_file):
    assert relapp("week")[1] == f"{pdf}: 1 page, list 1\n"
    assert relapp("--pdf", pdf, into=[], verb="week")[1] == f"{pdf}: 1 page, list 2\n"
    with Book(book_file) as book:
        kept = book.printed.load(2)
        names = [client.name for client in book.clients.load([row.client_id for row in kept.rows]).values()]
    assert (kept.printed_on, [row.number for row in kept.rows], names) == (MONDAY, [1, 2], ["João Țepeș", "Ana Prado"])


def test_a_list_without_rows_has_no_number(relapp, pdf, book_file):
    assert relapp("week", "--days", "sun")[1] == f"{pdf}: 1 page\n"
    with Book(book_file) as book:
        assert book.printed.latest() == []


@needs_poppler
def test_the_week_verb_prints_what_print_week_does(relapp, pdf):
    relapp("week")
    printed = pages_of(pdf)
    relapp("--pdf", pdf, into=[], verb="week")
    again = pages_of(pdf)
    assert "João Țepeș" in printed[0]
    assert len(printed) == len(again) == 1
    assert sorted(set(printed[0].split()) ^ set(again[0].split())) != []  # they have their own numbers
    assert re.sub(r"\d+", "", printed[0]) == re.sub(r"\d+", "", again[0])


@pytest.mark.parametrize(
    ("options", "changed"),
    [
        ([], {}),
        (["--by", "client"], {"arrangement": Arrangement.BY_CLIENT}),
        (["--by", "day"], {"arrangement": Arrangement.BY_DAY}),
        (["--look", "line"], {"look": RowLook.LINE}),
        (["--columns", "phone,to-say"], {"columns": {ListColumn.PHONE, ListColumn.TO_SAY}}),
        (["--code", "whatsapp"], {"code": Code.WHATSAPP}),
        (["--days", "tue,sun"], {"weekdays": {1, 6}}),
        (["--tag", "cafés", "--tag", "vinhos"], {"tags": ("cafés", "vinhos")}),
        (["--tag", ""], {"tags": ()}),
    ],
)
def test_what_is_not_asked_for_is_as_it_was_the_last_time(relapp, told, book_file, options, changed):
    last = WeekChoices(Arrangement.BY_CLIENT, RowLook.CARD, frozenset({ListColumn.WHY}), Code.CALL)
    with Book(book_file) as book:
        remember_choices(book, last)
    gathered = told("relapp.printing.week.gather")
    assert relapp("week", *options)[0] == 0
    assert gathered[0][3] == replace(last, **changed)


@pytest.mark.parametrize(
    ("options", "days"),
    [
        (["--on", "2026-11-29"], (date(2026, 11, 29), MONDAY)),
        (["--on", "2026-12-02"], (date(2026, 12, 2), date(2026, 11, 30))),
        ([], (MONDAY, MONDAY)),
    ],
)
def test_the_week_is_that_of_the_day(relapp, told, options, days):
    gathered = told("relapp.printing.week.gather")
    relapp("week", *options)
    assert gathered[0][1:3] == days


@pytest.mark.parametrize(
    ("options", "setup"),
    [
        ([], PageSetup("A4", 115, Ink.GREY)),
        (["--paper", "letter"], PageSetup("Letter", 115, Ink.GREY)),
        (["--text", "150", "--ink", "saving"], PageSetup("A4", 150, Ink.SAVING)),
    ],
)
@pytest.mark.parametrize("kind", [["week"], ["client", "Ana"], ["phones"]], ids=" ".join)
def test_pages_look_as_the_last_time_but_for_what_is_asked(relapp, told, book_file, kind, options, setup):
    with Book(book_file) as book:
        remember_setup(book, PageSetup("A4", 115, Ink.GREY))
    written = told("relapp.paper.render.write_pdf")
    assert relapp(*kind, *options)[0] == 0
    assert written[0][2] == setup


@needs_poppler
@pytest.mark.parametrize(("paper", "size"), [("a4", "595 x 842 pts (A4)"), ("letter", "612 x 792 pts (letter)")])
def test_the_paper_is_the_one_asked_for(relapp, pdf, paper, size):
    relapp("phones", "--paper", paper)
    assert info_of(pdf)["Page size"] == size


@needs_poppler
@pytest.mark.parametrize(
    ("arguments", "there", "absent"),
    [
        (["birthdays"], ["2026", "João Țepeș", "Bia Prado"], []),
        (["birthdays", "--month", "11"], ["João Țepeș", "Ana Prado"], ["Bia Prado"]),
        (["birthdays", "--year", "2030", "--kind", "birthday"], ["2030", "Ana Prado"], []),
        (["birthdays", "--kind", "name-day"], [], ["Ana Prado"]),
        (["client", "1"], ["João Țepeș", "(11) 9 5555-0127", "Rua das Flores"], []),
        (["client", "1", "--brief"], ["João Țepeș"], ["Rua das Flores"]),
        (["phones"], ["Ana Prado", "João Țepeș", "(11) 5555-0101"], ["joao@porto.exemplo"]),
        (["phones", "--emails"], ["joao@porto.exemplo"], []),
        (["phones", "--tag", "vinhos"], ["Ana Prado", "vinhos"], ["João Țepeș"]),
    ],
    ids=lambda value: " ".join(value) or "-",
)
def test_what_is_asked_for_stands_on_the_page(relapp, pdf, arguments, there, absent):
    assert relapp(*arguments)[0] == 0
    text = " ".join(pages_of(pdf))
    assert [words for words in there if words not in text] == []
    assert [words for words in absent if words in text] == []


def test_help_names_every_kind(capsys):
    with pytest.raises(SystemExit) as end:
        main(["print", "--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert all(kind[0] in said for kind in KINDS)


def test_who_is_left_out_of_the_phone_list_is_told_with_how_to_have_them(relapp, book_file):
    with Book(book_file) as book:
        (ana,) = book.clients.load([book.list.find("Ana", 1)[0].id]).values()
        book.clients.save(replace(ana, pause=Pause.DO_NOT_CONTACT))
    assert relapp("phones")[1].endswith("\n1 left out: not to be contacted. Add --everybody to write them too.\n")
    assert "left out" not in relapp("phones", "--everybody")[1]
