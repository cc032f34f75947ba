"""The manual: pages in the user's language, found by what is in view or by a word."""
