"""Taking clients out of the book: which ones, for what, and into which file."""
