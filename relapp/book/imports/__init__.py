"""Files into the book: staged, recognised, decided about, taken in, undone."""
