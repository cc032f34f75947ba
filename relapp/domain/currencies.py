"""The currencies that amounts are written in."""

CURRENCIES = ("BRL", "RON", "EUR", "USD")

_OF_COUNTRY = {"BR": "BRL", "RO": "RON", "MD": "RON", "US": "USD"}


def usual_currency(country: str) -> str:
    """What is paid with in `country` (ISO 3166), among CURRENCIES."""
    return _OF_COUNTRY.get(country, "EUR")
