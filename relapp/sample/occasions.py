"""The yearly dates of a client and of the people around."""

from collections.abc import Iterator
from datetime import date, timedelta

from relapp.domain.clients import ClientKind, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.sample.casting import Part, Scene
from relapp.sample.dice import Dice
from relapp.sample.identity import Identity, surnames
from relapp.sample.words import Words

# A quiet client's dates are this many days after the day of the sample, and so more than 60 days before it comes round.
_FAR = (61, 300)


def occasions(dice: Dice, part: Part, scene: Scene, words: Words, who: Identity) -> tuple[Occasion, ...]:
    """The dates somebody would have noted, those of the client's role among them."""
    found = [*_of_role(dice, part, scene, words, who)]
    noted = {each.kind for each in found if not each.person}
    if who.kind is ClientKind.ORGANISATION:
        found += _of_organisation(dice, part, scene, words)
    elif part.is_known:
        own = (each for each in _of_person(dice, part, scene, words, who) if each.person or each.kind not in noted)
        found += own
    elif part.born_on_leap_day or dice.chance(0.35):
        found.append(_birthday(dice, part, scene))
    return tuple(found)


def _of_role(dice: Dice, part: Part, scene: Scene, words: Words, who: Identity) -> Iterator[Occasion]:
    if not part.role or not part.role.occasion:
        return
    day = scene.on + timedelta(days=part.role.occasion_in)
    if part.role.of_child:
        yield _child(dice, scene, words, who, day)
    elif part.role.occasion is OccasionKind.BIRTHDAY:
        yield _occasion(dice, OccasionKind.BIRTHDAY, _dated(dice, day, scene.on.year - 64, scene.on.year - 28))
    else:
        yield _occasion(dice, part.role.occasion, _dated(dice, day, scene.on.year - 30, scene.on.year - 3))


def _of_person(dice: Dice, part: Part, scene: Scene, words: Words, who: Identity) -> Iterator[Occasion]:
    year = scene.on.year
    if part.born_on_leap_day or dice.chance(0.75):
        yield _birthday(dice, part, scene)
    if dice.chance(0.16):
        day = _day(dice, part, scene)
        married = _dated(dice, day, year - 32, year - 2) if dice.chance(0.7) else _undated(day)
        yield _occasion(dice, OccasionKind.WEDDING, married)
        if dice.chance(0.4):
            yield _spouse(dice, part, scene, words, who)
    if dice.chance(0.2):
        for _ in range(dice.between(1, 2)):
            yield _child(dice, scene, words, who, _day(dice, part, scene))
    if not part.quiet and dice.chance(0.25) and (name_day := words["name_days"].get(who.given)):
        yield _occasion(dice, OccasionKind.NAME_DAY, YearlyDate.parse(f"--{name_day}"))
    if dice.chance(0.22):
        yield _partnership(dice, part, scene)
    if dice.chance(0.04):
        custom = Occasion(OccasionKind.CUSTOM, _undated(_day(dice, part, scene)), dice.pick(words["customs"]), uuid=dice.uuid())
        yield custom


def _of_organisation(dice: Dice, part: Part, scene: Scene, words: Words) -> Iterator[Occasion]:
    yield _partnership(dice, part, scene)
    for _ in range(dice.between(0, 2)):
        gender = dice.pick("fm")
        person = f"{dice.pick(words['given'][gender])} {surnames(dice, words)}"
        day = _undated(_day(dice, part, scene))
        yield _occasion(dice, OccasionKind.BIRTHDAY, day, person, words["relations"]["colleague"][gender])


def _birthday(dice: Dice, part: Part, scene: Scene) -> Occasion:
    """With a year or without; on 29 February where the part says so."""
    day = date(2024, 2, 29) if part.born_on_leap_day else _day(dice, part, scene)
    year = scene.on.year
    born = _dated(dice, day, year - 78, year - 21) if dice.chance(0.6) else _undated(day)
    return _occasion(dice, OccasionKind.BIRTHDAY, born)


def _spouse(dice: Dice, part: Part, scene: Scene, words: Words, who: Identity) -> Occasion:
    gender = "m" if who.gender == "f" else "f"
    person, relation = dice.pick(words["given"][gender]), words["relations"]["spouse"][gender]
    return _occasion(dice, OccasionKind.BIRTHDAY, _undated(_day(dice, part, scene)), person, relation)


def _child(dice: Dice, scene: Scene, words: Words, who: Identity, day: date) -> Occasion:
    gender = dice.pick("fm")
    others = [name for name in words["given"][gender] if name != who.given]
    person, relation = dice.pick(others), words["relations"]["child"][gender]
    return _occasion(dice, OccasionKind.BIRTHDAY, _dated(dice, day, scene.on.year - 24, scene.on.year - 2), person, relation)


def _partnership(dice: Dice, part: Part, scene: Scene) -> Occasion:
    together = _dated(dice, _day(dice, part, scene), scene.on.year - 12, scene.on.year - 1)
    return _occasion(dice, OccasionKind.PARTNERSHIP, together)


def _occasion(dice: Dice, kind: OccasionKind, day: YearlyDate, person: str = "", relation: str = "") -> Occasion:
    return Occasion(kind, day, person=person, relation=relation, uuid=dice.uuid())


def _day(dice: Dice, part: Part, scene: Scene) -> date:
    """Any day of the year, or one far from the day of the sample for a quiet client."""
    return scene.on + timedelta(days=dice.between(*_FAR) if part.quiet else dice.below(365))


def _dated(dice: Dice, day: date, first: int, last: int) -> YearlyDate:
    """The day with a year from `first` to `last`, up to three earlier where only a leap year has it."""
    year = dice.between(first, last)
    if (day.month, day.day) == (2, 29):
        year -= year % 4
    return YearlyDate(day.month, day.day, year)


def _undated(day: date) -> YearlyDate:
    return YearlyDate(day.month, day.day)
