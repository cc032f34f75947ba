"""Give and take in words."""

from relapp.domain.ledger import Balance, Contribution, Entry
from relapp.domain.promises import Party
from relapp.i18n import _, format_number


def given(balance: Balance) -> str:
    """How much we gave."""
    return _("We gave {count}").format(count=format_number(balance.given))


def received(balance: Balance) -> str:
    """How much we received."""
    return _("We received {count}").format(count=format_number(balance.received))


def entry(value: Entry) -> str:
    """One entry, as in ``They did us a favour: lent us a van``."""
    said = _contribution(value.by, value.kind)
    return _("{done}: {what}").format(done=said, what=value.what) if value.what else said


def _contribution(by: Party, kind: Contribution) -> str:
    ours = {
        Contribution.GIFT: _("We gave a gift"),
        Contribution.FAVOUR: _("We did them a favour"),
        Contribution.REFERRAL: _("We referred somebody to them"),
        Contribution.INFORMATION: _("We passed something on"),
        Contribution.PROMISE: _("We kept a promise"),
    }
    theirs = {
        Contribution.GIFT: _("They gave us something"),
        Contribution.FAVOUR: _("They did us a favour"),
        Contribution.REFERRAL: _("They referred somebody"),
        Contribution.PROMISE: _("They kept a promise"),
    }
    return (ours if by is Party.US else theirs)[kind]
