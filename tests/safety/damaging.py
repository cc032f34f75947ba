"""Books and their write-ahead logs cut short, zeroed and with bits that flipped; what Relapp then says of them."""

import contextlib
import io
import shutil
import tempfile
import traceback
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from relapp import cli
from relapp.book import rescue
from relapp.errors import BookError
from tests.safety import work
from tests.safety.killing import run

# What happens, and to which file.
KINDS = [f"{what} {file}" for file in ("book", "log", "book and log") for what in ("truncated", "zeroed", "flipped")]

_PAGE = 4096


@dataclass(slots=True)
class Tally:
    """What came of damage: books that are sound all the same, that were said to be damaged, and of these salvaged."""

    sound: int = 0
    said: int = 0
    salvaged: int = 0
    faults: list[str] = field(default_factory=list)


@cache
def _contents() -> tuple[bytes, bytes]:
    """A book and its log as a crash leaves them, a third of what is in them in the log alone."""
    with tempfile.TemporaryDirectory() as name:
        path = work.make_book(Path(name) / "clients.relapp", 40)
        with work.opened(path) as book:
            for number in range(40, 60):
                book.clients.add(work.client(number))
            return path.read_bytes(), path.with_name("clients.relapp-wal").read_bytes()


def damage(kind: str, folder: Path, seed: str, tally: Tally) -> None:
    """Damage a book as `seed` says, and see what becomes of it, in a process that may die of it."""
    folder.mkdir()
    path = folder / "clients.relapp"
    what, _space, files = kind.partition(" ")
    dice = Random(f"{kind} {seed}")
    for name, content in zip(("book", "log"), _contents(), strict=True):
        file = path if name == "book" else path.with_name("clients.relapp-wal")
        file.write_bytes(_damaged(content, what, dice) if name in files else content)
    try:
        ended = run(look, path)
    except AssertionError as error:
        tally.faults.append(f"{folder}: {error}")
        return
    (came,) = ended.said
    tally.sound += came == "sound"
    tally.said += came in ("damaged", "salvaged")
    tally.salvaged += came == "salvaged"
    if came not in ("sound", "damaged", "salvaged"):
        tally.faults.append(f"{folder}: {came}")
    else:
        shutil.rmtree(folder)


def _damaged(content: bytes, what: str, dice: Random) -> bytes:
    changed = bytearray(content)
    if what == "truncated":
        del changed[dice.randrange(len(changed)) :]
    for _ in range(dice.choice([1, 1, 2, 5, 20]) if what != "truncated" else 0):
        at = dice.randrange(len(changed))
        if what == "zeroed":
            start = at // _PAGE * _PAGE
            changed[start : start + _PAGE] = bytes(len(changed[start : start + _PAGE]))
        else:
            changed[at] ^= 1 << dice.randrange(8)
    return bytes(changed)


def look(path: Path, said: Connection) -> None:
    """Do what a user would: check the book, and have rescued what is damaged; says what came of it."""
    said.send(_came(path))


def _came(path: Path) -> str:
    before = _files(path)
    status, words = _verb("--book", str(path), "--lang", "en", "check")
    if "Traceback" in words or not words.strip():
        return f"check said: {words}"
    if status == 0:
        return "sound" if rescue.is_sound(path) else "check found nothing, and it is not sound"
    if "is damaged" in words and _files(path) != before:
        return "a damaged book was changed"
    try:
        outlook = rescue.look(path)
    except BookError as error:
        return f"rescue: {error}"
    kept = {name: content for name, content in _files(path).items() if not name.startswith(".")}
    if "is damaged" in words and kept != before:
        return "a damaged book was changed by looking at it"
    if not outlook.salvaged:
        return "damaged"
    aside = rescue.take_salvaged(path, outlook.salvaged).aside
    if not rescue.is_sound(path):
        return "what was salvaged is not sound"
    return "salvaged" if aside and aside.exists() else "the damaged book is gone"


def _verb(*arguments: str) -> tuple[int, str]:
    """The exit status of a verb, and all that it says; of an exception where it came from."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            status = cli.main(arguments)
        except Exception:  # noqa: BLE001 - whatever it is, nobody should see it
            return 1, traceback.format_exc()
    return status, said.getvalue()


def _files(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file() and not each.name.endswith("-shm")}
