"""Public holidays by country and region, from a package that takes long to import and so is asked once a year."""

from datetime import date

# Names as the package calls its languages.
_LANGUAGES = {"en": "en_US", "pt_BR": "pt_BR", "ro": "ro"}


def public_holidays(country: str, region: str, years: list[int], language: str) -> dict[date, str]:
    """The holidays of `country` (ISO 3166) and `region` (ISO 3166-2 without its country); none where the country is not known."""
    import holidays

    try:
        known = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    wanted = _LANGUAGES.get(language, "")
    found = holidays.country_holidays(
        country,
        subdiv=region if region in known.subdivisions else None,
        years=years,
        language=wanted if wanted in known.supported_languages else None,
    )
    return dict(found)


def countries() -> dict[str, list[str]]:
    """The countries that are known, each with its regions; imports every one of them, which takes a second."""
    import holidays

    return holidays.list_supported_countries(include_aliases=False)
