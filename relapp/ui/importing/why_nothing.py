"""Why nothing of a file would come in."""

from relapp.book.imports.staging import Counts
from relapp.i18n import _, format_number, ngettext


def why_nothing(counts: Counts, left_out: int = 0, erased: int = 0) -> str:
    """One sentence; empty where something would come in.

    `left_out` entries are those that the user left out, `erased` those of people who were erased on request.
    """
    if counts.added or counts.merged:
        return ""
    if erased:
        return _("Whoever could come in was erased on request. “Add as new” brings them back.")
    if left_out:
        return _("You left out what could come in.")
    if not counts.skipped:
        return _("Nothing in this file can be read.")
    if counts.failed:
        return _("What can be read is in your book already.")
    said = ngettext("It is in your book already.", "All {count} are in your book already.", counts.skipped)
    return said.format(count=format_number(counts.skipped))
