"""Files in and out: bytes to clients and back, with what could not be read. Nothing here touches a disk."""

from relapp.exchange.reading import look_at, read
from relapp.exchange.source import Reading, Source

__all__ = ["Reading", "Source", "look_at", "read"]
