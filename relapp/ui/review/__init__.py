"""A two-minute look at records that have gone stale."""
