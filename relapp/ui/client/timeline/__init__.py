"""What happened with a client."""
