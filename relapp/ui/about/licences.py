"""The parts of the program and their terms, as `packaging/licences.py` wrote them."""

import json
from dataclasses import dataclass

from relapp.paths import RESOURCES

_FOLDER = RESOURCES / "licences"


@dataclass(frozen=True, slots=True)
class Licence:
    """A part, and its terms in a word or two."""

    name: str
    terms: str
    file: str

    @property
    def text(self) -> str:
        """All of the terms, in the words of whoever made the part."""
        return (_FOLDER / self.file).read_text(encoding="utf-8")


def licences() -> list[Licence]:
    """Every part, the program itself first."""
    listed = json.loads((_FOLDER / "index.json").read_text(encoding="utf-8"))
    return [Licence(each["name"], each["terms"], each["file"]) for each in listed]
