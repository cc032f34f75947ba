"""Who a client is and how to reach them."""

from dataclasses import dataclass

from relapp.domain.clients import ClientKind, ContactPoint, PointKind
from relapp.domain.text import fold
from relapp.sample.casting import LARGE, Part
from relapp.sample.dice import Dice
from relapp.sample.words import Place, Words


@dataclass(frozen=True, slots=True)
class Identity:
    """A name and what goes with it; an organisation's `name` is its company's, and `company` is empty."""

    kind: ClientKind
    gender: str
    given: str
    surname: str
    name: str
    company: str
    title: str
    needs: tuple[str, ...]
    place: Place
    points: tuple[ContactPoint, ...]


def identity(dice: Dice, part: Part, words: Words) -> Identity:
    """Somebody whose name, company, phones and addresses fit together."""
    gender = dice.pick("fm")
    given, surname = dice.pick(words["given"][gender]), surnames(dice, words)
    trade, place = dice.pick(words["trades"]), dice.pick(words["places"])
    company = dice.pick(trade["names"]).format(sign=dice.pick(words["signs"]), surname=surname.split()[-1])
    name = f"{given} {surname}"
    titles, needs = trade["titles"][gender], tuple(trade["needs"])
    if _is_organisation(dice, part):
        points = _points(dice, part, words, place, words["counter"], company)
        return Identity(ClientKind.ORGANISATION, gender, given, surname, company, "", "", needs, place, points)
    if not dice.chance(0.68 if part.is_known else 0.3):
        points = _points(dice, part, words, place, name, "")
        return Identity(ClientKind.PERSON, gender, given, surname, name, "", "", (), place, points)
    title = dice.pick(titles) if dice.chance(0.7) else ""
    points = _points(dice, part, words, place, name, company)
    return Identity(ClientKind.PERSON, gender, given, surname, name, company, title, needs, place, points)


def surnames(dice: Dice, words: Words) -> str:
    """One surname, or two where that is the custom."""
    if dice.chance(words["two_surnames"]):
        return " ".join(dice.some(words["surnames"], 2, 2))
    return dice.pick(words["surnames"])


def dialled(dice: Dice, pattern: str, area: str) -> str:
    """A phone number as `pattern` writes it: ``{area}`` for the area code, ``#`` for any digit."""
    return "".join(str(dice.below(10)) if letter == "#" else letter for letter in pattern.format(area=area))


def _is_organisation(dice: Dice, part: Part) -> bool:
    return part.is_known and not part.role and not part.born_on_leap_day and dice.chance(0.09)


def _points(dice: Dice, part: Part, words: Words, place: Place, name: str, company: str) -> tuple[ContactPoint, ...]:
    patterns = words["phones_of_large_books" if part.index >= LARGE else "phones"][place["numbering"]]
    numbers = [dialled(dice, dice.pick(patterns), place["area"]) for _ in range(2 if dice.chance(0.2) else 1)]
    labels = ("cell", "work") if dice.chance(0.7) else ("", "")
    points = [ContactPoint(PointKind.PHONE, number, label) for number, label in zip(numbers, labels, strict=False)]
    if dice.chance(0.8 if part.is_known else 0.35):
        points.append(ContactPoint(PointKind.EMAIL, _email(dice, part, words, name, company), "work" if company else ""))
    if part.is_known and dice.chance(0.4):
        street, number = dice.pick(words["streets"]), dice.between(2, 240)
        address = words["address"].format(street=street, number=number, place=place["shown"])
        points.append(ContactPoint(PointKind.ADDRESS, address, "work" if company else "home"))
    if company and dice.chance(0.1):
        points.append(ContactPoint(PointKind.URL, f"https://www.{_domain(words, company)}"))
    return tuple(points)


def _email(dice: Dice, part: Part, words: Words, name: str, company: str) -> str:
    parts = [_plain(word) for word in name.split()]
    local = dice.pick((f"{parts[0]}.{parts[-1]}", parts[0], f"{parts[0][0]}{parts[-1]}")) if len(parts) > 1 else parts[0]
    number = str(part.index) if part.index >= LARGE and not company else ""
    return f"{local}{number}@{_domain(words, company) if company else words['mailbox']}"


def _domain(words: Words, company: str) -> str:
    return f"{_plain(company)}.{words['ending']}"


def _plain(text: str) -> str:
    """Only what an address may hold: letters and digits without accents."""
    return "".join(letter for letter in fold(text) if letter.isalnum())
