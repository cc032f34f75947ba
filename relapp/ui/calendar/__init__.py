"""The calendar: a month, a year, and all that a day holds."""
