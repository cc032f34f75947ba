from datetime import date
from pathlib import Path

import pytest

from relapp import i18n
from relapp.book.door import Door
from relapp.paper.render import write_pdf
from relapp.printing.recovery_note import recovery_note
from tests.printed import needs_poppler, pages_of

PASSPHRASE = "flores da manhã"


@needs_poppler
def test_one_page_says_all_but_the_passphrase(tmp_path: Path, quick_keys: None, qapp: object) -> None:
    i18n.set_language("en")
    with Door(tmp_path / "clients.relapp", PASSPHRASE).open() as book:
        write_pdf(recovery_note(book, date(2026, 11, 23)), tmp_path / "note.pdf")

    (page,) = pages_of(tmp_path / "note.pdf")
    assert "clients.relapp" in page
    # A long path is broken where the line ends.
    assert "clients-backups" in page.replace(" ", "")
    assert page.count("_" * 30) >= 4
    assert "flores" not in page


@pytest.mark.parametrize("language", ["en", "pt_BR", "ro"])
def test_the_passphrase_is_in_none_of_its_parts(tmp_path: Path, quick_keys: None, language: str) -> None:
    i18n.set_language(language)
    with Door(tmp_path / "clients.relapp", PASSPHRASE).open() as book:
        note = recovery_note(book, date(2026, 11, 23))
    i18n.set_language("en")

    assert "flores" not in repr(note)
