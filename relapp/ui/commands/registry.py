"""The commands in the language spoken."""

from functools import lru_cache

from relapp.i18n import language
from relapp.ui.commands.command import Command
from relapp.ui.commands.for_client import client_commands
from relapp.ui.commands.going import going
from relapp.ui.commands.program import program
from relapp.ui.commands.working import working


def commands() -> tuple[Command, ...]:
    """All of them, what is done most first."""
    return tuple(_by_code(language()).values())


def command(code: str) -> Command:
    """One of them; raises KeyError for one that there is not."""
    return _by_code(language())[code]


@lru_cache(maxsize=1)
def _by_code(_language: str) -> dict[str, Command]:
    return {each.code: each for each in (*client_commands(), *working(), *going(), *program())}
