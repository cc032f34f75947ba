import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine

from relapp.book.door import Door
from relapp.book.encryption import change_passphrase, is_encrypted
from relapp.book.tries import tries_of
from relapp.cli import main
from relapp.cli.passphrase import VARIABLE

PASSPHRASE = "flores da manhã"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def locked(book_file: Path, quick_keys: None) -> Path:
    change_passphrase(book_file, "", PASSPHRASE)
    return book_file


@pytest.fixture
def run(locked: Path, capsys: pytest.CaptureFixture[str], _monday: None) -> Run:
    """List the clients of the locked book: the exit status, what was said and what was complained of."""

    def run(*arguments: object, verb: str = "clients") -> tuple[int, str, str]:
        status = main(["--book", str(locked), verb, *map(str, arguments)])
        written = capsys.readouterr()
        return status, written.out, written.err

    return run


def test_the_variable_opens_it_and_goes_no_further(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)

    status, said, complaint = run()

    assert (status, complaint) == (0, "")
    assert "Ana Prado" in said
    assert VARIABLE not in os.environ


def test_a_file_opens_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{PASSPHRASE}\r\nanother line\n", encoding="utf-8", newline="")

    assert run("--passphrase-file", tmp_path / "secret")[0] == 0


def test_the_standard_input_opens_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))

    assert run("--passphrase-file", "-")[0] == 0


def test_a_verb_that_opens_the_book_twice_asks_once(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "more.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Davi Sol\nEND:VCARD\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))

    status, said, _complaint = run("--passphrase-file", "-", tmp_path / "more.vcf", verb="import")

    assert (status, said) == (0, "1 read: 1 added, 0 merged, 0 skipped, 0 failed\n")


def test_on_a_terminal_it_is_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or PASSPHRASE)

    assert run()[0] == 0
    assert asked == ["Passphrase of clients.relapp: "]


def test_without_one_the_way_to_give_it_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    status, said, complaint = run()

    assert (status, said) == (3, "")
    assert "--passphrase-file" in complaint
    assert VARIABLE in complaint


def test_a_wrong_one_is_said_and_costs_time(run: Run, monkeypatch: pytest.MonkeyPatch, locked: Path) -> None:
    monkeypatch.setenv(VARIABLE, "something else")
    status, said, complaint = run()
    assert (status, said) == (3, "")
    assert complaint.startswith("relapp: This passphrase does not open clients.relapp.")

    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert run()[0::2] == (3, "relapp: The last passphrase was wrong. Try again in 1 second.\n")

    with time_machine.travel("2026-11-23T09:00:01", tick=False):
        monkeypatch.setenv(VARIABLE, PASSPHRASE)
        assert run()[0] == 0
    assert tries_of(locked).count == 0


@pytest.mark.usefixtures("_monday")
def test_a_book_without_one_needs_none(book_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)

    assert main(["--book", str(book_file), "clients"]) == 0
    assert not is_encrypted(book_file)


@pytest.mark.usefixtures("_monday", "quick_keys")
def test_a_new_book_gets_the_one_that_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cards.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Davi Sol\nEND:VCARD\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, PASSPHRASE)

    assert main(["--book", str(tmp_path / "new.relapp"), "import", str(tmp_path / "cards.vcf")]) == 0

    assert is_encrypted(tmp_path / "new.relapp")
    with Door(tmp_path / "new.relapp", PASSPHRASE).open() as book:
        assert book.list.count() == 1


def test_a_file_that_cannot_be_read_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"\xff\xfe\xfd")

    assert run("--passphrase-file", tmp_path / "none")[0] == 2
    assert "secret cannot be read" in run("--passphrase-file", tmp_path / "secret")[2]


def test_what_no_passphrase_can_be_is_a_wrong_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"flores\0da manha\n")

    status, _said, complaint = run("--passphrase-file", tmp_path / "secret")

    assert status == 3
    assert "does not open" in complaint


def test_a_change_that_was_killed_is_tidied_up_by_any_verb(run: Run, locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    left = locked.with_name(f".{locked.name}.new")
    left.write_bytes(b"SQLite format 3\0 Ana Prado")

    assert run()[0] == 0
    assert not left.exists()


@pytest.mark.parametrize("verb", ["clients", "rescue"])
def test_an_emptied_book_becomes_no_new_one(run: Run, locked: Path, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    locked.write_bytes(b"")

    status, said, complaint = run(verb=verb)

    assert (status, said) == (3, "")
    assert "is empty" in complaint
    assert locked.read_bytes() == b""


def test_what_comes_into_an_emptied_book_is_locked(
    run: Run, locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "more.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Davi Sol\nEND:VCARD\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    locked.write_bytes(b"")

    assert run(tmp_path / "more.vcf", verb="import")[0] == 0
    assert is_encrypted(locked)
