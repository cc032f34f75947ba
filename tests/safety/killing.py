"""Processes that are killed (SIGKILL) in the middle of their work, and what is there afterwards."""

import gzip
import multiprocessing
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

from tests.safety import looking, work

# Processes that begin where everything is imported already.
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.safety.work"])

SCHEMAS = Path(__file__).parents[1] / "book" / "schemas"

# Seconds of work after which it is killed at the latest.
LONGEST = 1.5

# Seconds for which any one process may be at work.
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: killed, or by itself before that; `said` is all it told of, in turn."""

    was_killed: bool
    said: Sequence[Any]


def run(target: Callable[..., None], *arguments: Any, kill_after: float | None = None) -> Ended:
    """Have a process do its work to the end, or kill it some seconds after it began; AssertionError where it failed."""
    process, reading = _started(target, *arguments)
    if kill_after is None:
        said = _rest(reading)
    else:
        assert reading.poll(PATIENCE), "it did not begin"
        assert reading.recv() == work.READY
        process.join(kill_after)
        process.kill()
        said = _rest(reading)
    process.join(PATIENCE)
    reading.close()
    assert process.exitcode in (0, -9), f"{target.__name__} failed"
    return Ended(process.exitcode == -9, said)


def _started(target: Callable[..., None], *arguments: Any) -> tuple[Any, Connection]:
    reading, writing = CONTEXT.Pipe(duplex=False)
    path, *more = arguments
    process = CONTEXT.Process(target=target, args=(path, writing, *more))
    process.start()
    writing.close()
    return process, reading


def _rest(reading: Connection) -> list[Any]:
    said = []
    while True:
        try:
            said.append(reading.recv())
        except (EOFError, OSError):
            return said


def run_together(*calls: Sequence[Any]) -> list[Sequence[Any]]:
    """Have several processes work at once to their end: what each told."""
    started = [_started(*call) for call in calls]
    said = [_rest(reading) for _process, reading in started]
    for process, reading in started:
        process.join(PATIENCE)
        reading.close()
        assert process.exitcode == 0
    return said


@dataclass(frozen=True)
class Ground:
    """A folder with books to be copied, each made once; `cards` are those of the file that is imported."""

    folder: Path
    cards: int = 2000

    @cached_property
    def book(self) -> Path:
        return work.make_book(self._made("plain") / "clients.relapp")

    @cached_property
    def with_cards(self) -> Path:
        path = work.make_book(self._made("import") / "clients.relapp")
        work.make_cards(path.with_name("cards.vcf"), self.cards)
        return path

    @cached_property
    def with_backups(self) -> Path:
        path = work.make_book(self._made("restore") / "clients.relapp")
        work.prepare_backups(path)
        return path

    def old(self, number: int) -> Path:
        """A book of a past schema, with many more clients than there were in it; every other one writes ahead."""
        version, mode = 1 + number % 5, ("wal", "delete")[number % 2]
        path = self.folder / f"version-{version}-{mode}" / "clients.relapp"
        if not path.exists():
            self._made(path.parent.name)
            path.write_bytes(gzip.decompress((SCHEMAS / f"version-{version}.gz").read_bytes()))
            looking.multiply_clients(path, 300, mode)
        return path

    def _made(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir()
        return folder


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work: the book that it is done to, how it is done, and what is wrong afterwards, for all that was told."""

    title: str
    template: Callable[[Ground, int], Path]
    work: work.Work
    faults: Callable[[Path, Sequence[Any]], list[str]]


KINDS = {
    "write": Kind("Writing", lambda ground, _number: ground.book, work.write, looking.after_writing),
    "import": Kind("Import", lambda ground, _number: ground.with_cards, work.bring, looking.after_import),
    "backup": Kind("Backup", lambda ground, _number: ground.book, work.back_up, looking.after_backup),
    "migrate": Kind("Migration", lambda ground, number: ground.old(number), work.migrate, looking.after_migration),
    "rekey": Kind("Passphrase", lambda ground, _number: ground.book, work.rekey, looking.after_rekeying),
    "erase": Kind("Erasing", lambda ground, _number: ground.book, work.erase, looking.after_erasing),
    "restore": Kind("Restoring", lambda ground, _number: ground.with_backups, work.bring_back, looking.after_restoring),
}


@dataclass(slots=True)
class Tally:
    """What a number of kills came to; `late` ones came after the work."""

    kills: int = 0
    late: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)


class Campaign:
    """Kills work of one kind again and again, after times that `seed` gives."""

    def __init__(self, kind: Kind, ground: Ground, folder: Path, seed: int, longest: float = LONGEST) -> None:
        self._kind, self._ground, self._folder = kind, ground, folder
        self._dice = Random(f"{kind.title} {seed}")
        self._longest = longest
        self.tally = Tally()

    def run(self, kills: int) -> Tally:
        """Go on until so many were killed at work; what came too late makes the next one come sooner."""
        folder = self._folder / self._kind.title
        folder.mkdir()
        while self.tally.kills < kills and not self.tally.faults:
            self._kill(folder / str(self.tally.kills + self.tally.late))
        return self.tally

    def _kill(self, folder: Path) -> None:
        after = self._dice.uniform(0, self._longest)
        shutil.copytree(self._kind.template(self._ground, self.tally.kills).parent, folder)
        path = folder / "clients.relapp"
        ended = run(self._kind.work, path, kill_after=after)
        self.tally.acknowledged += len(ended.said)
        if ended.was_killed:
            self.tally.kills += 1
        else:
            self.tally.late += 1
            self._longest *= 0.8
        self.tally.faults += [f"{folder} after {after:.4f} s: {each}" for each in self._kind.faults(path, ended.said)]
        if not self.tally.faults:
            shutil.rmtree(folder)
