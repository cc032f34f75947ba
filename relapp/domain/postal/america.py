"""The United States: the order of USPS Publication 28, section 2: street and unit, then city, state and ZIP code."""

import re

from relapp.domain.postal.parts import split
from relapp.domain.text import fold

_STATES = {
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA",
    "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "PR",
    "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY",
}  # fmt: skip
_NAMES = {
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware", "florida", "georgia",
    "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland", "massachusetts",
    "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada", "new hampshire", "new jersey",
    "new mexico", "new york", "north carolina", "north dakota", "ohio", "oklahoma", "oregon", "pennsylvania", "rhode island",
    "south carolina", "south dakota", "tennessee", "texas", "utah", "vermont", "virginia", "washington", "west virginia",
    "wisconsin", "wyoming",
}  # fmt: skip
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
_STATE_AND_ZIP = re.compile(r"(?:(?P<city>.+?)\s+)?(?P<state>[A-Z]{2})\s+(?P<zip>\d{5}(?:-\d{4})?)")
_UNIT = re.compile(r"(?:apt|apartment|unit|ste|suite|fl|floor|rm|room|bldg|building)\b.*|#.*", re.IGNORECASE)


def lines(text: str) -> list[str]:
    """The lines of an address in the United States; what is not understood keeps its place as a line of its own."""
    parts = split(text)
    street, last = _with_city(parts)
    made: list[str] = []
    for part in street:
        if made and _UNIT.fullmatch(part):
            made[-1] = f"{made[-1]}, {part}"
        else:
            made.append(part)
    return [*made, *last]


def is_likely(text: str) -> bool:
    """Whether an address ends with the code of a state and a ZIP code."""
    match = re.search(r"\b([A-Z]{2}),?\s+\d{5}(?:-\d{4})?$", text.replace("\n", " "))
    return bool(match) and match[1] in _STATES  # type: ignore[index]


def _with_city(parts: list[str]) -> tuple[list[str], list[str]]:
    """What stands before the city, and the line of city, state and ZIP; nothing there where that is not how it ends."""
    rest = list(parts)
    code = rest.pop() if rest and _ZIP.fullmatch(rest[-1]) else ""
    if rest and not code and (match := _STATE_AND_ZIP.fullmatch(rest[-1])) and match["state"] in _STATES:
        rest.pop()
        city, state, code = match["city"] or "", match["state"], match["zip"]
    elif rest and (rest[-1] in _STATES or fold(rest[-1]) in _NAMES):
        city, state = "", rest.pop()
    else:
        return parts, []
    city = city or (rest.pop() if len(rest) > 1 else "")
    return rest, [f"{', '.join(filter(None, (city, state)))} {code}".strip()]
