"""A file as its readers see it: its beginning at once, the rest as a stream."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Self

from relapp.domain.incoming import Entry


@dataclass(frozen=True, slots=True)
class Source:
    """`open` gives a stream of its own from the beginning each time; `size` is bytes."""

    name: str
    size: int
    open: Callable[[], BinaryIO]

    @classmethod
    def of_bytes(cls, name: str, data: bytes) -> Self:
        """A source of `data` that is in memory already."""
        return cls(name, len(data), lambda: io.BytesIO(data))

    def beginning(self, size: int) -> bytes:
        """At most `size` bytes from the beginning."""
        with self.open() as stream:
            return stream.read(size)


@dataclass(slots=True)
class Track:
    """How far a reader is: `done` bytes; `remarks` are translated sentences on the file as a whole."""

    done: int = 0
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """The entries of a file, read one after another as they are asked for; `track` tells how far that is, `total` bytes in all.

    Asking for an entry raises UnusableFileError where it turns out that nothing can be read from the file.
    """

    entries: Iterator[Entry]
    track: Track
    total: int
