"""Under which terms each part comes that a folder build carries."""

import re
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from platform import python_version

from shipping import left_out
from shipping.tree import ROOT

RUNTIME = ROOT / "packaging" / "requirements.txt"
_TEXTS = re.compile(r"(?i)(licen[cs]e|copying|notice)")
_LONGEST_NAME = 60

# What their own data leave unsaid.
_SAID_ELSEWHERE = {
    "peewee": "MIT",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "sqlcipher3": "Zlib; SQLCipher in it BSD-3-Clause; SQLite in it in the public domain; OpenSSL in it Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only; ICU in it Unicode-3.0",
    "shiboken6": "LGPL-3.0-only",
}
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its terms in a word or two, and the files that hold them whole (none where Debian has the text itself)."""

    name: str
    version: str
    terms: str
    texts: tuple[Path, ...]


def parts() -> list[Part]:
    """Python and every package of the lock that this system has, by name; raises ValueError for one of unknown terms."""
    return [_python(), *_packages()]


def _python() -> Part:
    text = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    return Part("Python", python_version(), "PSF-2.0", (text,) if text.exists() else ())


def _packages() -> Iterator[Part]:
    for name in sorted(left_out.locked(RUNTIME)):
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # one for another system
        texts = [Path(str(file.locate())) for file in found.files or () if _is_text(file.parts)]
        yield Part(found.metadata["Name"], found.version, _terms(name, found), tuple(sorted(texts)))


def _is_text(path: tuple[str, ...]) -> bool:
    return path[0].endswith(".dist-info") and _TEXTS.match(path[-1]) is not None


def _terms(name: str, found: Distribution) -> str:
    said = next((line for key in ("License-Expression", "License") for line in found.metadata.get_all(key) or []), "")
    classified = [line.removeprefix(_CLASSIFIER) for line in found.metadata.get_all("Classifier") or [] if _CLASSIFIER in line]
    short = said if said and len(said) < _LONGEST_NAME and "\n" not in said and said != "Dual License" else ""
    terms = _SAID_ELSEWHERE.get(name) or short or ", ".join(classified)
    if not terms:
        raise ValueError(f"nobody knows under which terms {name} comes: look, and say so here")
    return terms
