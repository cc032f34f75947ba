"""What a client is to be reminded of, and the plans that run."""
