"""The signs by which a relationship is judged: ours, and those the user added; the list may grow and never shrinks."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

# How much a sign counts for a client, from not at all to three times; one that nobody weighed counts once.
WEIGHTS = (0, 1, 2, 3)
USUAL_WEIGHT = 1


class Sign(NamedTuple):
    """One sign, good or bad. Ours have a known `code` and no text; one of the user's own has both.

    One that is no longer `active` is not asked for, but what was seen of it stays.
    """

    code: str
    is_good: bool
    text: str = ""
    active: bool = True


OURS = (
    Sign("excellent_communication", True),
    Sign("sharing_knowledge", True),
    Sign("knowing_expectations", True),
    Sign("sharing_opinions", True),
    Sign("positive_attitude", True),
    Sign("poor_communication", False),
    Sign("opinions_withheld", False),
    Sign("knowledge_kept", False),
    Sign("bad_manners", False),
    Sign("debates_without_solution", False),
    Sign("no_strategic_planning", False),
    Sign("negative_attitude", False),
    Sign("no_data_shared", False),
)

GOOD_SIGNS = tuple(sign.code for sign in OURS if sign.is_good)
BAD_SIGNS = tuple(sign.code for sign in OURS if not sign.is_good)


def all_signs(changed: Iterable[Sign]) -> tuple[Sign, ...]:
    """Ours as `changed` says, where the user no longer wants one asked for, and the user's own after them."""
    by_code = {sign.code: sign for sign in changed}
    ours = tuple(by_code.pop(sign.code, sign) for sign in OURS)
    return (*ours, *by_code.values())


def asked_for(signs: Iterable[Sign], is_good: bool) -> Iterator[Sign]:
    """The good, or the bad, signs that a check-up asks for."""
    return (sign for sign in signs if sign.active and sign.is_good is is_good)


def with_sign(changed: Iterable[Sign], sign: Sign) -> tuple[Sign, ...]:
    """`changed` with `sign` in the place of the one of its code, or after all others; one of ours as we made it is no change."""
    by_code = {each.code: each for each in changed} | {sign.code: sign}
    return tuple(each for each in by_code.values() if each not in OURS)
