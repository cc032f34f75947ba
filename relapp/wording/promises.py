"""Promises in words: who made them, and what became of them."""

from collections.abc import Iterable

from relapp.domain.promises import Party, Promise, PromiseState, count_kept
from relapp.i18n import _, format_day, format_number, pgettext


def party(value: Party) -> str:
    """Who promised, as a choice."""
    return pgettext("who promised", "We") if value is Party.US else pgettext("who promised", "The client")


def promised_by(value: Party) -> str:
    """Who promised, as part of a line."""
    return _("promised by us") if value is Party.US else _("promised to us")


def promise_end(value: PromiseState) -> str:
    """The name of what became of a promise; open where nobody has said it yet."""
    return {
        PromiseState.OPEN: pgettext("promise", "Open"),
        PromiseState.KEPT: pgettext("promise", "Kept"),
        PromiseState.BROKEN: pgettext("promise", "Broken"),
        PromiseState.RELEASED: pgettext("promise", "Released"),
    }[value]


def promise_ended(promise: Promise) -> str:
    """What became of a promise and when, as the beginning of a line."""
    said = promise_end(promise.state)
    if promise.settled_on is None:
        return said
    return pgettext("promise", "{end} on {day}").format(end=said, day=format_day(promise.settled_on))


def kept_line(promises: Iterable[Promise], by: Party) -> str:
    """How many promises of one side were kept, of how many that have ended; unknown is said as such."""
    kept, ended = count_kept(each.state for each in promises if each.by is by)
    if not ended:
        return _("Ours kept: unknown") if by is Party.US else _("Theirs kept: unknown")
    said = _("We kept {kept} of {count}") if by is Party.US else _("They kept {kept} of {count}")
    return said.format(kept=format_number(kept), count=format_number(ended))
