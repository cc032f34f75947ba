"""What was changed of a client's record."""
