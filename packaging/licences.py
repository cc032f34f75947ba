"""Writes the licence of every part that Relapp is made of, for About: .venv/bin/python packaging/licences.py.

A part of the lock that this system has no use for keeps what was written where it was installed.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import distribution
from pathlib import Path

from shipping import left_out
from shipping import licences as installed
from shipping.tree import ROOT

FOLDER = ROOT / "resources" / "licences"
INDEX = "index.json"
TERMS = ROOT / "packaging" / "terms"  # what comes with no package of its own
QT = ("pyside6-essentials", "shiboken6")
_RULE = "\n\n" + "-" * 72 + "\n\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: its terms in a word or two, the file with all of them, and which packages of the lock it speaks for."""

    name: str
    terms: str
    file: str
    packages: tuple[str, ...] = ()


def main() -> int:
    """Write them; 0, or raises ValueError for a part whose licence nobody knows."""
    print(f"{len(write(FOLDER))} parts in {FOLDER.relative_to(ROOT)}")
    return 0


def write(folder: Path) -> list[Entry]:
    """Write the index and the texts into `folder`, where those of an earlier time may be."""
    before = read(folder) if (folder / INDEX).exists() else []
    texts = dict((*_parts_first(), *sorted(_packages(folder, before), key=lambda each: each[0].name.lower())))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for entry, text in texts.items():
        (folder / entry.file).write_text(text.strip() + "\n", encoding="utf-8")
    index = json.dumps([asdict(entry) for entry in texts], indent=1, ensure_ascii=False)
    (folder / INDEX).write_text(index + "\n", encoding="utf-8")
    return list(texts)


def read(folder: Path) -> list[Entry]:
    """The entries that an index lists."""
    listed = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    return [Entry(each["name"], each["terms"], each["file"], tuple(each["packages"])) for each in listed]


def _parts_first() -> Iterator[tuple[Entry, str]]:
    """What no lock names."""
    yield Entry("Relapp", "MIT", "Relapp.txt"), _joined([ROOT / "LICENSE"])
    (python,) = (part for part in installed.parts() if part.name == "Python")
    yield Entry(python.name, python.terms, "Python.txt"), _joined(python.texts)
    qt = [TERMS / "Qt.txt", TERMS / "LGPL-3.0.txt", TERMS / "GPL-3.0.txt"]
    yield Entry("Qt, PySide6, Shiboken", "LGPL-3.0-only", "Qt.txt", QT), _joined(qt)
    yield Entry("ICU", "Unicode-3.0 (in Qt)", "ICU.txt"), _joined([TERMS / "Unicode-3.0.txt"])
    yield Entry("SQLite", "Public domain", "SQLite.txt"), _joined([TERMS / "SQLite.txt"])
    yield Entry("SQLCipher", "BSD-3-Clause", "SQLCipher.txt"), _joined([TERMS / "SQLCipher.txt"])
    yield Entry("OpenSSL", "Apache-2.0 (in SQLCipher and cryptography)", "OpenSSL.txt"), _joined([TERMS / "Apache-2.0.txt"])
    yield Entry("libffi", "MIT (in Python and cffi)", "libffi.txt"), _joined([TERMS / "libffi.txt"])
    yield (
        Entry("Inter", "OFL-1.1 (printed pages, as Relapp Print)", "Inter.txt"),
        _joined([ROOT / "resources" / "fonts" / "OFL.txt"]),
    )
    start = distribution("pyinstaller")
    texts = [Path(str(file.locate())) for file in start.files or () if file.name == "COPYING.txt"]
    terms = "GPL-2.0-or-later, with an exception for what it packs (starts the packaged program)"
    yield Entry("PyInstaller", terms, "PyInstaller.txt"), _joined(texts)


def _packages(folder: Path, before: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Each package of the lock, but those of Qt."""
    here = {_normal(part.name): part for part in installed.parts()}
    kept = {name: entry for entry in before for name in entry.packages}
    for name in sorted(left_out.locked(installed.RUNTIME) - set(QT)):
        if part := here.get(_normal(name)):
            yield Entry(part.name, _short(part.terms), f"{part.name}.txt", (name,)), _joined(part.texts)
        elif name in kept:
            yield kept[name], (folder / kept[name].file).read_text(encoding="utf-8")
        else:
            raise ValueError(f"{name} is not installed here: write the licences once on a system that has it")


def _short(terms: str) -> str:
    """Without what is in it, which has lines of its own."""
    return terms.partition(";")[0]


def _joined(texts: Sequence[Path]) -> str:
    """All of them one below the other, each but a single one under its name; raises ValueError where there is none."""
    if not texts:
        raise ValueError("a part comes without its licence: put the text into packaging/terms and name it here")
    read_texts = [text.read_text(encoding="utf-8", errors="replace").strip() for text in texts]
    return _RULE.join(dict.fromkeys(read_texts))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
