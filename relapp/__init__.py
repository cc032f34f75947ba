"""Relapp keeps a client book and makes sure that nobody in it is forgotten."""

__version__ = "0.1.0"
