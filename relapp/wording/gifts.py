"""Words about gifts."""

from collections.abc import Iterable

from relapp.domain.clients import Occasion
from relapp.domain.gift_times import GiftTime
from relapp.domain.gifts import Gift, GiftState, IdeaSource
from relapp.i18n import _, format_day, format_money, pgettext
from relapp.wording.terms import occasion as named


def idea_source(value: IdeaSource) -> str:
    """Where the idea of a gift comes from."""
    return {
        IdeaSource.HEARD: _("Heard from them"),
        IdeaSource.COMPANY: _("Their company"),
        IdeaSource.BUSINESS: _("Their business"),
        IdeaSource.LAST_PURCHASE: _("Their last purchase"),
        IdeaSource.OWN: _("My own idea"),
    }[value]


def idea_details(gift: Gift) -> str:
    """Where an idea comes from, and what it goes with where that is noted."""
    return " · ".join(filter(None, [idea_source(gift.source), gift.note]))


def gift_time(time: GiftTime) -> str:
    """One time of an occasion, as in ``Birthday, 24 Nov 2026``."""
    return _("{occasion}, {day}").format(occasion=_whose(time.occasion), day=format_day(time.day))


def gift_occasion(uuid: str, year: int, occasions: Iterable[Occasion]) -> str:
    """The time of an occasion in `year`, as in ``Birthday 2026``; one that is no longer known leaves only its year."""
    occasion = next((each for each in occasions if each.uuid == uuid), None)
    return _("{occasion} {year}").format(occasion=_whose(occasion), year=year) if occasion else str(year)


def gift_details(gift: Gift, occasions: Iterable[Occasion]) -> str:
    """For what it was, what it cost, and how far it came."""
    said = [gift_occasion(gift.occasion, gift.year, occasions)] if gift.year else []
    if gift.price is not None:
        said.append(format_money(gift.price, gift.currency))
    for day, sentence in (
        (gift.bought_on, _("bought on {day}")),
        (gift.given_on, _("given on {day}")),
        (gift.thanked_on, _("thanks on {day}")),
    ):
        if day:
            said.append(sentence.format(day=format_day(day)))
    return " · ".join(said)


def next_step(gift: Gift) -> str:
    """What `Gift.stepped` does, for a button; empty where nothing is left to be done."""
    if gift.state is GiftState.BOUGHT:
        return pgettext("gift", "Given")
    if gift.state is GiftState.GIVEN and gift.thanked_on is None:
        return _("Thanks received")
    return ""


def already_had(gift: Gift) -> str:
    """The warning that a client had a gift already, as in ``Already given on 12 Mar 2025: fountain pen``."""
    day = gift.given_on or gift.bought_on
    if gift.state is GiftState.GIVEN:
        sentence = _("Already given on {day}: {gift}") if day else _("Already given: {gift}")
    else:
        sentence = _("Already bought on {day}: {gift}") if day else _("Already bought: {gift}")
    return sentence.format(day=day and format_day(day), gift=gift.what)


def _whose(occasion: Occasion) -> str:
    name = named(occasion.kind, occasion.label)
    return f"{name} ({occasion.person})" if occasion.person else name
