import stat
import sys
from pathlib import Path
from random import Random

import pytest

from relapp.book import Book
from relapp.errors import UserError
from relapp.files import PAGE, make_private, write_whole, writing_whole


def test_a_file_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "clients.csv", b"name\n")

    assert (tmp_path / "clients.csv").read_bytes() == b"name\n"
    assert [each.name for each in tmp_path.iterdir()] == ["clients.csv"]


def test_another_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    write_whole(tmp_path / "clients.csv", b"a long line\n")
    write_whole(tmp_path / "clients.csv", b"short\n")

    assert (tmp_path / "clients.csv").read_bytes() == b"short\n"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"clients\.csv cannot be written: .+ Choose another folder"):
        write_whole(tmp_path / "no" / "clients.csv", b"name\n")


def test_a_name_that_is_a_folder_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "clients.csv").mkdir()

    with pytest.raises(UserError):
        write_whole(tmp_path / "clients.csv", b"name\n")

    assert [each.name for each in tmp_path.iterdir()] == ["clients.csv"]


@pytest.mark.parametrize(
    ("happens", "said"),
    [(OSError(28, "No space left on device"), UserError), (KeyboardInterrupt(), KeyboardInterrupt)],
    ids=["full", "given up"],
)
def test_what_was_there_stays_where_the_new_one_is_not_written_whole(
    tmp_path: Path, happens: BaseException, said: type[BaseException]
) -> None:
    def write() -> None:
        with writing_whole(tmp_path / "clients.csv") as stream:
            stream.write(b"af")
            raise happens

    (tmp_path / "clients.csv").write_bytes(b"before\n")
    with pytest.raises(said):
        write()
    assert (tmp_path / "clients.csv").read_bytes() == b"before\n"
    assert [each.name for each in tmp_path.iterdir()] == ["clients.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_is_made_private_can_be_read_by_nobody_else(tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.touch(mode=0o644)

    make_private(file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    make_private(tmp_path / "not there")
    assert not (tmp_path / "not there").exists()


@pytest.mark.parametrize("precious", ["book", "link to a book", "device"])
def test_a_book_and_a_device_are_not_written_over(tmp_path: Path, precious: str) -> None:
    file = tmp_path / "book"
    file.write_bytes(b"SQLite format 3\0 and the clients")
    target = file
    if precious != "book":
        target = tmp_path / "link"
        target.symlink_to(file if precious == "link to a book" else "/dev/null")
    with pytest.raises(UserError, match="written over"):
        write_whole(target, b"pages")
    assert file.read_bytes() == b"SQLite format 3\0 and the clients"
    assert target.is_symlink() == (precious != "book")


@pytest.mark.parametrize("name", ["clients.RELAPP", "clients.relapp-wal", "00001-20261122T173726Z-asked-s6.relapp"])
@pytest.mark.parametrize("is_link", [False, True], ids=["itself", "link"])
def test_what_is_called_as_a_book_is_not_written_over_whatever_is_in_it(tmp_path: Path, name: str, *, is_link: bool) -> None:
    file = target = tmp_path / name
    file.write_bytes(b"nothing to be known by")
    if is_link:
        target = tmp_path / "out.json"
        target.symlink_to(file)
    with pytest.raises(UserError, match="written over"):
        write_whole(target, b"{}")
    assert file.read_bytes() == b"nothing to be known by"


def test_what_looks_encrypted_is_not_written_over(tmp_path: Path) -> None:
    file, packed = tmp_path / "out.json", tmp_path / "out.xlsx"
    encrypted = Random(1).randbytes(2 * PAGE)
    file.write_bytes(encrypted)
    with pytest.raises(UserError, match="written over"):
        write_whole(file, b"{}")
    assert file.read_bytes() == encrypted
    packed.write_bytes(b"PK\3\4" + encrypted[4:])
    write_whole(packed, b"new")
    assert packed.read_bytes() == b"new"


def test_a_book_that_is_open_is_refused_without_being_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.json"
    with Book(path):
        other = tmp_path / "other.json"
        other.hardlink_to(path)
        monkeypatch.setattr(Path, "open", lambda *_given, **_named: pytest.fail("closing it would take the book's locks"))
        for each in (path, other):
            with pytest.raises(UserError, match="written over"):
                write_whole(each, b"{}")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_private_file_is_the_owners_alone_whatever_it_was(tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    for _each in range(2):
        write_whole(file, b"{}", private=True)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        file.chmod(0o644)
