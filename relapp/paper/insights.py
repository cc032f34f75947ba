"""The figures of the whole book on paper: each as a table, and those that run over time drawn above it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from relapp.domain.insights import Period
from relapp.i18n import _, format_number, ngettext
from relapp.paper.documents import (
    FULL_WIDTH,
    Block,
    Column,
    Document,
    Section,
    document,
    idle,
    joined,
    note,
    picture,
    section,
    table,
)
from relapp.wording.insights import Chart, names

# Millimetres: how high a chart as wide as the page is.
_HEIGHT = FULL_WIDTH * 0.37


@dataclass(frozen=True, slots=True)
class InsightsSheet:
    """Charts in their order, PNGs of some of them by their codes, and how many clients are left out as not sorted yet.

    A PNG is 100 wide for each 37 of its height.
    """

    charts: Sequence[Chart]
    pictures: Mapping[str, bytes]
    period: Period
    left_out: int
    book_name: str


def compose(sheet: InsightsSheet) -> Document:
    """A section for each chart; one with nothing to show is a line."""
    on = sheet.period.on
    return document(
        _("Insights"),
        names.period(sheet.period.months),
        (_left_out(sheet.left_out),) if sheet.left_out else (),
        [_section(chart, sheet.pictures.get(chart.code, b"")) for chart in sheet.charts],
        book_name=sheet.book_name,
        printed_on=on,
        stamp=on.isoformat(),
    )


def _section(chart: Chart, drawing: bytes) -> Section:
    if chart.is_empty:
        return idle(chart.title, (), chart.advice)
    counts = (chart.about, chart.headline)
    return section(chart.title, tuple(_blocks(chart, drawing)), counts=counts)


def _blocks(chart: Chart, drawing: bytes) -> Iterator[Block]:
    if drawing:
        yield picture(drawing, FULL_WIDTH, _HEIGHT)
    columns = (
        Column(3, chart.category, strong=True),
        *(Column(1.2, series.name, right=True) for series in chart.series),
    )
    yield table(columns, ((bar.line or bar.label, *bar.texts) for bar in chart.bars if bar.total))
    said = (*chart.notes, joined(link.text for link in chart.links))
    if any(said):
        yield note(*filter(None, said))


def _left_out(count: int) -> str:
    said = ngettext("{count} client not sorted yet left out", "{count} clients not sorted yet left out", count)
    return said.format(count=format_number(count))
