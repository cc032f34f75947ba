"""Pages that were printed, read back: PDFs from the command line, and what came out of a printer's queue."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

import system
from relapp.paths import ROOT
from tests.endtoend.conftest import Run, environment
from tests.endtoend.print_server import PrintServer, print_server
from tests.printed import info_of, needs_poppler, pages_of, run

MONDAY = "2026-11-23"
# How much of a page may lie elsewhere once PostScript has drawn its letters in its own way.
_ALIKE = 0.2


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    """A print server; where the system has none and cannot get one there is nothing to see, but in CI there has to be."""
    if sys.platform != "linux":
        pytest.skip("the print server is a Linux system's")
    fault = "only root may run a print server with filters" if os.geteuid() else system.obtain(system.FOR_PRINTING)
    if fault and os.environ.get("CI"):
        pytest.fail(fault)
    if fault:
        pytest.skip(fault)
    with print_server() as running:
        yield running


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Romanian book with a full week."""
    book = tmp_path_factory.mktemp("sample") / "clients.relapp"
    command = [sys.executable, "-m", "relapp", "--lang", "ro", "sample", str(book), "--clients", "300", "--on", MONDAY]
    subprocess.run(command, env=environment(), check=True, capture_output=True)
    return book


@needs_poppler
@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Weekly contact list"), ("pt_BR", "Lista de contatos da semana"), ("ro", "Lista săptămânală de contacte")],
)
def test_the_weekly_list_in_each_language(relapp: Run, sample: Path, tmp_path: Path, language: str, title: str) -> None:
    pages = printed(relapp, sample, tmp_path, "week", "--lang", language)

    assert title in pages[0]
    assert info_of(tmp_path / "pages.pdf")["Title"].startswith(title)
    assert letters(pages) >= set("ãçșț")
    assert len(pages) > 2
    assert [n for n, page in enumerate(pages, 1) if not re.search(rf"\b{n} \w+ {len(pages)}\b", page)] == []


@needs_poppler
@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (["labels", "--sheet", "L7160"], "Labels"),
        (["labels", "--envelope", "dl"], "Envelopes"),
        (["labels", "--calibration"], ""),
        (["birthdays"], "Birthdays and other dates · 2026"),
        (["client", "1"], "Client sheet"),
        (["client", "1", "--brief"], "Client brief"),
        (["phones"], "Phone list"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_every_kind_of_page(relapp: Run, sample: Path, tmp_path: Path, arguments: Sequence[str], title: str) -> None:
    pages = printed(relapp, sample, tmp_path, *arguments, "--lang", "en")

    assert title in info_of(tmp_path / "pages.pdf")["Title"].replace("\xa0", " ")
    assert all(pages)


@needs_poppler
@pytest.mark.parametrize("kind", ["week", "L7160", "5160"])
def test_a_printer_gives_the_very_pages_of_the_pdf(
    server: PrintServer, sample: Path, tmp_path: Path, desktop: Mapping[str, str], kind: str
) -> None:
    server.add_printer(kind)
    pdf = print_pages(kind, sample, kind, tmp_path, desktop | server.variables)
    paper = server.printed(kind)

    assert pages_of(paper) == pages_of(pdf)
    assert len(pages_of(paper)) > 2
    assert [info_of(paper)[name] for name in ("Title", "Page size")] == [info_of(pdf)[name] for name in ("Title", "Page size")]
    assert pictures(paper) == pictures(pdf)


@needs_poppler
def test_a_printer_that_wants_postscript_gives_the_same_pages(
    server: PrintServer, sample: Path, tmp_path: Path, desktop: Mapping[str, str]
) -> None:
    name = f"relapp-{os.getpid()}"
    with server.cups_pdf_printer(name):
        pdf = print_pages("week", sample, name, tmp_path, desktop | server.variables)
        paper = server.printed(name)

    assert words_of(paper) == words_of(pdf)
    apart = [distance(*pair) for pair in zip(pictures(pdf), pictures(paper), strict=True)]
    assert max(apart) < _ALIKE, apart


def print_pages(kind: str, book: Path, printer: str, folder: Path, variables: Mapping[str, str]) -> Path:
    """Print as the window does, and write the PDF that it is compared with."""
    pdf = folder / "ours.pdf"
    command = [sys.executable, "-m", "tests.endtoend.programs.print_pages", kind, book, MONDAY, printer, pdf]
    subprocess.run(command, cwd=ROOT, env=environment(variables), check=True, timeout=120)
    return pdf


def printed(relapp: Run, book: Path, folder: Path, *arguments: str) -> list[str]:
    """The words of each page that `relapp print` wrote, in letters that the file brings with it."""
    pdf = folder / "pages.pdf"
    done = relapp("--book", book, "print", *arguments, "--on", MONDAY, "--pdf", pdf)
    assert (done.returncode, done.stderr) == (0, "")
    pages = pages_of(pdf)
    assert int(re.search(r": (\d+) ", done.stdout)[1]) == len(pages), done.stdout
    embedded = {(each[-5], each[-3]) for line in run("pdffonts", pdf).splitlines()[2:] if (each := line.split())}
    assert embedded == {("yes", "yes")}
    return pages


def letters(pages: Sequence[str]) -> set[str]:
    return {letter for page in pages for letter in page}


def words_of(pdf: Path) -> Counter[str]:
    """The words of all pages in letters of Western Europe: those are all that PostScript has names for."""
    known = (c if c.isprintable() and c.encode("cp1252", "ignore") else " " for c in run("pdftotext", "-layout", pdf, "-"))
    return Counter("".join(known).split())


def pictures(pdf: Path) -> list[tuple[bytes, bytes]]:
    """The size and the greys of each page, small."""
    drawn = subprocess.run(["pdftoppm", "-r", "50", "-gray", pdf], check=True, capture_output=True).stdout
    found = []
    while drawn:
        _kind, size, _most, rest = drawn.split(b"\n", 3)
        width, height = map(int, size.split())
        found.append((size, rest[: width * height]))
        drawn = rest[width * height :]
    assert found
    return found


def distance(ours: tuple[bytes, bytes], theirs: tuple[bytes, bytes]) -> float:
    """How much of what is drawn on a page lies elsewhere on the other, 0 where they are the same and 2 where nothing meets."""
    assert ours[0] == theirs[0]
    return sum(abs(here - there) for here, there in zip(ours[1], theirs[1], strict=True)) / sum(255 - here for here in ours[1])
