"""What is kept of an exception that nobody expected: codes and places, so that nothing it holds lives on in memory."""

from dataclasses import dataclass

from relapp import logs
from relapp.errors import UserError

_OWN = "relapp/"
_HERE = "relapp/ui/trouble/"


@dataclass(frozen=True, slots=True)
class Fault:
    """`lines` tell types and places; `sentence` is what a user's error says, which is none of the program's own."""

    lines: tuple[str, ...]
    sentence: str = ""

    @classmethod
    def of(cls, error: BaseException) -> "Fault":
        """What is kept of `error`."""
        return cls(tuple(logs.told(error)), str(error) if isinstance(error, UserError) else "")

    @property
    def is_of_the_window(self) -> bool:
        """Whether it happened while another one was being told of."""
        return any(_HERE in line for line in self.lines)

    def places(self) -> list[str]:
        """The lines with the places in our own code alone."""
        return [" ".join(_kept(line.split(" "))) for line in self.lines]


def _kept(words: list[str]) -> list[str]:
    head = words[: words.index("at") + 1] if "at" in words else words
    own = [word for word in words[len(head) :] if word.startswith(_OWN)]
    return [*head, *(own or ["nowhere"])]
