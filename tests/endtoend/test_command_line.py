import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.endtoend.conftest import Run, as_json, environment


def test_from_a_contact_file_to_todays_touches_on_paper(relapp: Run, cards: Path, tmp_path: Path) -> None:
    result = as_json(relapp("import", cards, "--json"))
    assert (result["read"], result["added"], result["failed"]) == (2, 2, 0)

    touches = as_json(relapp("today", "--json"))["touches"]
    assert sorted(touch["client"]["name"] for touch in touches) == ["Ana Prado", "João Țepeș"]

    done = relapp("week", "--on", time.strftime("%Y-%m-%d"), "--pdf", tmp_path / "week.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "week.pdf", "-"], capture_output=True, check=True).stdout.decode()
    assert {"Ana Prado", "João Țepeș"} <= set(re.findall(r"Ana Prado|João Țepeș", text))
    assert "(11) 9 5555-0127" in text
    assert "Café do Porto" in text


@pytest.mark.parametrize("ending", ["vcf", "csv"])
def test_what_goes_out_comes_in_again(relapp: Run, cards: Path, tmp_path: Path, ending: str) -> None:
    relapp("import", cards)

    assert relapp("export", tmp_path / f"out.{ending}").returncode == 0

    result = as_json(relapp("--book", tmp_path / "other.relapp", "import", tmp_path / f"out.{ending}", "--json"))
    assert (result["added"], result["failed"], result["problems"]) == (2, 0, [])


def test_a_touch_that_was_logged_is_no_longer_due(relapp: Run, cards: Path) -> None:
    relapp("import", cards)

    assert relapp("log", "tepes", "--purpose", "greeting").returncode == 0

    touches = as_json(relapp("today", "--json"))["touches"]
    assert [touch["client"]["name"] for touch in touches] == ["Ana Prado"]


def test_the_book_is_where_the_system_keeps_a_users_data(relapp: Run, cards: Path, user_folders: Path) -> None:
    relapp("import", cards)

    assert [each.name for each in user_folders.rglob("clients.relapp")] == ["clients.relapp"]


def test_the_words_are_those_of_the_system(relapp: Run, cards: Path) -> None:
    speaks = environment() | {"LANG": "ro_RO.UTF-8"}
    relapp("import", cards, env=speaks)

    assert "Zi de naștere" in relapp("today", env=speaks).stdout


def test_a_pipe_that_is_closed_early_is_no_fault(relapp: Run, tmp_path: Path) -> None:
    book = tmp_path / "sample.relapp"
    assert relapp("sample", book, "--clients", 300).returncode == 0

    done = relapp("--book", book, "clients", "--json", before=["sh", "-c", '"$@" | head -n 1', "sh"])

    assert (done.stdout, done.stderr) == ("{\n", "")


def test_two_verbs_at_once_both_get_their_answer(relapp: Run, cards: Path, tmp_path: Path) -> None:
    relapp("import", cards)
    log = 'for number in 1 2 3 4; do "$@" log ana --purpose gift --note "$number" & done; wait'

    done = relapp(before=["sh", "-c", log, "sh"])

    assert done.stderr == ""
    assert done.stdout.count("Ana Prado") == 4
    assert relapp("check").returncode == 0


def test_no_display_is_said_with_what_works_without_one(relapp: Run) -> None:
    bare = {name: value for name, value in environment().items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}

    start = time.monotonic()
    done = relapp(env=bare, timeout=30)

    assert time.monotonic() - start < 30
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "relapp today" in done.stderr
