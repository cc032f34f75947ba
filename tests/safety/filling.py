"""Disks that are full at any moment of an import: each time a sentence, and a book as it was."""

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.safety import looking, work
from tests.safety.killing import run

_PAGE = 4096

# Cards of the file: enough for some hundred pages.
CARDS = 150


@dataclass(slots=True)
class Tally:
    """How often an import was refused, and done."""

    refused: int = 0
    done: int = 0
    faults: list[str] = field(default_factory=list)


def make_template(folder: Path, cards: int = CARDS) -> Path:
    """A book with a file of cards beside it."""
    folder.mkdir()
    path = work.make_book(folder / "clients.relapp", work.AT_FIRST)
    work.make_cards(folder / "cards.vcf", cards)
    return path


def walk(template: Path, folder: Path, target: Callable[..., None], rooms: Iterable[int]) -> Tally:
    """Import with each of these rooms until it comes in."""
    tally = Tally()
    for room in rooms:
        path = _copied(template, folder / str(room))
        _look(path, run(target, path, room).said, str(room), tally)
        shutil.rmtree(path.parent)
        if tally.done:
            break
    return tally


def fill(disk: Path, step: int = 4 * _PAGE) -> Tally:
    """Import on a small disk of which ever more is free."""
    tally = Tally()
    template, ballast = make_template(disk / "template"), disk / "ballast"
    free = os.statvfs(disk)
    most = free.f_bavail * free.f_frsize
    for room in range(0, most, step):
        ballast.unlink(missing_ok=True)
        path = _copied(template, disk / "tried")
        free = os.statvfs(disk)
        with ballast.open("wb") as stream:
            os.posix_fallocate(stream.fileno(), 0, max(1, free.f_bavail * free.f_frsize - room))
        said = run(work.import_on_a_disk, path).said
        ballast.unlink()
        _look(path, said, str(room), tally)
        shutil.rmtree(path.parent)
        if tally.done:
            break
    return tally


def _look(path: Path, said: Sequence[Any], room: str, tally: Tally) -> None:
    (sentence,) = said
    tally.refused += bool(sentence)
    tally.done += not sentence
    faults = looking.after_import(path, () if sentence else ("imported",))
    with work.opened(path) as book:
        came = book.list.count() != work.AT_FIRST
    if sentence and came:
        faults.append(f"it came in, and said: {sentence}")
    if sentence and not sentence.rstrip().endswith((".", "”")):
        faults.append(f"no sentence: {sentence}")
    tally.faults += [f"room of {room}: {each}" for each in faults]


def _copied(template: Path, folder: Path) -> Path:
    shutil.copytree(template.parent, folder)
    return folder / template.name
