"""While the book is locked: nothing of it is in view, and the passphrase leads back in."""
