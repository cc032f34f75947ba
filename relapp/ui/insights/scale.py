"""Round numbers for an axis."""

from math import ceil, floor, log10

_ROUND = (1, 2, 5, 10)


def steps(highest: float, at_most: int = 5) -> list[float]:
    """Round numbers from 0 up to the first one not below `highest`, at most so many above 0, whole ones as far as possible."""
    if highest <= 0:
        return [0.0, 1.0]
    rough = highest / at_most
    power = 10 ** floor(log10(rough))
    step = max(next(power * each for each in _ROUND if power * each >= rough), 1)
    return [float(step * index) for index in range(ceil(highest / step) + 1)]
