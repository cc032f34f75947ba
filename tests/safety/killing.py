"""Processes that are killed (SIGKILL) in the middle of their work, and what is there afterwards."""

import gzip
import multiprocessing
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.safety import looking, work

# Processes that begin where everything is imported already.
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.safety.work"])

SCHEMAS = Path(__file__).parents[1] / "book" / "schemas"

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

    def old(self, version: int) -> Path:
        """A book of a past schema, with many more clients than there were in it."""
        path = self.folder / f"version-{version}" / "clients.relapp"
        if not path.exists():
            self._made(path.parent.name)
            path.write_bytes(gzip.decompress((SCHEMAS / f"version-{version}.gz").read_bytes()))
            looking.multiply_clients(path, 300)
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
    "write": Kind("Writing", lambda ground, _n: ground.book, work.write, looking.after_writing),
    "import": Kind("Import", lambda ground, _n: ground.with_cards, work.bring, looking.after_import),
    "backup": Kind("Backup", lambda ground, _n: ground.book, work.back_up, looking.after_backup),
    "migrate": Kind("Migration", lambda ground, n: ground.old(1 + n % 5), work.migrate, looking.after_migration),
    "rekey": Kind("Passphrase", lambda ground, _n: ground.book, work.rekey, looking.after_rekeying),
    "erase": Kind("Erasing", lambda ground, _n: ground.book, work.erase, looking.after_erasing),
    "restore": Kind("Restoring", lambda ground, _n: ground.with_backups, work.bring_back, looking.after_restoring),
}


@dataclass(slots=True)
class Tally:
    """What a number of kills came to; `late` ones came after the work."""

    kills: int = 0
    late: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)


def duration(kind: Kind, ground: Ground, folder: Path) -> float:
    """Seconds that work takes which ends by itself, from its beginning."""
    import time

    path = _copied(kind.template(ground, 0), folder / "whole")
    process, reading = _started(kind.work, path)
    assert reading.recv() == work.READY
    start = time.monotonic()
    said = _rest(reading)
    took = time.monotonic() - start
    process.join(PATIENCE)
    reading.close()
    found = kind.faults(path, said)
    assert said, found
    assert not found, found
    return took


def kill(kind: Kind, ground: Ground, folder: Path, after: float, number: int, tally: Tally) -> None:
    """Kill work some seconds after it began, and look what is there."""
    path = _copied(kind.template(ground, number), folder / f"{kind.title}-{number}")
    ended = run(kind.work, path, kill_after=after)
    tally.kills += ended.was_killed
    tally.late += not ended.was_killed
    tally.acknowledged += len(ended.said)
    tally.faults += [f"{kind.title}, kill {number} after {after:.4f} s: {each}" for each in kind.faults(path, ended.said)]
    if not tally.faults:
        shutil.rmtree(path.parent)


def _copied(template: Path, folder: Path) -> Path:
    shutil.copytree(template.parent, folder)
    return folder / template.name
