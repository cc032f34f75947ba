"""What clients bought, and what the user asked to be reminded of."""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta

from relapp.domain.clients import Importance
from relapp.domain.free_reminders import FreeReminder, Repeat, RepeatUnit
from relapp.domain.journal import Purchase
from relapp.sample.casting import FULL_HISTORY, Part, Scene
from relapp.sample.dice import Dice
from relapp.sample.people import Persona
from relapp.sample.words import Words

_PURCHASES: Mapping[Importance, tuple[int, int]] = {
    Importance.VIP: (1, 4),
    Importance.REGULAR: (0, 3),
    Importance.OCCASIONAL: (0, 2),
    Importance.DATES_ONLY: (0, 1),
    Importance.NOT_SORTED: (0, 0),
}

# So long after a purchase nothing of its follow-up is left.
_FOLLOWED_UP = timedelta(days=150)


def purchases(dice: Dice, part: Part, scene: Scene, words: Words, persona: Persona, until: date) -> tuple[Purchase, ...]:
    """Purchases from the day the history begins up to `until`; only a role brings one whose follow-up is still open."""
    bought = part.role.bought if part.role else None
    found = [] if bought is None else [_purchase(dice, words, persona, scene.rules.calendar.add_working_days(scene.on, -bought))]
    if part.role or part.quiet:
        until -= _FOLLOWED_UP
    least, most = _PURCHASES[part.importance]
    for _ in range(min(dice.between(least, most), 1 if part.index >= FULL_HISTORY else most)):
        day = dice.day(persona.since, until)
        if day <= until:
            found.append(_purchase(dice, words, persona, scene.rules.calendar.add_working_days(day, -1)))
    return tuple(sorted(found, key=lambda purchase: purchase.on))


def free_reminders(dice: Dice, part: Part, scene: Scene, words: Words) -> tuple[FreeReminder, ...]:
    """Free reminders to come, and repeating ones that began long ago."""
    role, calendar = part.role, scene.rules.calendar
    if role and role.reminder_in is not None:
        day = calendar.add_working_days(scene.on, role.reminder_in)
        return (FreeReminder(dice.pick(words["once"]), day, role.at, uuid=dice.uuid()),)
    if role or part.quiet or not part.is_known:
        return ()
    return tuple(_free_reminders(dice, scene, words))


def _free_reminders(dice: Dice, scene: Scene, words: Words) -> Iterator[FreeReminder]:
    calendar = scene.rules.calendar
    if dice.chance(0.08):
        day = calendar.working_day_from(scene.on + timedelta(days=dice.between(2, 45)))
        at = time(dice.between(9, 17), dice.pick((0, 30))) if dice.chance(0.4) else None
        yield FreeReminder(dice.pick(words["once"]), day, at, uuid=dice.uuid())
    if dice.chance(0.04):
        text, every, unit = dice.pick(words["repeating"])
        began = calendar.working_day_from(scene.on - timedelta(days=dice.between(60, 400)))
        yield FreeReminder(text, began, repeat=Repeat(every, RepeatUnit(unit)), uuid=dice.uuid())


def _purchase(dice: Dice, words: Words, persona: Persona, day: date) -> Purchase:
    product = dice.pick(words["products"])
    least, most = product["price"]
    amount = dice.between(least, most) * 100 - dice.pick((0, 0, 10, 50))
    currency = product.get("currency") or words["currencies"][persona.place["numbering"]]
    return Purchase(day, product["what"], amount, currency, dice.uuid())
