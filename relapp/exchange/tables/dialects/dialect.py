"""What is known of one program's table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from relapp.exchange.days import Order
from relapp.exchange.tables.columns import Column, numbered, plain_header


@dataclass(frozen=True, slots=True)
class Dialect:
    """One program's table: plain headers with ``#`` for a number, one of each `signature` set among them.

    `unplaced` are the headers it has that the book has no field for, `silent` what stands there where nobody said anything.
    `values_joined` says that `separator` stands between several values in any cell, not in lists alone; `open_ended` that users
    add as many columns as they like.
    """

    program: str
    columns: Mapping[str, Column]
    signature: tuple[frozenset[str], ...]
    unplaced: frozenset[str]
    silent: frozenset[str]
    separator: str
    values_joined: bool
    order: Order
    open_ended: bool

    @classmethod
    def of(
        cls,
        program: str,
        columns: Mapping[str, Column],
        signature: tuple[Iterable[str], ...],
        *,
        unplaced: Iterable[str] = (),
        silent: Iterable[str] = (),
        separator: str = ";",
        values_joined: bool = False,
        order: Order = Order.MONTH_FIRST,
        open_ended: bool = False,
    ) -> Self:
        """The dialect whose headers are given as people write them."""
        return cls(
            program=program,
            columns={plain_header(header): column for header, column in columns.items()},
            signature=tuple(frozenset(map(plain_header, group)) for group in signature),
            unplaced=frozenset(map(plain_header, unplaced)),
            silent=frozenset(map(plain_header, silent)),
            separator=separator,
            values_joined=values_joined,
            order=order,
            open_ended=open_ended,
        )

    def find(self, header: str) -> Column | None:
        """What the column `header` says; None where it is not of this dialect, or the book has no field for it."""
        plain = plain_header(header)
        return self.columns.get(plain) or self.columns.get(numbered(plain))

    def matches(self, headers: Mapping[str, str]) -> int:
        """How many of `headers`, plain and with ``#``, are of this dialect; 0 where it is not recognised by them."""
        if any(group.isdisjoint(headers) and group.isdisjoint(headers.values()) for group in self.signature):
            return 0
        mapped = sum(plain in self.columns or with_sign in self.columns for plain, with_sign in headers.items())
        unplaced = sum(plain in self.unplaced or with_sign in self.unplaced for plain, with_sign in headers.items())
        enough = self.open_ended or (mapped + unplaced) * 2 >= len(headers)
        return mapped + unplaced if enough and mapped > 1 else 0

    def is_silent(self, cell: str) -> bool:
        """Whether `cell`, in a column that has no place, says nothing about anybody."""
        return bool(self.silent) and plain_header(cell) in self.silent
