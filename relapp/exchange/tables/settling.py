"""How the columns of a table are read: as the user chose, as was done before, as a known program means them, or as a guess."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from relapp.exchange.days import DayOrder, Order, is_ambiguous, order_of
from relapp.exchange.look import ColumnMapping, Doubt, TableChoices
from relapp.exchange.tables.columns import Column, Field
from relapp.exchange.tables.dialects import Dialect, recognise
from relapp.exchange.tables.guarding import unguard
from relapp.exchange.tables.guessing import guess_mapping, signature_of
from relapp.exchange.tables.shape import Shape
from relapp.i18n import writes_month_first

_SAMPLES = 50  # rows


@dataclass(frozen=True, slots=True)
class Settled:
    """What a look tells of the columns of a table; `samples` are its first rows, with one whose date is in doubt if any is."""

    mapping: ColumnMapping
    program: str
    order: DayOrder
    samples: tuple[tuple[str, ...], ...]
    doubts: frozenset[Doubt]


def settle(shape: Shape, choices: TableChoices) -> Settled:
    """How the table of `shape` is read."""
    rows = [row.cells for row in shape.rows if any(cell.strip() for cell in row.cells)]
    remembered = choices.remembered.get(signature_of(shape.headers)) if shape.is_named else None
    dialect = recognise(shape.headers)[0] if shape.is_named else None
    doubts: set[Doubt] = set()
    if choices.mapping is not None:
        mapping = _fitted(choices.mapping, len(shape.headers))
    elif remembered:
        mapping = _fitted(remembered.mapping, len(shape.headers))
    elif dialect:
        mapping = tuple(dialect.find(header) for header in shape.headers)
    else:
        mapping = guess_mapping(shape.headers, rows, is_named=shape.is_named)
        doubts.add(Doubt.MAPPING)
    order = choices.order or (remembered.order if remembered else None)
    samples = rows[:_SAMPLES]
    if order:
        settled = DayOrder(order, certain=True)
    else:
        settled = order_of(dates_in(mapping, rows), _default(dialect))
        doubtful = (
            None if settled.certain else next((row for row in rows if any(map(is_ambiguous, dates_in(mapping, [row])))), None)
        )
        if doubtful is not None:
            doubts.add(Doubt.DAY_ORDER)
            samples += [] if doubtful in samples else [doubtful]
    return Settled(
        mapping=mapping,
        program=dialect.program if dialect and choices.mapping is None and not remembered else "",
        order=settled,
        samples=tuple(tuple(map(unguard, row)) for row in samples),
        doubts=frozenset(doubts),
    )


def dates_in(mapping: Sequence[Column | None], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """What the cells say that are dates by `mapping`."""
    places = [place for place, column in enumerate(mapping) if column and _is_date(column)]
    return (unguard(row[place]) for row in rows for place in places if place < len(row) and row[place])


def _is_date(column: Column) -> bool:
    return column.field is Field.OCCASION and column.part == "value"


def _default(dialect: Dialect | None) -> Order:
    """Which of the two comes first where nothing shows it."""
    if dialect:
        return dialect.order
    return Order.MONTH_FIRST if writes_month_first() else Order.DAY_FIRST


def _fitted(mapping: ColumnMapping, width: int) -> ColumnMapping:
    return (*mapping[:width], *[None] * (width - len(mapping)))
