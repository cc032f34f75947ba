"""Charts of each shape."""

from relapp.domain.insights import Figure, Slice
from relapp.wording.insights import Bar, Chart, Series, Shape

PARTS = (Series("In time", "accent"), Series("Late", "late"))


def chart(shape: Shape, *values: tuple[float | None, ...], code: str = "figure") -> Chart:
    """A chart whose bars are called A, B, C…; every value leads somewhere."""
    bars = tuple(
        Bar(
            chr(ord("A") + index),
            numbers,
            tuple("unknown" if number is None else f"{number:g}" for number in numbers),
            tuple(Slice(Figure.PUNCTUALITY, chr(ord("A") + index), part) for part in ("in_time", "late")[: len(numbers)]),
        )
        for index, numbers in enumerate(values)
    )
    series = PARTS[: len(values[0])] if values else PARTS
    return Chart(code, "Figure", "about it", shape, "Letter", "Touches", series, bars, advice="Log a touch.")
