"""What the tests of files in and out share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from relapp import i18n
from relapp.domain.clients import Client
from relapp.domain.incoming import Incoming, Problem
from relapp.exchange import Source, look_at, read

FILES = Path(__file__).parent / "files"

ReadAll = tuple[list[Incoming], list[Problem], list[str]]


def read_all(name: str, data: bytes) -> ReadAll:
    """The clients of a file, the entries that could not be read, and what is said of the file as a whole."""
    source = Source.of_bytes(name, data)
    reading = read(source, look_at(source))
    entries = list(reading.entries)
    incomings = [entry for entry in entries if isinstance(entry, Incoming)]
    return incomings, [entry for entry in entries if isinstance(entry, Problem)], reading.track.remarks


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.set_language("en")


@pytest.fixture
def read_sample() -> Callable[[str], ReadAll]:
    """Read a file that a program wrote."""
    return lambda name: read_all(name, (FILES / name).read_bytes())


@pytest.fixture
def card() -> Callable[..., Incoming]:
    """Read one card of the given version from its lines."""

    def read_card(*lines: str, version: str = "3.0", newline: str = "\r\n") -> Incoming:
        text = newline.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
        [incoming], problems, _remarks = read_all("a.vcf", text.encode())
        assert not problems
        return incoming

    return read_card


@pytest.fixture
def client(card: Callable[..., Incoming]) -> Callable[..., Client]:
    """The client in one card."""
    return lambda *lines, **how: card(*lines, **how).client
