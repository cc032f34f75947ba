"""Commands that show another page, or another part of the one in view."""

from typing import TYPE_CHECKING

from relapp.i18n import _, pgettext
from relapp.ui.commands.command import Command
from relapp.ui.commands.opening import find

if TYPE_CHECKING:
    from relapp.ui.window import Window

_EVERYWHERE_ELSE = ("today", "share", "insights", "settings", "duplicates", "privacy", "sorting", "review", "learned", "digest",
                    "import", "results", "catching_up", "welcome")  # fmt: skip


def going() -> tuple[Command, ...]:
    """In the order of the sidebar, then what pages lead to."""
    return (
        _page("today", _("Today"), pgettext("also typed", "due, tasks, agenda, now"), icon="today"),
        _page("week", _("Week"), pgettext("also typed", "plan, days, schedule"), icon="week", fits=_EVERYWHERE_ELSE),
        _page("clients", _("Clients"), pgettext("also typed", "people, contacts, customers, book, list"), icon="clients"),
        _page("calendar", _("Calendar"), pgettext("also typed", "month, year, dates, holidays"), icon="calendar",
              fits=_EVERYWHERE_ELSE),
        _page("share", _("To share"), pgettext("also typed", "articles, clippings, library, link, interests"), icon="share"),
        _page("insights", _("Insights"), pgettext("also typed", "figures, statistics, charts, reports"), icon="insights"),
        _page("settings", _("Settings"), pgettext("also typed", "preferences, options, configuration"), icon="settings"),
        _page("sorting", _("Who matters?"), pgettext("also typed", "sort, importance, VIP, priority"), icon="star",
              fits=("clients",)),
        _page("catching_up", _("Catching up"), pgettext("also typed", "belated, missed, absence, holiday, back"), icon="clock"),
        _page("duplicates", _("Find duplicates"), pgettext("also typed", "twice, double, merge, same"), icon="copy",
              fits=("clients",)),
        _page("privacy", _("Privacy: requests and long silence"),
              pgettext("also typed", "consent, LGPD, GDPR, data protection, erase"), icon="person"),
        _page("learned", _("What we learned"), pgettext("also typed", "lessons, causes, prevention"), icon="learned",
              fits=("insights",)),
        _page("digest", _("Digest for colleagues"), pgettext("also typed", "team, brief, report, share"), icon="share",
              fits=("insights",)),
        _page("review", _("Two minutes for the records"), pgettext("also typed", "review, stale, out of date, update"),
              icon="check", fits=("insights",)),
        Command("back", _("Back"), lambda window: window.back(), "chevron-left", pgettext("also typed", "previous, return")),
        Command("find", _("Search clients and commands"), find, is_there=_never),
        Command("find_here", _("Search on this page"), lambda window: window.search(), "search",
                pgettext("also typed", "find, filter, look for")),
        Command("next_pane", _("To the next part of the window"), lambda window: _turn(window, 1), is_there=_never),
        Command("pane_before", _("To the part of the window before"), lambda window: _turn(window, -1), is_there=_never),
    )  # fmt: skip


def _page(code: str, name: str, also: str, *, icon: str, fits: tuple[str, ...] = ()) -> Command:
    return Command(code, name, lambda window: window.go(code), icon, also, fits, lambda window: window.place != code)


def _turn(window: "Window", steps: int) -> None:
    from relapp.ui.commands.panes import turn_pane

    turn_pane(window, steps)


def _never(_window: "Window") -> bool:
    """A key alone: who looks for commands has no use for it, or has it already."""
    return False
