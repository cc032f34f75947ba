"""Shares as whole per cents, for sentences of their own."""


def percent(share: float) -> int:
    """`share`, 0 to 1, in per cent: all of it is never said where something is missing, nor nothing where there is something."""
    rounded = round(100 * share)
    return min(max(rounded, 1), 99) if 0 < share < 1 else rounded
