"""Settings as they are stored, and the public holidays of the years in use."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

from relapp.book import faults, setting_values
from relapp.book.database import Database
from relapp.book.schema import HolidayTable, SettingTable
from relapp.domain.care import CareRules
from relapp.domain.settings import Settings

# How many years before and after the one of `today` have their holidays kept.
_YEARS_BEFORE, _YEARS_AFTER = 1, 2

_HOLIDAY_YEARS = "holiday_years"

# What changes the days of reminders, so that they are computed again.
RULES = frozenset(
    {
        "country",
        "region",
        "weekdays",
        "rhythms",
        "leap_day",
        "card_working_days",
        "gift_buy_days",
        "gift_send_days",
        "belated_days",
        "gifts_for",
        "cards_for",
        "gift_budgets",
        "gift_currency",
        "check_ups_for",
        "gestures_for",
        "intervals",
        "plans",
    }
)


class SettingsPart:
    """The part of a book that keeps what the user set."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._settings: Settings | None = None
        self._rules: CareRules | None = None

    def get(self) -> Settings:
        """The settings as they are now; raises DamagedError for a value that no program wrote."""
        if self._settings is None:
            rows = self._db.rows(SettingTable.select(SettingTable.key, SettingTable.value))
            known = {field.name for field in fields(Settings)}
            try:
                values = {key: setting_values.read(key, json.loads(value)) for key, value in rows if key in known}
                self._settings = Settings(**values)
            except (ValueError, LookupError, TypeError, AttributeError) as error:
                raise faults.damaged(self._db.path) from error
        return self._settings

    def save(self, settings: Settings) -> frozenset[str]:
        """Keep `settings` and return the names of those that changed; `Book.save_settings` lets the rest follow."""
        before = self.get()
        changed = frozenset(each.name for each in fields(Settings) if getattr(before, each.name) != getattr(settings, each.name))
        with self._db.transaction():
            for name in changed:
                self.put(name, setting_values.written(name, getattr(settings, name)))
            if changed & {"country", "region", "language"}:
                self._db.execute(SettingTable.delete().where(SettingTable.key == _HOLIDAY_YEARS))
        self.forget()
        return changed

    def value(self, key: str) -> Any:
        """What is kept under `key`, or None; raises DamagedError as `get` does."""
        stored = self._db.value(SettingTable.select(SettingTable.value).where(SettingTable.key == key))
        try:
            return None if stored is None else json.loads(stored)
        except (ValueError, TypeError) as error:
            raise faults.damaged(self._db.path) from error

    def put(self, key: str, value: Any) -> None:
        """Keep a value that JSON can hold under `key`."""
        text = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        self._db.sql(text, (key, json.dumps(value)))

    def forget(self) -> None:
        """Read again what another connection may have changed."""
        self._settings = None
        self._rules = None

    def rules(self) -> CareRules:
        """The rules of care now."""
        if self._rules is None:
            rows = self._db.rows(HolidayTable.select(HolidayTable.day, HolidayTable.name))
            self._rules = self.get().rules({date.fromisoformat(day): name for day, name in rows})
        return self._rules

    def has_holidays(self, today: date) -> bool:
        """Whether the public holidays of the years around `today` are in the book, as far as they are known."""
        return not self.get().country or set(_years_around(today)) <= set(self.value(_HOLIDAY_YEARS) or [])

    def keep_holidays(self, today: date) -> bool:
        """Have the public holidays of the years around `today` in the book; True where some were missing."""
        if self.has_holidays(today):
            return False
        settings, years = self.get(), list(_years_around(today))
        from relapp.book.public_holidays import public_holidays

        days = public_holidays(settings.country, settings.region, years, settings.language)
        with self._db.transaction():
            self._db.execute(HolidayTable.delete())
            self._db.insert_many("holiday", ("day", "name"), ((day.isoformat(), name) for day, name in sorted(days.items())))
            self.put(_HOLIDAY_YEARS, years)
        self._rules = None
        return True


def _years_around(today: date) -> range:
    return range(today.year - _YEARS_BEFORE, today.year + _YEARS_AFTER + 1)
