"""What was done for a client, told in the client's own language."""

from datetime import date

from relapp.domain.accounts import Account
from relapp.i18n import LANGUAGES, _, format_day, language, speaking


def account_text(account: Account, name: str, spoken: str = "") -> str:
    """The draft of an account to a client called `name`, in the language `spoken`, or in the one spoken now."""
    with speaking(spoken if spoken in LANGUAGES else language()):
        since = format_day(account.since, "long")
        lines = [
            _("Hello {name},").format(name=name),
            "",
            _("This is what we have done for you since {day}:").format(day=since),
            *(f"• {line}" for line in _done(account)),
            "",
            _("Is there anything else that we can do for you?"),
        ]
        return "\n".join(lines)


def _done(account: Account) -> list[str]:
    """What was done, a line each, in the order of the days."""
    told: list[tuple[date, str]] = []
    for purchase in account.purchases:
        said = _("{day}: {what}, which you bought from us") if purchase.what else _("{day}: your purchase")
        told.append((purchase.on, said.format(day=_day(purchase.on), what=purchase.what)))
    for concern in account.resolved:
        day = concern.resolved_on or account.since
        said = _("{day}: resolved “{what}”: {solution}") if concern.solution else _("{day}: resolved “{what}”")
        told.append((day, said.format(day=_day(day), what=concern.what, solution=concern.solution)))
    for promise in account.kept:
        day = promise.settled_on or account.since
        told.append((day, _("{day}: kept our promise “{text}”").format(day=_day(day), text=promise.text)))
    return [line for _day_told, line in sorted(told, key=lambda each: each[0])]


def _day(day: date) -> str:
    return format_day(day)
