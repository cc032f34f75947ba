"""A postal address, typed in one go, in the lines that its country writes it in.

Nothing is lost, and nothing comes to it but a country: what is not understood stays as it was typed, where it was typed.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from relapp.domain.postal import america, brazil, romania
from relapp.domain.postal.parts import clean, plain_lines, split, words
from relapp.domain.text import fold

_FORMATS: Mapping[str, Callable[[str], list[str]]] = {"BR": brazil.lines, "RO": romania.lines, "US": america.lines}

# How people write the countries whose addresses are known, folded. RO is a state of Brazil too.
_NAMES = {
    "brasil": "BR",
    "brazil": "BR",
    "brazilia": "BR",
    "br": "BR",
    "romania": "RO",
    "romenia": "RO",
    "united states": "US",
    "united states of america": "US",
    "estados unidos": "US",
    "statele unite": "US",
    "statele unite ale americii": "US",
    "usa": "US",
    "u.s.a": "US",
    "us": "US",
    "eua": "US",
    "sua": "US",
}

# Known everywhere: the Universal Postal Union asks for the name in capitals, in a language known between countries.
_FROM_ABROAD = {"BR": "BRAZIL", "RO": "ROMANIA", "US": "USA"}


def lines(address: str, *, name: str = "", company: str = "", country: str = "") -> tuple[str, ...]:
    """What stands on an envelope: name, company, then the address; its country only where it is not `country` (ISO 3166)."""
    text, named, is_said = _without_country(clean(address))
    found = _country(text, named, country)
    made = _FORMATS[found](text) if found in _FORMATS else plain_lines(text)
    if Counter(words("\n".join(made))) != Counter(words(text)):
        made = plain_lines(text)
    if found in _FROM_ABROAD and found != country:
        made.append(is_said.upper() or _FROM_ABROAD[found])
    whom = [one_line for each in (name, company) if (one_line := " ".join(clean(each).split()))]
    return (*dict.fromkeys(whom), *made)


def _without_country(text: str) -> tuple[str, str, str]:
    """The address without a country named at its end, the code of that country and how it was written; empty for none."""
    typed = split(text)
    if len(typed) > 1 and (code := _NAMES.get(fold(typed[-1]).rstrip("."))):
        end = text.rindex(typed[-1])
        return text[:end].rstrip(" ,;|·–—-\n"), code, typed[-1]
    return text, "", ""


def _country(text: str, named: str, home: str) -> str:
    """Whose format an address is in: that of the country it names, of what its parts look like, else of `home`."""
    if named:
        return named
    looks = {"BR": brazil.is_likely, "US": america.is_likely, "RO": romania.is_likely}
    order = sorted(looks, key=lambda code: code != home)
    return next((code for code in order if looks[code](text)), home)
