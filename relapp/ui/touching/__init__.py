"""What every page does with a touch: done, snoozed, skipped, logged."""
