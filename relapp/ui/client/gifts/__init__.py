"""The gifts of a client: due, ideas, given, and what they may cost."""
