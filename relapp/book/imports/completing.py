"""What an entry of a file completes of a client, so that nothing it says is lost. No file clears a pause or a refused channel."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from relapp.domain.clients import Client
from relapp.domain.duplicates import is_fuller, merged
from relapp.domain.incoming import Extra, Incoming
from relapp.domain.pauses import weighs_more
from relapp.wording import alike

# What a file may say otherwise and the book does not take over.
_NOTED = ("name", "company", "title", "addressed_as")


def completed(known: Client, said: Client) -> Client:
    """`known` with what only `said` has, and its name where that is fuller, and a note of what it says otherwise."""
    choices: dict[str, Any] = {"name": said.name} if is_fuller(said.name, known.name) else {}
    if known.pause and said.pause and weighs_more(said.pause, known.pause):
        choices["pause"] = said.pause
    made = merged(known, said, choices)
    noted = made.notes.splitlines()
    new = [line for line in alike.lines(known, said, made, _NOTED) if line not in noted]
    return replace(made, notes="\n".join(filter(None, (made.notes, *new)))) if new else made


def brings_nothing(known: Client, kept: Collection[Extra], entry: Incoming) -> bool:
    """Whether all that `entry` says is known of `known`, who has the extras `kept`."""
    return set(entry.extras) <= set(kept) and completed(known, entry.client) == known
