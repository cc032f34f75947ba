"""A book with three clients, and pages of it written into a file."""

import shutil
from pathlib import Path

import pytest
import time_machine

from relapp import i18n
from relapp.cli import main

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:João Țepeș
TEL;TYPE=CELL:(11) 9 5555-0127
EMAIL:joao@porto.exemplo
ADR:;;Rua das Flores 12;Porto Alegre;RS;90020-120;Brasil
BDAY:1980-11-23
CATEGORIES:cafés
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ana Prado
TEL:(11) 5555-0101
BDAY:1975-11-25
CATEGORIES:vinhos
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bia Prado
BDAY:2001-12-24
END:VCARD
"""


@pytest.fixture
def _monday(monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    with time_machine.travel("2026-11-23T09:00:00", tick=False):
        yield
    i18n.set_language("en")


@pytest.fixture(scope="session")
def printed_clients(tmp_path_factory):
    """A book as the cards make it."""
    folder = tmp_path_factory.mktemp("cards")
    (folder / "cards.vcf").write_text(CARDS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched, time_machine.travel("2026-11-23T09:00:00", tick=False):
        patched.setenv("LANG", "en_US.UTF-8")
        assert main(["--book", str(folder / "clients.relapp"), "import", str(folder / "cards.vcf")]) == 0
    return folder / "clients.relapp"


@pytest.fixture
def book_file(tmp_path, printed_clients):
    return Path(shutil.copy(printed_clients, tmp_path))


@pytest.fixture
def pdf(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "pages.pdf"


@pytest.fixture
def relapp(book_file, pdf, capsys, qapp, _monday):
    """Print into `pdf`: the exit status, what was said and what was complained of."""

    def run(*arguments, into=("--pdf", pdf), verb="print"):
        status = main(["--book", str(book_file), verb, *map(str, arguments), *map(str, into)])
        written = capsys.readouterr()
        return status, written.out, written.err

    capsys.readouterr()
    return run


@pytest.fixture
def told(monkeypatch):
    """Listen to a function of the program, by its full name: the arguments of each call, which is done all the same."""

    def listen(function):
        calls = []
        module, _dot, name = function.rpartition(".")
        done = getattr(__import__(module, fromlist=[name]), name)
        monkeypatch.setattr(function, lambda *arguments: calls.append(arguments) or done(*arguments))
        return calls

    return listen
