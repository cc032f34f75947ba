"""Cells that a spreadsheet would take for a formula are guarded by an apostrophe on the way out; the way in undoes it."""

_STARTS_FORMULA = tuple("=+-@\t\r")


def guard(cell: str) -> str:
    """`cell` with one apostrophe more where a formula could begin in it, after apostrophes or none."""
    return f"'{cell}" if cell.lstrip("'").startswith(_STARTS_FORMULA) else cell


def unguard(cell: str) -> str:
    """What `guard` was given."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_STARTS_FORMULA) else cell
