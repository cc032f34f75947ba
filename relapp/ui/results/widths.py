"""How wide columns are: by what stands in them."""

from collections.abc import Sequence


def shared(room: int, least: Sequence[int], needed: Sequence[int]) -> list[int]:
    """Widths that fill `room`, each at least its least: what is there beyond goes where it is needed, the rest to the last."""
    wanted = [max(need - low, 0) for need, low in zip(needed, least, strict=True)]
    spare, missing = max(room - sum(least), 0), sum(wanted)
    given = wanted if spare >= missing else [want * spare // missing for want in wanted]
    widths = [low + more for low, more in zip(least, given, strict=True)]
    return [*widths[:-1], widths[-1] + max(room - sum(widths), 0)]
