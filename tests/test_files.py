import stat
import sys
from pathlib import Path

import pytest

from relapp.errors import UserError
from relapp.files import make_private, write_whole, writing_whole


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
