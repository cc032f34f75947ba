"""One thing that can be done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relapp.ui.window import Window


def always(_window: "Window") -> bool:
    """Whatever is in view."""
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """`name` is what menus say, `also` other words people type for it, `fits` the pages on which it comes first unasked."""

    code: str
    name: str
    do: Callable[["Window"], object]
    icon: str = "more"
    also: str = ""
    fits: tuple[str, ...] = ()
    is_there: Callable[["Window"], bool] = always


@dataclass(frozen=True, slots=True)
class Offer:
    """A command as a list shows it."""

    code: str
    name: str
    icon: str
    keys: str
