"""Some of the damaged books that `campaign.py` makes by the hundred."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("no process begins this way", allow_module_level=True)

from tests.safety import damaging

SEED = 5


@pytest.mark.parametrize("kind", damaging.KINDS)
def test_a_damaged_book_is_sound_all_the_same_or_said_to_be_damaged_and_kept(kind: str, tmp_path: Path) -> None:
    tally = damaging.Tally()
    for number in range(2 if "log" in kind else 4):
        damaging.damage(kind, tmp_path / str(number), f"{SEED} {number}", tally)

    assert tally.faults == []


def test_what_is_cut_short_is_not_taken_for_whole(tmp_path: Path) -> None:
    tally = damaging.Tally()
    for number in range(2):
        damaging.damage("truncated book and log", tmp_path / str(number), f"{SEED} {number}", tally)

    assert tally.said == 2
