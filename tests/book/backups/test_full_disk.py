"""A disk that is full, as a process sees it that may write so many bytes of a file and no more."""

import subprocess
import sys

import pytest

SCRIPT = """
import resource, signal, sys
from pathlib import Path
from relapp.book import Book
from relapp.domain.backups import Reason
from relapp.errors import BookError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Book(Path(sys.argv[1])) as book:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
    try:
        book.backups.before(Reason.IMPORT)
    except BookError as error:
        print("said:", error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize("room", [0, 4096, 100_000])
def test_a_full_disk_is_said_and_leaves_nothing(book, ana, tmp_path, room):
    done = subprocess.run([sys.executable, "-c", SCRIPT, book.path, str(room)], capture_output=True, text=True, check=False)

    assert "the space left on it; nothing was changed" in done.stdout, done.stderr
    assert not list((tmp_path / "clients-backups").iterdir())
