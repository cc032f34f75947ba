from datetime import UTC, datetime
from pathlib import Path

import pytest

from relapp.domain.backups import Backup, Reason
from relapp.wording.backups import backup_line, backup_lines, reason_name, size_name


def test_every_reason_has_words_of_its_own():
    assert len({reason_name(each) for each in Reason}) == len(Reason)


@pytest.mark.parametrize(
    ("size", "words"), [(512, "1 kB"), (618_496, "618 kB"), (1_500_001, "2 MB"), (248_791_040, "249 MB"), (2 * 10**9, "2,000 MB")]
)
def test_sizes_in_a_unit_that_suits_them(size, words):
    assert size_name(size) == words


def test_a_backup_on_one_line():
    made_at = datetime(2026, 11, 23, 12).astimezone()
    line = backup_line(Backup(Path("x"), 1, made_at.astimezone(UTC), Reason.IMPORT, 6, 4096))
    assert line.endswith("· before an import · 4 kB")
    assert "23" in line
    assert "12:00" in line


def test_two_of_one_minute_are_told_apart_by_their_seconds():
    first = datetime(2026, 11, 23, 14, 30, 5).astimezone()
    found = [Backup(Path("x"), n, first.replace(second=n), Reason.IMPORT, 6, 4096) for n in (41, 5)]
    later = Backup(Path("x"), 50, first.replace(hour=15), Reason.IMPORT, 6, 4096)

    lines = backup_lines([later, *found])

    assert ":30:41" in lines[1]
    assert ":30:05" in lines[2]
    assert lines[0] == backup_line(later)
