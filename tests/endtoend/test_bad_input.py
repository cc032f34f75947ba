"""What cannot be used gets one clear line, and the book is as it was."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.endtoend.conftest import Run, as_json, is_refused

if sys.platform != "linux":
    pytest.skip("limits of a process and namespaces are Linux's", allow_module_level=True)

MANY = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nFN:Client {number:04}\nTEL:0721 555 {number:04}\nNOTE:{'met at the fair ' * 4}\nEND:VCARD\n"
    for number in range(3000)
)
# A file in a folder that root, too, may not write in.
UNPRIVILEGED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
SMALL_DISK = """
mount -t tmpfs -o size=600k tmpfs disk && cp clients.relapp disk/ || exit 77
case $0 in full) head -c 1000000 /dev/zero >disk/filler 2>/dev/null ;; esac
"$@"; status=$?
rm -f disk/filler; cp disk/clients.relapp after.relapp; ls -A disk >listing
exit $status
"""

Clients = Callable[..., list[str]]


@pytest.fixture
def book(relapp: Run, cards: Path, tmp_path: Path) -> Path:
    """A book with two clients."""
    path = tmp_path / "clients.relapp"
    assert relapp("--book", path, "import", cards).returncode == 0
    return path


@pytest.fixture
def clients(relapp: Run) -> Clients:
    """The names of a book's clients, which is sound."""

    def clients(book: Path) -> list[str]:
        assert relapp("--book", book, "check").returncode == 0
        return sorted(each["name"] for each in as_json(relapp("--book", book, "clients", "--json"))["clients"])

    return clients


BOTH = ["Ana Prado", "João Țepeș"]
FILES = {
    "empty.vcf": b"",
    "picture.vcf": b"\x89PNG\r\n\x1a\n" + bytes(3000),
    "spreadsheet.csv": b"PK\x03\x04" + bytes(3000),
    "text.vcf": b"Dear diary,\ntoday nothing happened.\n",
    "half.vcf": b"BEGIN:VCARD\nVERSION:3.0\nFN:Eva",
    "nothing.csv": b"\n\n\n",
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_what_its_name_says(relapp: Run, book: Path, clients: Clients, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])

    done = relapp("--book", book, "import", name, "--json")

    if done.returncode:
        assert is_refused(done, 2)
        assert name in done.stderr
    else:
        result = as_json(done)
        assert (result["added"], result["failed"]) == (0, result["read"])
        assert result["problems"]
    assert clients(book) == BOTH


def test_a_broken_card_among_good_ones(relapp: Run, book: Path, clients: Clients, tmp_path: Path) -> None:
    (tmp_path / "mixed.vcf").write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Eva\nBDAY:2001-02-30\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nTEL:1\nBEGIN:VCARD\n"
        "VERSION:3.0\nFN:Ion\nEND:VCARD\n",
        encoding="utf-8",
    )

    result = as_json(relapp("--book", book, "import", "mixed.vcf", "--json"))

    assert result["read"] == result["added"] + result["merged"] + result["skipped"] + result["failed"]
    assert any("2001-02-30" in problem["message"] for problem in result["problems"])
    assert {"Eva", "Ion"} <= set(clients(book))


HUGE = 100 * 1024 * 1024
LINES = {
    "line.vcf": (b"", b""),
    "card.vcf": (b"BEGIN:VCARD\nVERSION:3.0\nFN:Eva\nNOTE:", b"\nEND:VCARD\n"),
    "name.vcf": (b"BEGIN:VCARD\nVERSION:3.0\nFN:", b"\nEND:VCARD\n"),
    "line.csv": (b"", b""),
    "cell.csv": (b"First Name,Last Name,Notes\nEva,Lima,", b"\n"),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_of_a_hundred_megabytes(relapp: Run, book: Path, clients: Clients, tmp_path: Path, name: str) -> None:
    before, after = LINES[name]
    (tmp_path / name).write_bytes(before + b"a" * HUGE + after)

    done = relapp("--book", book, "import", name, "--json")

    if done.returncode:
        assert is_refused(done, 2)
        assert name in done.stderr
        assert clients(book) == BOTH
    else:
        result = as_json(done)
        assert result["problems"]
        assert all(len(problem["message"]) < 500 for problem in result["problems"])
        assert set(clients(book)) <= {*BOTH, "Eva", "Eva Lima"}
    assert book.stat().st_size < 2 * 1024 * 1024


NO_BOOKS = {
    "text": b"Dear diary,\n" * 500,
    "header alone": b"SQLite format 3\0" + bytes(84),
}


@pytest.mark.parametrize("kind", ["text", "header alone", "other database", "folder"])
@pytest.mark.parametrize("verb", ["today", "week", "clients", "check", "import"])
def test_a_book_that_is_not_a_book(relapp: Run, cards: Path, tmp_path: Path, kind: str, verb: str) -> None:
    file = tmp_path / "strange.relapp"
    if kind == "folder":
        file.mkdir()
    elif kind == "other database":
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE client (name)")
    else:
        file.write_bytes(NO_BOOKS[kind])
    before = file.read_bytes() if file.is_file() else b""

    done = relapp("--book", file, verb, *([cards] if verb == "import" else []))

    assert is_refused(done, 3)
    assert "strange.relapp" in done.stderr
    assert (file.read_bytes() if file.is_file() else b"") == before


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("verb", [["today"], ["clients"], ["check"], ["export", "out.vcf"], ["log", "1", "--purpose", "gift"]])
def test_a_book_cut_short_is_said_and_kept(relapp: Run, tmp_path: Path, part: float, verb: list[str]) -> None:
    whole, file = tmp_path / "whole.relapp", tmp_path / "cut.relapp"
    assert relapp("sample", whole, "--clients", 30, "--seed", 1).returncode == 0
    file.write_bytes(whole.read_bytes()[: int(whole.stat().st_size * part)])
    before = file.read_bytes()

    done = relapp("--book", file, *verb)

    # What does not touch the missing pages may well work; what does must say so.
    assert done.returncode in (0, 3), done.stderr
    if done.returncode or verb == ["check"]:
        assert is_refused(done, 3)
        assert file.read_bytes() == before


def test_a_folder_that_cannot_be_written_in(relapp: Run, cards: Path, tmp_path: Path) -> None:
    if UNPRIVILEGED and shutil.which(UNPRIVILEGED[0]) is None:
        pytest.skip("setpriv is not installed")
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)

    done = relapp("--book", folder / "clients.relapp", "import", cards, before=UNPRIVILEGED)
    deeper = relapp("--book", folder / "new" / "clients.relapp", "import", cards, before=UNPRIVILEGED)

    assert is_refused(done, 3)
    assert is_refused(deeper, 3)
    assert list(folder.iterdir()) == []


