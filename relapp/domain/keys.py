"""Which keys clients are found again by; on its own, so that opening a book need not know how they are made."""

# One up where `relapp.matching` makes other keys of the same client: every book then writes its keys again.
KEYS = 3
