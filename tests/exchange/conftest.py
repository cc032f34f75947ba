"""What the tests of files in and out share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from relapp import i18n
from relapp.domain.clients import Client
from relapp.exchange import Reading, read_file

FILES = Path(__file__).parent / "files"


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.set_language("en")


@pytest.fixture
def read() -> Callable[[str], Reading]:
    """Read a file that a program wrote."""
    return lambda name: read_file(name, (FILES / name).read_bytes())


@pytest.fixture
def card() -> Callable[..., Reading]:
    """Read one card of the given version from its lines."""

    def read_card(*lines: str, version: str = "3.0", newline: str = "\r\n") -> Reading:
        return read_file("a.vcf", newline.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode())

    return read_card


@pytest.fixture
def client(card: Callable[..., Reading]) -> Callable[..., Client]:
    """The client in one card."""

    def read_client(*lines: str, version: str = "3.0", newline: str = "\r\n") -> Client:
        reading = card(*lines, version=version, newline=newline)
        assert not reading.failures
        return reading.records[0].client

    return read_client
