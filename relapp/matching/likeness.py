"""How sure it is that two records are one client, as tables that can be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from relapp.domain.clients import Client, ClientKind, ContactPoint, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import SURE, Likeness, Reason, is_one_day
from relapp.domain.text import digits
from relapp.matching.agreeing import Agreement, agreement
from relapp.matching.keys import LONGEST_PHONE, email_key, name_key, name_keys, name_of, phone_key, whole
from relapp.matching.names import Name
from relapp.matching.numbers import is_mobile, same_number
from relapp.matching.words_of_names import ROLES, SHARED_MAILBOXES


@dataclass(frozen=True, slots=True)
class _Scores:
    """What an agreement of two names is worth, 0 to 100, and what it is called.

    `reached` with a phone or an e-mail in common; `supported` where one of the two has nothing to be reached by, or company,
    birthday or an office's mailbox are the same; `alone` with nothing but the name.
    """

    reason: Reason | None
    reached: int = 0
    supported: int = 0
    alone: int = 0


# Relatives share a phone, and often a name or two: what is less than a whole name is asked, whatever else is the same.
_SCORES: dict[Agreement, _Scores] = {
    Agreement.SAME: _Scores(Reason.SAME_NAME, 95, 85, 55),
    Agreement.SINGLE: _Scores(Reason.SAME_NAME, 90, 70, 45),
    Agreement.ALMOST: _Scores(Reason.SAME_NAME, 78, 65, 40),
    Agreement.BETWEEN: _Scores(Reason.PART_OF_NAME, 88, 70, 40),
    Agreement.PART: _Scores(Reason.PART_OF_NAME, 76, 70, 40),
    Agreement.INSIDE: _Scores(Reason.PART_OF_NAME, 72),
    Agreement.SPELLING: _Scores(Reason.SIMILAR_NAME, 88, 75, 45),
    Agreement.NICKNAME: _Scores(Reason.NICKNAME, 77, 70, 40),
    Agreement.INITIALS: _Scores(Reason.INITIALS, 74, 55, 30),
    Agreement.TYPING: _Scores(Reason.SIMILAR_NAME, 78, 65, 35),
    Agreement.UNKNOWN: _Scores(None, 70),
    Agreement.GIVEN: _Scores(None, 62),
    Agreement.OTHER: _Scores(None, 45),
    Agreement.AGAINST: _Scores(None),
}

# A company and a person are never taken for one another without asking; these are for the company that the person names, with a
# phone or an e-mail of it, or where one of the two has nothing else to be reached by.
_COMPANY_REACHED, _COMPANY_SUPPORTED = 70, 50

# Shorter numbers are extensions and services.
_SHORTEST_OWN = 6

# Both a phone and an e-mail in common.
_TWICE_REACHED = 8
_SAME_BIRTHDAY, _SAME_COMPANY = 5, 3
_OTHER_BIRTHDAY, _OTHER_GENERATION = -35, -20
_LEAST, _MOST = 25, 99


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a client is compared: worked out once, however many others it is compared with."""

    name: Name
    is_organisation: bool
    company: str
    phones: tuple[str, ...]
    emails: frozenset[str]
    birthday: YearlyDate | None
    is_reachable: bool

    @property
    def phone_ends(self) -> frozenset[str]:
        """The digits that two ways to write one number share."""
        return _ends(self.phones)


def traits_of(client: Client) -> Traits:
    """What of `client` is compared."""
    phones = tuple(filter(phone_key, client.phones))
    emails = frozenset(email_key(value)[len("mail ") :] for value in client.emails) - {""}
    return Traits(
        name_of(client),
        client.kind is ClientKind.ORGANISATION,
        name_key(client.company) if client.company else "",
        phones,
        emails,
        client.birthday,
        bool(phones or emails) or any(map(_reaches, client.points)),
    )


def _reaches(point: ContactPoint) -> bool:
    """Whether a point is more than what is typed where a field must not stay empty."""
    if point.kind is PointKind.PHONE:
        return len(set(digits(point.value[:LONGEST_PHONE]))) > 1
    return bool(email_key(point.value)) if point.kind is PointKind.EMAIL else any(map(str.isalnum, point.value))


def likeness(first: Client, second: Client, country: str = "") -> Likeness | None:
    """Why the two may be one client, or None; `country` is where numbers without a prefix are dialled (``BR``).

    How their names agree gives the score, by whether they can be reached at the same place; a company or birthday in common adds
    to it, other birthdays and a son's name beside his father's take from it. Only names that share a key count without more.
    """
    return compared(traits_of(first), traits_of(second), country)


def compared(first: Traits, second: Traits, country: str = "") -> Likeness | None:
    """As `likeness`, of what is compared."""
    agreed = agreement(first.name, second.name)
    points, role = _points_in_common(first, second, country)
    if agreed is Agreement.BETWEEN and not _is_own_point(first, second, points, country):
        agreed = Agreement.PART
    if first.is_organisation is not second.is_organisation:
        return _company_and_person(first, second, agreed, [*points, *role])
    if role and first.is_organisation:
        points, role = [*points, *role], []
    return _scored(first, second, agreed, points, role)


