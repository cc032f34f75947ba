"""Public holidays by country and region, from a package that takes long to import and so is asked once a year."""

from datetime import date

# Names as the package calls its languages.
_LANGUAGES = {"en": "en_US", "pt_BR": "pt_BR", "ro": "ro"}


def public_holidays(country: str, region: str, years: list[int], language: str) -> dict[date, str]:
    """The holidays of `country` (ISO 3166) and `region` (ISO 3166-2 without its country); none where the country is not known."""
    import holidays

    if country not in countries():
        return {}
    regions = countries()[country]
    days = holidays.country_holidays(
        country, subdiv=region if region in regions else None, years=years, language=_language(country, language)
    )
    return dict(days)


def countries() -> dict[str, list[str]]:
    """The countries that are known, each with its regions."""
    import holidays

    return holidays.list_supported_countries(include_aliases=False)


def _language(country: str, language: str) -> str | None:
    """The name of `language` where the holidays of `country` have names in it, else None for the country's own."""
    import holidays

    supported = holidays.list_localized_countries().get(country, [])
    wanted = _LANGUAGES.get(language, "")
    return wanted if wanted in supported else None
