"""Brazil: the order that the Correios ask for on envelopes.

Street, number - complement; district; city - UF; CEP: a line each. CEP: five digits, a hyphen and three.
"""

import re

from relapp.domain.postal.parts import split, taken
from relapp.domain.text import fold

_UF = {
    "AC", "AL", "AM", "AP", "BA", "CE", "DF", "ES", "GO", "MA", "MG", "MS", "MT", "PA", "PB", "PE", "PI", "PR", "RJ", "RN",
    "RO", "RR", "RS", "SC", "SE", "SP", "TO",
}  # fmt: skip
# As programs write a whole name, folded; São Paulo and Rio de Janeiro are cities too.
_STATES = {
    "acre", "alagoas", "amapa", "amazonas", "bahia", "ceara", "distrito federal", "espirito santo", "goias", "maranhao",
    "mato grosso", "mato grosso do sul", "minas gerais", "para", "paraiba", "parana", "pernambuco", "piaui",
    "rio grande do norte", "rio grande do sul", "rondonia", "roraima", "santa catarina", "sergipe", "tocantins",
}  # fmt: skip
_CITIES_AND_STATES = {"sao paulo", "rio de janeiro"}
_CEP = re.compile(r"(?:\bCEP\b[\s:.]*)?(?<![\d-])\d{2}\.?\d{3}-\d{3}(?![\d-])|\bCEP\b[\s:.]*\d{8}(?!\d)", re.IGNORECASE)
_BARE_CEP = re.compile(r"(?<!\S)\d{8}(?!\S)")
_CITY_AND_UF = re.compile(r"(.+?)\s*[-–—/(]\s*([A-Za-z]{2})\)?|(.+?)\s+([A-Z]{2})")
_NUMBER = re.compile(r"(?:n[º°o.]*\s*|número\s+)?\d+\s*-?[A-Za-z]?|s\s*/\s*n[º°o.]*|sem número|km\s*\d.*", re.IGNORECASE)
_COMPLEMENT = re.compile(
    r"(?:ap|apt|apto|apartamento|bl|bloco|sala|sl|conj|conjunto|cj|casa|cs|fundos|fds|frente|andar|loja|lj|torre|lote|lt|quadra"
    r"|qd|box|sobreloja|sobrado|cobertura|edif[íi]cio|ed|galp[ãa]o|térreo|kit|kitnet|subsolo|caixa postal|cx)\b.*"
    r"|\d+[ºª°o]?\s*andar.*",
    re.IGNORECASE,
)


def lines(text: str) -> list[str]:
    """The lines of a Brazilian address; what is not understood keeps its place as a line of its own."""
    parts = split(text, at_dashes=True)
    cep, parts = taken(parts, _CEP)
    if not cep:
        cep, parts = taken(parts, _BARE_CEP)
    parts, city = _with_city(parts)
    street = _street(parts) if parts else []
    return [*([_in_one_line(street)] if street else []), *parts[len(street) :], *city, *([cep] if cep else [])]


def is_likely(text: str) -> bool:
    """Whether an address has a CEP, or ends with a city and its UF behind a dash."""
    if _CEP.search(text):
        return True
    last = split(text)[-1:]
    return bool(last) and bool(re.fullmatch(r".*\S\s*[-–—/]\s*([A-Z]{2})", last[0])) and last[0][-2:] in _UF


def _with_city(parts: list[str]) -> tuple[list[str], list[str]]:
    """The parts before the city, and the lines from it on."""
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        if index and (part in _UF or fold(part) in _STATES or _is_city_of_its_name(parts[index - 1], part)):
            return parts[: index - 1], [f"{parts[index - 1]} - {part}", *parts[index + 1 :]]
        match = _CITY_AND_UF.fullmatch(part)
        if match and not _COMPLEMENT.fullmatch(part) and (match[2] or match[4]).upper() in _UF:
            return parts[:index], [f"{match[1] or match[3]} - {(match[2] or match[4])}", *parts[index + 1 :]]
    return parts, []


def _is_city_of_its_name(city: str, state: str) -> bool:
    return fold(city) == fold(state) and fold(state) in _CITIES_AND_STATES


def _street(parts: list[str]) -> list[str]:
    """The first part with the number and the complements that follow it at once."""
    count = 1
    if len(parts) > 1 and (_NUMBER.fullmatch(parts[1]) or _is_number_and_complement(parts[1])):
        count = 2
    while count < len(parts) and _COMPLEMENT.fullmatch(parts[count]):
        count += 1
    return parts[:count]


def _is_number_and_complement(part: str) -> bool:
    """As in “12 apto 34”."""
    number, _space, rest = part.partition(" ")
    return bool(_NUMBER.fullmatch(number)) and bool(_COMPLEMENT.fullmatch(rest))


def _in_one_line(street: list[str]) -> str:
    """Street, number - complement, complement."""
    has_number = len(street) > 1 and bool(_NUMBER.fullmatch(street[1]) or _is_number_and_complement(street[1]))
    head = ", ".join(street[: 2 if has_number else 1])
    rest = ", ".join(street[2 if has_number else 1 :])
    return f"{head} - {rest}" if rest else head
