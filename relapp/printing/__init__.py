"""From the book to documents that can be printed: a module a document, the same for the window and the command line."""
