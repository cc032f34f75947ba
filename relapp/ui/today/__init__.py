"""The day: whom to get in touch with, why, and what to remember."""
