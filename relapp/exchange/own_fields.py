"""The fields of a client that no other program knows, as text under names of our own: for cards as for tables."""

import json
from typing import Any

from relapp.domain.clients import Client
from relapp.plain import from_plain, to_plain

# Fields of `Client` in the order in which they are written.
OWN_FIELDS = (
    "importance",
    "stage",
    "relationship",
    "preferred_channel",
    "preferred_hours",
    "refused_channels",
    "rhythm",
    "rhythm_start",
    "wants_gifts",
    "wants_cards",
    "gift_budget",
    "language",
    "pause",
    "paused_until",
    "reviewed_on",
)


def own_texts(client: Client) -> dict[str, str]:
    """What is to be written of `client`, by field; fields that have their default are left out."""
    plain = to_plain(client)
    return {name: _text(plain[name]) for name in OWN_FIELDS if name in plain}


def read_own(name: str, text: str) -> Any:
    """The value of a field that `own_texts` wrote; raises ValueError for what it cannot have written."""
    if name not in OWN_FIELDS:
        raise ValueError(f"not a field of our own: {name}")
    for value in (text, _json(text)):
        if value is None:
            break
        try:
            return getattr(from_plain(Client, {"name": "", name: value}), name)
        except ValueError:
            continue
    raise ValueError(f"not a value of {name}: {text!r:.60}")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
