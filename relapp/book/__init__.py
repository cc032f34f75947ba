"""The client book on disk: the only package that knows SQL or peewee."""

from relapp.book.book import Book

__all__ = ["Book"]
