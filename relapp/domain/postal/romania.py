"""Romania: the order that Poșta Română asks for.

Street, number, block, stair, floor, flat; then the six digits with the place and its county.
"""

import re

from relapp.domain.postal.parts import plain_lines, split, taken
from relapp.domain.text import fold

_CODE = re.compile(r"(?:\b(?:cod(?:ul)?\s+po[sșş]tal|c\.?p\.?|cod)\b[\s:.]*)?(?<![\d-])\d{6}(?![\d-])", re.IGNORECASE)
# Folded. A street, and what stands behind it to find the door.
_STREET = re.compile(
    r"(?:str|strada|bd|b-dul|bld|blvd|bulevardul|calea|cal|aleea|al|piata|p-ta|sos|soseaua|intr|intrarea|spl|splaiul|drumul|dr"
    r"|fundatura|fnd|pasajul|prelungirea)\b.*"
)
_DOOR = re.compile(
    r"(?:nr|numarul|no|bl|bloc|blocul|sc|scara|et|etaj|etajul|ap|apt|apartament|apartamentul|int|interfon|corp|corpul|tronson|camera"
    r"|cam|birou|parter|mansarda|demisol|hala)\b.*|\d+\s*-?[a-z]?"
)
_COUNTY = re.compile(r"(?:jud|judet|judetul|com|comuna|sat|satul|mun|municipiul|oras|orasul|sector|sectorul)\b")


def lines(text: str) -> list[str]:
    """The lines of a Romanian address; a place typed before its street comes behind it. As typed where nothing tells."""
    code, parts = taken(split(text), _CODE)
    streets = [index for index, part in enumerate(parts) if _STREET.fullmatch(fold(part))]
    if not streets and not any(_COUNTY.match(fold(part)) for part in parts):
        return plain_lines(text)
    begin = streets[0] if streets else 0
    end = begin + 1
    while end < len(parts) and _DOOR.fullmatch(fold(parts[end])):
        end += 1
    place = ", ".join([*parts[:begin], *parts[end:]])
    last = f"{code} {place}".strip()
    return [", ".join(parts[begin:end]), *([last] if last else [])]


def is_likely(text: str) -> bool:
    """Whether an address has six digits of their own and a part that only Romanians write so."""
    parts = [fold(part) for part in split(text)]
    is_told = any(_STREET.fullmatch(part) or _COUNTY.match(part) for part in parts)
    return is_told and bool(_CODE.search(text))
