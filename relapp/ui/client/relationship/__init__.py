"""How the relationship with a client stands."""
