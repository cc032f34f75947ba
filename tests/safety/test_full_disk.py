"""No room at one moment of an import after the other: a sentence each time, and the book as it was."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no such limit", allow_module_level=True)

from tests.safety import filling, work

PAGE = 4096


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filling.make_template(tmp_path_factory.mktemp("full") / "template")


def test_files_that_may_not_grow_any_more(template: Path, tmp_path: Path) -> None:
    size = template.stat().st_size
    tally = filling.walk(template, tmp_path, work.import_into_little_room, [0, 512, *range(PAGE, 4 * size, 16 * PAGE)])

    assert tally.faults == []
    assert (tally.done, tally.refused > 8) == (1, True)


def test_a_book_that_may_have_no_more_pages(template: Path, tmp_path: Path) -> None:
    pages = template.stat().st_size // PAGE
    tally = filling.walk(template, tmp_path, work.import_into_few_pages, range(pages, 4 * pages, 6))

    assert tally.faults == []
    assert (tally.done, tally.refused > 8) == (1, True)
