"""Names and addresses in parts, of which the book has one line: kept beside it where the line alone does not tell the parts."""

from collections import Counter
from collections.abc import Iterator

from relapp.domain.incoming import Extra, Origin, Outgoing
from relapp.exchange.cards.content_lines import encode_parameter, escape, parse_head, split_value, unescape
from relapp.exchange.draft import MAX_TEXT, NameParts
from relapp.exchange.text import joined_lines

NAME, ADDRESS = "N", "ADR"

# What a client was called whose structured name is in other words.
_CALLED = "X-RELAPP-NAME"

_ADDRESS_PARTS = 7


def read_name(value: str) -> NameParts:
    """The parts of an N, which come in another order (RFC 6350 6.2.2)."""
    parts = split_value(value, ";")[:5]
    if "\\" in value or "," in value:
        parts = [unescape(" ".join(split_value(part, ","))) for part in parts]
    family, given, middle, prefix, suffix = [*parts, "", "", "", "", ""][:5]
    return NameParts(prefix.strip(), given.strip(), middle.strip(), family.strip(), suffix.strip())


def split_name(name: str) -> tuple[str, str]:
    """The given name and the family's as far as a name on one line tells: the last word of several is the family's."""
    given, _space, family = name.rpartition(" ")
    return (given, family) if given else (family, "")


def name_extra(value: str, parts: NameParts, name: str) -> Extra | None:
    """The N `value` of somebody called `name`; None where `name` alone tells its `parts`, or where there are none."""
    given, family = split_name(name)
    plain = NameParts(given=given, family=family)
    if parts in (plain, NameParts()) or max(len(value), len(name)) > MAX_TEXT:
        return None
    called = "" if _are_words_of(parts, name) else f";{_CALLED}={encode_parameter(name)}"
    return Extra(f"{NAME}{called}", ";".join(split_value(value, ";")[:5]).replace("\n", "\\n"))


def structured_name(outgoing: Outgoing) -> str:
    """The value of the N that was kept for a person who is still called the same; empty where there is none."""
    name = outgoing.client.name
    for head, value in _kept(outgoing, NAME):
        called = head.get(_CALLED)
        if called == name if called else _are_words_of(read_name(value), name):
            return value
    return ""


def name_parts(outgoing: Outgoing) -> NameParts:
    """Parts that say the client's name when they are put together, guessed where none that do were kept."""
    name = outgoing.client.name
    parts = read_name(structured_name(outgoing))
    if str(parts) == name:
        return parts
    given, family = split_name(name)
    return NameParts(given=given, family=family)


def written_name(outgoing: Outgoing) -> str:
    """The value of a person's N, guessed where none was kept."""
    given, family = split_name(outgoing.client.name)
    return structured_name(outgoing) or f"{escape(family)};{escape(given)};;;"


def read_address(value: str) -> tuple[str, str]:
    """The one line that an ADR reads as, and its value where that has more than a street; empty where it has not."""
    parts = [*split_value(value, ";"), "", "", "", "", "", ""]
    box, extended, street, *places = parts[:_ADDRESS_PARTS]
    lines = [joined_lines(unescape(part)) for part in (street, extended, box, *places) if part]
    text = ", ".join(filter(None, lines))
    if not text:
        # Google says the whole address once more in an eighth part.
        return unescape(parts[_ADDRESS_PARTS] if len(parts) > _ADDRESS_PARTS else ""), ""
    is_structured = box or extended or any(places)
    return text, ";".join(parts[:_ADDRESS_PARTS]) if is_structured else ""


def structured_addresses(outgoing: Outgoing) -> dict[str, str]:
    """The values of the ADR that were kept, by the line that each reads as."""
    found: dict[str, str] = {}
    for _head, value in _kept(outgoing, ADDRESS):
        found.setdefault(joined_lines(read_address(value)[0]), value)
    return found


def _kept(outgoing: Outgoing, name: str) -> Iterator[tuple[dict[str, str], str]]:
    """What parameters of our own and the value say in each extra that is a property called `name`."""
    for extra in outgoing.extras:
        if extra.origin is Origin.CARD and extra.name.startswith(name):
            head = parse_head(extra.name)
            if head.name == name:
                yield dict(head.extras), extra.value


def _are_words_of(parts: NameParts, name: str) -> bool:
    """Whether `name` has all words of `parts` and no others, in whatever order."""
    whole = str(parts)
    return whole == name or _words(whole) == _words(name)


def _words(text: str) -> Counter[str]:
    return Counter(text.replace(",", " ").split())