def _scored(first: Traits, second: Traits, agreed: Agreement, points: list[Reason], role: list[Reason]) -> Likeness | None:
    scores = _SCORES[agreed]
    same_birthday, other_birthday = _birthdays(first.birthday, second.birthday)
    same_company = bool(first.company) and first.company == second.company
    if not points and (scores.supported or scores.alone) and not _share_a_name(first, second):
        return None
    is_supported = bool(role) or same_company or same_birthday
    score, most = _worth(first, second, scores, bool(points), Reason.SAME_EMAIL in role, is_supported)
    if not score:
        return None
    score += _TWICE_REACHED * (len(points) > 1) + _SAME_BIRTHDAY * same_birthday + _SAME_COMPANY * same_company
    score += _OTHER_BIRTHDAY * other_birthday + _OTHER_GENERATION * (first.name.generation != second.name.generation)
    if score < _LEAST:
        return None
    reasons = [*points, scores.reason, *role]
    reasons += [Reason.SAME_BIRTHDAY] * same_birthday + [Reason.SAME_COMPANY] * same_company
    return Likeness(tuple(each for each in reasons if each), min(score, most))


def _worth(
    first: Traits, second: Traits, scores: _Scores, is_reached: bool, is_by_role: bool, is_supported: bool
) -> tuple[int, int]:
    """What the names are worth by what else is the same, and the most that anything can add up to."""
    if is_reached:
        score = scores.reached
    elif is_by_role:
        score = scores.supported
    elif not (first.is_reachable and second.is_reachable):
        is_elsewhere = bool(first.company and second.company) and first.company != second.company
        score = scores.alone if is_elsewhere else scores.supported
    else:
        return scores.supported if is_supported else scores.alone, SURE - 1
    return score, _MOST if score >= SURE else SURE - 1


def _company_and_person(first: Traits, second: Traits, agreed: Agreement, points: list[Reason]) -> Likeness | None:
    """A company and somebody there, or a company that is called as the person is: to be asked, never sure."""
    organisation, person = (first, second) if first.is_organisation else (second, first)
    if person.company and person.company == whole(organisation.name):
        supported = not (first.is_reachable and second.is_reachable) or _same_domain(first, second)
        score = _COMPANY_REACHED if points else _COMPANY_SUPPORTED if supported else 0
        return Likeness((Reason.COMPANY_CONTACT, *points), score) if score else None
    found = _scored(first, second, agreed, points, [])
    if found is None:
        return None
    is_elsewhere = bool(person.company) or Reason.SAME_NAME in found.reasons
    reasons = found.reasons if is_elsewhere else (Reason.COMPANY_CONTACT, *found.reasons)
    return Likeness(reasons, min(found.score, SURE - 5))


def _points_in_common(first: Traits, second: Traits, country: str) -> tuple[list[Reason], list[Reason]]:
    """What both can be reached at, and what an office or a family is reached at and so says little of a person."""
    mails, phones = first.emails & second.emails, _same_phones(first, second, country)
    if not (mails or phones):
        return [], []
    own_mail, own_phone = not all(map(_is_shared, mails)), any(len(digits(each)) >= _SHORTEST_OWN for each in phones)
    points = [Reason.SAME_EMAIL] * own_mail + [Reason.SAME_PHONE] * own_phone
    role = [Reason.SAME_EMAIL] * (bool(mails) and not own_mail) + [Reason.SAME_PHONE] * (bool(phones) and not own_phone)
    return points, role


def _same_phones(first: Traits, second: Traits, country: str) -> list[str]:
    """The numbers of either that the other has too."""
    if first.phone_ends.isdisjoint(second.phone_ends):
        return []
    return [each for a in first.phones for b in second.phones if same_number(a, b, country) for each in (a, b)]


def _is_own_point(first: Traits, second: Traits, points: list[Reason], country: str) -> bool:
    """Whether what two persons share is one person's: an e-mail or a mobile, and no family's telephone."""
    if first.is_organisation or second.is_organisation or not points:
        return False
    return Reason.SAME_EMAIL in points or any(is_mobile(each, country) for each in _same_phones(first, second, country))


@lru_cache(maxsize=1 << 12)
def _is_shared(mail: str) -> bool:
    """Whether an address is an office's, a family's, or none at all."""
    mailbox = mail.rpartition("@")[0]
    return mailbox in ROLES or "".join(takewhile(str.isalpha, mailbox)) in SHARED_MAILBOXES


@lru_cache(maxsize=1 << 12)
def _ends(phones: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(phone_key, phones)) - {""}


def _share_a_name(first: Traits, second: Traits) -> bool:
    return not set(name_keys(first.name)).isdisjoint(name_keys(second.name))


def _same_domain(first: Traits, second: Traits) -> bool:
    return not _domains(first.emails).isdisjoint(_domains(second.emails))


def _domains(emails: Iterable[str]) -> set[str]:
    return {each.rpartition("@")[2] for each in emails}


def _birthdays(first: YearlyDate | None, second: YearlyDate | None) -> tuple[bool, bool]:
    """Whether two birthdays are the same, and whether they cannot be: a year that one does not know is no difference."""
    if first is None or second is None:
        return False, False
    same = is_one_day(first, second)
    return same, not same
