"""iCalendar: birthdays and other yearly dates in and out."""
