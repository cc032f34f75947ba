"""An absence in words: how long it was, and what is late after it."""

from relapp.domain.absence import Backlog
from relapp.i18n import _, ngettext


def welcome_back(days: int) -> str:
    """The greeting after so many working days."""
    said = ngettext("Welcome back: {count} working day away", "Welcome back: {count} working days away", days)
    return said.format(count=days)


def backlog(late: Backlog) -> str:
    """What is late, kind by kind; nothing of a kind of which nothing is."""
    counted = (
        (late.promises, ngettext("{count} late promise", "{count} late promises", late.promises)),
        (late.belated, ngettext("{count} belated occasion", "{count} belated occasions", late.belated)),
        (late.others, ngettext("{count} other that is late", "{count} others that are late", late.others)),
    )
    return " · ".join(said.format(count=count) for count, said in counted if count) or _("nothing is late")
