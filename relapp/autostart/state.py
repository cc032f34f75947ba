"""What a system can say of a start with the computer."""

from enum import Enum, auto


class State(Enum):
    """`OTHER` says that something of ours starts, but another copy of the program, or with another book."""

    ON = auto()
    OFF = auto()
    OTHER = auto()
    IMPOSSIBLE = auto()
