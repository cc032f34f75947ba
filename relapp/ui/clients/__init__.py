"""All clients: the table, and sorting them by importance."""