def test_a_book_in_a_folder_that_cannot_be_written_in(
    relapp: Run, book: Path, clients: Clients, cards: Path, tmp_path: Path
) -> None:
    if UNPRIVILEGED and shutil.which(UNPRIVILEGED[0]) is None:
        pytest.skip("setpriv is not installed")
    folder = tmp_path / "locked"
    folder.mkdir()
    shutil.copy(book, folder / "clients.relapp")
    (folder / "clients.relapp").chmod(0o444)
    folder.chmod(0o555)

    logged = relapp("--book", folder / "clients.relapp", "log", "ana", "--purpose", "gift", before=UNPRIVILEGED)
    exported = relapp("--book", book, "export", folder / "out.vcf", before=UNPRIVILEGED)
    printed = relapp("--book", book, "week", "--pdf", folder / "out.pdf", before=UNPRIVILEGED)

    assert is_refused(logged, 3)
    assert is_refused(exported, 2)
    assert is_refused(printed, 2)
    folder.chmod(0o755)
    (folder / "clients.relapp").chmod(0o644)
    assert [each.name for each in folder.iterdir()] == ["clients.relapp"]
    assert clients(folder / "clients.relapp") == BOTH


def test_a_file_that_may_not_grow(relapp: Run, book: Path, clients: Clients, tmp_path: Path) -> None:
    (tmp_path / "many.vcf").write_text(MANY, encoding="utf-8")
    limit = book.stat().st_size + 2 * 1024 * 1024  # more than the staging takes, less than the book would

    done = relapp(
        "--book", book, "import", "many.vcf", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )

    assert is_refused(done, 3)
    assert "damaged" not in done.stderr
    assert clients(book) == BOTH


@pytest.fixture
def on_small_disk(relapp: Run, book: Path, tmp_path: Path) -> Run:
    """Run a verb where the folder `disk`, with a copy of the book, has little room left or none.

    Then `after.relapp` is that copy, and `listing` names the files that were there.
    """
    (tmp_path / "disk").mkdir()
    inside = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"]), "sh", "-c", SMALL_DISK]

    def run(room: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        if shutil.which("unshare") is None:
            pytest.skip("unshare is not installed")
        done = relapp(*arguments, before=[*inside, room])
        if done.returncode == 77 or "unshare" in done.stderr:
            pytest.skip("no disk can be mounted here")
        return done

    return run


def test_a_disk_that_becomes_full(on_small_disk: Run, clients: Clients, tmp_path: Path) -> None:
    (tmp_path / "many.vcf").write_text(MANY, encoding="utf-8")

    done = on_small_disk("little", "--book", "disk/clients.relapp", "import", "many.vcf")

    assert is_refused(done, 3)
    assert "disk is full" in done.stderr
    assert clients(tmp_path / "after.relapp") == BOTH


@pytest.mark.parametrize("verb", [["today"], ["log", "ana", "--purpose", "gift"]])
def test_a_disk_without_any_room(on_small_disk: Run, clients: Clients, tmp_path: Path, verb: list[str]) -> None:
    done = on_small_disk("full", "--book", "disk/clients.relapp", *verb)

    if done.returncode or verb != ["today"]:
        assert is_refused(done, 3)
        assert "disk is full" in done.stderr
    assert clients(tmp_path / "after.relapp") == BOTH


@pytest.mark.parametrize("verb", [["export", "disk/out.csv"], ["export", "disk/out.vcf"], ["week", "--pdf", "disk/out.pdf"]])
def test_a_disk_too_full_for_what_goes_out(on_small_disk: Run, tmp_path: Path, verb: list[str]) -> None:
    done = on_small_disk("full", "--book", "clients.relapp", *verb)

    assert is_refused(done, 2)
    assert "out." in done.stderr
    assert "out." not in (tmp_path / "listing").read_text()
