"""The whole book at a glance: figures counted by indexes, and the clients behind each of their values."""

from relapp.book.insights.part import Insights

__all__ = ["Insights"]
