"""By hand, a quarter of an hour: `python -m tests.safety.campaign` kills Relapp at work hundreds of times and says what was lost.

`--disk FOLDER` is a small file system of its own (`mount -t tmpfs -o size=16m tmpfs FOLDER`), to be filled to the last bytes.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.safety import damaging, filling, work
from tests.safety.killing import KINDS, Campaign, Ground

_PAGE = 4096


def main() -> int:
    """Print a line for each kind of work; 1 where anything was amiss."""
    options = _parser().parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ground").mkdir()
        ground = Ground(folder / "ground")
        faults = _kill_all(options, ground, folder)
        faults += _damage_all(options, folder)
        faults += _fill_up(options, folder)
    for fault in faults[:20]:
        print(fault, file=sys.stderr)
    return int(bool(faults))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50, help="of each kind of work")
    parser.add_argument("--damages", type=int, default=150, help="of each kind of damage")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=KINDS, default=list(KINDS), help="these kinds of work")
    parser.add_argument("--disk", type=Path, help="an empty small file system")
    return parser


def _kill_all(options: argparse.Namespace, ground: Ground, folder: Path) -> list[str]:
    faults: list[str] = []
    kills = acknowledged = 0
    for name in options.only:
        start = time.monotonic()
        tally = Campaign(KINDS[name], ground, folder, options.seed).run(options.kills)
        kills, acknowledged = kills + tally.kills, acknowledged + tally.acknowledged
        faults += tally.faults
        took = time.monotonic() - start
        print(f"{KINDS[name].title:12} {tally.kills:5} kills {tally.acknowledged:6} acknowledged"
              f" {len(tally.faults):3} amiss  {took:6.0f} s", flush=True)  # fmt: skip
    print(f"{'All':12} {kills:5} kills {acknowledged:6} acknowledged {len(faults):3} amiss", flush=True)
    return faults


def _damage_all(options: argparse.Namespace, folder: Path) -> list[str]:
    faults: list[str] = []
    for kind in damaging.KINDS:
        tally = damaging.Tally()
        for number in range(options.damages):
            damaging.damage(kind, folder / f"{kind}-{number}", f"{options.seed} {number}", tally)
        print(f"{kind:24} {tally.sound:5} sound {tally.said:5} said to be damaged {tally.salvaged:5} salvaged"
              f" {len(tally.faults):3} amiss", flush=True)  # fmt: skip
        faults += tally.faults
    return faults


def _fill_up(options: argparse.Namespace, folder: Path) -> list[str]:
    faults: list[str] = []
    template = filling.make_template(folder / "full")
    pages = template.stat().st_size // _PAGE
    (folder / "files").mkdir()
    (folder / "pages").mkdir()
    tallies = {
        "files that may not grow": filling.walk(
            template, folder / "files", work.import_into_little_room, range(0, 8 * pages * _PAGE, _PAGE)
        ),
        "a book without pages left": filling.walk(
            template, folder / "pages", work.import_into_few_pages, range(pages, 4 * pages)
        ),
    }
    if options.disk:
        tallies["a full disk"] = filling.fill(options.disk)
    for name, tally in tallies.items():
        print(f"{name:26} {tally.refused:5} refused {tally.done:5} done {len(tally.faults):3} amiss", flush=True)
        faults += tally.faults
    return faults


if __name__ == "__main__":
    sys.exit(main())
