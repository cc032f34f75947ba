"""For how long clients are kept (storage limitation: LGPD art. 15 and 16, GDPR art. 5(1)(e))."""

from datetime import date

# Days for which somebody who was looked through and kept does not come up again.
KEPT_FOR = 365


def silent_since(on: date, years: int) -> date:
    """The day `years` before `on`: who had no contact since then is to be looked through; of 29 February, the 28th."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)
