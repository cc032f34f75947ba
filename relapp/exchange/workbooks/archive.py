"""The parts of a workbook (XLSX), unpacked within bounds: nothing is inflated before the archive's directory is believable."""

import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO
from xml.parsers import expat

from relapp.exchange.source import Source
from relapp.exchange.unusable import NotTextError, TooLargeError, UnusableFileError
from relapp.i18n import _

MAX_BYTES = 128_000_000
MAX_DIRECTORY = 4_000_000  # bytes
MAX_UNPACKED = 512_000_000  # bytes of all parts together
MAX_RATIO = 300  # bytes for one packed, above _SMALL
MAX_DEPTH = 100  # elements within elements
MAX_ELEMENTS = 40_000_000  # of one part
MAX_TAG = 2_000_000  # bytes

WORKBOOK = "xl/workbook.xml"

_SMALL = 16_000_000  # bytes that any archive may unpack to
_CHUNK = 64 * 1024
_TAIL = 22 + 65_535  # bytes in which the end of the directory is: 4.3.16 of the ZIP application note
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGES = (
    zipfile.BadZipFile, expat.ExpatError, EOFError, KeyError, IndexError, LookupError, NotImplementedError, OverflowError,
    RuntimeError, ValueError, struct.error, OSError,
)  # fmt: skip

StartOf = Callable[[str, Mapping[str, str]], None]
EndOf = Callable[[str], None]
TextOf = Callable[[str], None]


def is_workbook(source: Source) -> bool:
    """Whether `source`, an archive, holds a workbook; raises UnusableFileError for an archive that no program made."""
    with damages(source.name), opened(source) as archive:
        return WORKBOOK in archive.namelist()


@contextmanager
def damages(name: str) -> Iterator[None]:
    """Say in one sentence what is wrong where an archive or its XML turns out to be broken."""
    try:
        yield
    except UnusableFileError:
        raise
    except DAMAGES as error:
        message = _("“{name}” is damaged: open it in a spreadsheet program, save it as a new workbook and choose that.")
        raise NotTextError(message.format(name=name)) from error


@contextmanager
def opened(source: Source) -> Iterator[zipfile.ZipFile]:
    """The archive; raises TooLargeError where what it says of itself is beyond the bounds."""
    with source.open() as stream:
        if source.size > MAX_BYTES or _directory_size(stream, source.size) > MAX_DIRECTORY:
            raise _too_large(source.name)
        with zipfile.ZipFile(stream) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            packed = sum(part.compress_size for part in archive.infolist())
            if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * max(packed, 1)):
                raise _too_large(source.name)
            yield archive


def read_part(
    archive: zipfile.ZipFile, name: str, start: StartOf, end: EndOf | None = None, text: TextOf | None = None
) -> Iterator[float]:
    """Tell of the elements of a part, by their local names, as it is read; yields the share that is read, piece by piece.

    Raises ValueError, expat.ExpatError and what zipfile raises where it is no XML that a spreadsheet writes.
    """
    part = archive.getinfo(name)
    if part.compress_type not in _METHODS:
        raise zipfile.BadZipFile(f"method {part.compress_type}")
    teller = _Teller(start, end, text)
    done = 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            done += len(chunk)
            if done > MAX_UNPACKED:
                raise _too_large(archive.filename or name)
            teller.feed(chunk)
            yield done / max(part.file_size, done)
    teller.finish()
    yield 1.0


class _Teller:
    """An XML parser without a tree, for which a document type, and so any entity of its own, is damage."""

    def __init__(self, start: StartOf, end: EndOf | None, text: TextOf | None) -> None:
        self._start, self._end = start, end
        self._depth = self._elements = self._since = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._started
        self._parser.EndElementHandler = self._ended
        self._parser.CharacterDataHandler = text
        self._parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, chunk: bytes) -> None:
        before = self._elements
        self._parser.Parse(chunk, False)
        self._since = 0 if self._elements != before else self._since + len(chunk)
        if self._since > MAX_TAG:
            raise ValueError("an element without an end")

    def finish(self) -> None:
        self._parser.Parse(b"", True)

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH or self._elements > MAX_ELEMENTS:
            raise ValueError("too many elements")
        self._start(name.rpartition(":")[2] if ":" in name else name, attributes)

    def _ended(self, name: str) -> None:
        self._depth -= 1
        if self._end:
            self._end(name.rpartition(":")[2] if ":" in name else name)

    @staticmethod
    def _refuse(*_args: object) -> None:
        raise ValueError("a document type")


def _directory_size(stream: BinaryIO, size: int) -> int:
    """How large the archive's directory says it is, bytes; so large that ZIP64 must be meant where it cannot say it."""
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    at = tail.rfind(b"PK\x05\x06")
    if at == -1 or len(tail) < at + 22:
        raise zipfile.BadZipFile("no directory")
    found: int = struct.unpack_from("<I", tail, at + 12)[0]
    stream.seek(0)
    return found


def _too_large(name: str) -> TooLargeError:
    message = _("“{name}” unpacks to more than a table of contacts can be: check that it is the right file.")
    return TooLargeError(message.format(name=name))
