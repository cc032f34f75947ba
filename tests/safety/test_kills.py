"""A handful of the kills that `campaign.py` makes by the hundred."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("nobody is killed this way", allow_module_level=True)

from tests.safety.killing import KINDS, Campaign, Ground

SEED, KILLS = 7, 3


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("ground"))


@pytest.mark.parametrize("name", KINDS)
def test_whoever_is_killed_at_work_loses_nothing_that_was_acknowledged(name: str, ground: Ground, tmp_path: Path) -> None:
    tally = Campaign(KINDS[name], ground, tmp_path, SEED, longest=0.5).run(KILLS)

    assert tally.faults == []
    assert tally.kills == KILLS
