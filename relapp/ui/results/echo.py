"""What is said beside the row while it is typed."""

from relapp.domain.results import Refusal, Typed, typed_line
from relapp.i18n import _
from relapp.ui.results.model import ResultsModel
from relapp.wording import results


def is_elsewhere(line: Typed, rows: ResultsModel) -> bool:
    """Whether a line names another list than the one that is shown."""
    return line.list is not None and (rows.printed is None or line.list != rows.printed.number)


def row_said(text: str, rows: ResultsModel) -> tuple[str, bool]:
    """Whom the row in `text` is about and why, or what is the matter with it; and whether something is."""
    line = typed_line(text)
    if not text.strip() or rows.printed is None:
        return "", False
    if line is None:
        return _("Type the number of a row, such as 7, or of a list and a row, such as 12-7."), True
    if is_elsewhere(line, rows):
        return _("Enter leads to row {number} of list {list}.").format(number=line.row, list=line.list), False
    row = rows.row(line.row)
    if row is None:
        return results.unknown(line.row, rows.printed.number), True
    stands, typed = rows.stands(line.row), rows.draft.get(line.row)
    if not stands.is_open:
        return results.refused(Refusal.DONE, line.row, stands), True
    said = results.said(typed.result, message_counts=typed.message_counts).lower() if typed else ""
    already = _("typed: {result}").format(result=said) if typed else ""
    return " · ".join(filter(None, (rows.described(row), results.standing(stands), already))), False
