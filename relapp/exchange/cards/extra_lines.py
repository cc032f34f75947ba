"""What cards said of a client that the book has no field for, as lines of a card again."""

import re
from collections.abc import Iterator

from relapp.domain.clients import Pause
from relapp.domain.incoming import Extra, Origin, Outgoing
from relapp.exchange.cards.content_lines import parameter_of, parse_head, split_parameters, split_value, unescape
from relapp.exchange.cards.properties import NICKNAMES, YEARLY_DATES
from relapp.exchange.cards.structures import ADDRESS, NAME
from relapp.exchange.labels import says_no_words
from relapp.exchange.text import one_line

_DATA_ADDRESS = re.compile(r"data:(\w+)/([\w.+-]+);base64,", re.ASCII)
_FAMILIES = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}
_DEATH = {"DEATHDATE", "X-DEATHDATE"}
_WRITTEN_ELSEWHERE = {NAME, ADDRESS}


def extra_lines(outgoing: Outgoing, groups: Iterator[str], version: str) -> Iterator[str]:
    """The extras that came from cards, in groups of their own."""
    renamed: dict[str, str] = {}
    for extra in _extras(outgoing):
        name, *parameters = split_parameters(extra.name)
        group, _dot, name = name.rpartition(".")
        known = name.upper()
        if _is_left_out(outgoing, known, extra.value, version):
            continue
        if group:
            key = group.lower()
            if key not in renamed:
                renamed[key] = next(groups)
            name = f"{renamed[key]}.{name}"
        value = extra.value.replace("\n", "\\n")
        if known in _FAMILIES:
            parameters, value = _binary(known, parameters, value, version)
        yield f"{';'.join([name, *map(_named, parameters)])}:{value}"


def _is_left_out(outgoing: Outgoing, name: str, value: str, version: str) -> bool:
    """Whether an extra is written elsewhere, is no longer true, or is one too many."""
    client = outgoing.client
    if name == "ORG":
        return value == structured_organisation(outgoing, client.company)
    if name in YEARLY_DATES:  # nobody could read it
        return any(each.kind is YEARLY_DATES[name] and says_no_words(each) for each in client.occasions)
    if name in _DEATH:
        return client.pause is not Pause.DECEASED
    # There is room for one full name in 3.0.
    return name in _WRITTEN_ELSEWHERE or (name == "FN" and version == "3.0")


def has_more_nicknames(outgoing: Outgoing) -> bool:
    """Whether a nickname is among the extras that would be taken for the way in which the client likes to be called."""
    return any(parse_head(extra.name).name in NICKNAMES for extra in _extras(outgoing))


def structured_organisation(outgoing: Outgoing, company: str) -> str:
    """The value of the ORG, kept for its departments, that begins with `company`; empty where there is none."""
    for extra in _extras(outgoing):
        if parse_head(extra.name).name == "ORG":
            first = next(filter(None, (one_line(unescape(part)) for part in split_value(extra.value, ";"))), "")
            if company and first == company:
                return extra.value
    return ""


def _extras(outgoing: Outgoing) -> Iterator[Extra]:
    return (extra for extra in outgoing.extras if extra.origin is Origin.CARD)


def _named(parameter: str) -> str:
    """A parameter with the name that vCard 2.1 leaves out."""
    return parameter if "=" in parameter else "=".join(parameter_of(parameter))


def _binary(name: str, parameters: list[str], value: str, version: str) -> tuple[list[str], str]:
    """A picture or a sound as `version` has it: in the address (RFC 6350 6.2.4), or behind an encoding (RFC 2426 3.1.4)."""
    known = dict(map(parameter_of, parameters))
    address = _DATA_ADDRESS.match(value)
    if version == "4.0" and parse_head(f"X;ENCODING={known.get('ENCODING', '')}").encoding == "base64" and not address:
        kind = known.get("TYPE", "").strip('"').lower()
        mark = f"data:{_FAMILIES[name]}/{kind or 'jpeg'};base64,"
        return [each for each in parameters if parameter_of(each)[0] not in {"ENCODING", "TYPE", "VALUE"}], mark + value
    if version == "3.0" and address:
        rest = [each for each in parameters if parameter_of(each)[0] not in {"VALUE", "MEDIATYPE", "TYPE"}]
        return [*rest, "ENCODING=b", f"TYPE={address[2].upper()}"], value[address.end() :]
    if version == "3.0" and "ENCODING" in known:
        return ["ENCODING=b" if parameter_of(each)[0] == "ENCODING" else each for each in parameters], value
    return parameters, value
