import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import time_machine

from relapp import i18n
from relapp.cli import main

Answer = tuple[int, str, str]
Run = Callable[..., Answer]

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:{phone}\nEND:VCARD\n"
TABLE = "Quem;Contato;Aniversário\nAna Prado;11 95555-0100;03/04/1980\nRui Melo;11 95555-0101;05/06/1981\n"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    i18n.set_language("en")


@pytest.fixture
def relapp(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a verb on this test's own book: its exit status, what it wrote and what it complained of."""

    def run(*arguments: object) -> Answer:
        status = main(["--book", str(tmp_path / "clients.relapp"), *map(str, arguments)])
        written = capsys.readouterr()
        return status, written.out, written.err

    return run


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    file = tmp_path / "cards.vcf"
    people = (("Ana Prado", "11 95555-0100"), ("Rui Melo", "11 95555-0101"))
    file.write_text("".join(CARD.format(name=name, phone=phone) for name, phone in people), encoding="utf-8")
    return file


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "table.csv"
    file.write_bytes(TABLE.encode("windows-1252"))
    return file


def as_json(answer: Answer) -> Any:
    assert (answer[0], answer[2]) == (0, "")
    return json.loads(answer[1])


def birthdays(relapp: Run) -> dict[str, str]:
    return {each["name"]: each["birthday"] for each in as_json(relapp("clients", "--json"))["clients"]}


def test_imports_are_listed_the_latest_first(relapp: Run, cards: Path, table: Path) -> None:
    relapp("import", cards)
    relapp("import", table)

    found = as_json(relapp("imports", "--json"))["imports"]

    assert [(line["id"], line["file"], line["undone"]) for line in found] == [(2, "table.csv", False), (1, "cards.vcf", False)]
    assert (found[1]["read"], found[1]["added"]) == (2, 2)
    assert "cards.vcf  2 read: 2 added" in relapp("imports")[1]


def test_a_book_without_imports_says_so(relapp: Run, cards: Path) -> None:
    relapp("import", "--dry-run", cards)

    assert relapp("imports")[1] == "Nothing was imported yet.\n"


def test_an_import_is_taken_back_with_a_word_on_what_stays(relapp: Run, cards: Path) -> None:
    with time_machine.travel("2026-11-23T09:00:00", tick=False):
        relapp("import", cards)
    with time_machine.travel("2026-11-24T09:00:00", tick=False):
        relapp("log", "ana", "--purpose", "greeting")
        status, said, _complaint = relapp("imports", "--undo", 1)

    assert status == 0
    assert said == "1 client removed\n1 client was changed since and stays as it is: Ana Prado\n"
    assert list(birthdays(relapp)) == ["Ana Prado"]
    assert "undone" in relapp("imports")[1]


def test_an_undone_import_tells_scripts_what_it_took_back(relapp: Run, cards: Path) -> None:
    relapp("import", cards)

    found = as_json(relapp("imports", "--undo", 1, "--json"))

    assert found == {"version": 1, "id": 1, "removed": 2, "put_back": 0, "kept": 0, "kept_names": []}
    assert birthdays(relapp) == {}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["imports", "--undo", "1"], "was undone already"),
        (["imports", "--undo", "9"], "There is no import 9"),
        (["imports", "--undo", "0"], "not a number from 1"),
        (["import", "cards.vcf", "--map", "Quem=full_name"], "not a table"),
        (["import", "table.csv", "--map", "Quem=hologram"], "full_name"),
        (["import", "table.csv", "--map", "Fax=phone"], "Quem, Contato"),
        (["import", "table.csv", "--map", "Quem"], "Mobile=phone"),
        (["import", "table.csv", "--date-order", "year-first"], "day-first"),
        (["import", "table.csv", "--encoding", "latin-99"], "windows-1252"),
        (["import", "table.csv", "--delimiter", "ab"], "tab"),
        (["import", "table.csv", "--delimiter", "a"], "tab"),
    ],
)
def test_a_mistake_is_one_line_that_names_what_is_possible(
    relapp: Run, cards: Path, table: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    relapp("import", cards)
    relapp("imports", "--undo", 1)
    monkeypatch.chdir(table.parent)

    status, written, complaint = relapp(*arguments)

    assert (status, written, complaint.count("\n")) == (2, "", 1)
    assert said in complaint
    assert birthdays(relapp) == {}


def test_the_guess_comes_in_with_a_line_on_each_doubt(relapp: Run, table: Path) -> None:
    result = as_json(relapp("import", table, "--json"))

    assert (result["read"], result["added"]) == (2, 2)
    doubts = [problem["message"] for problem in result["problems"] if problem["position"] == 0]
    assert ["--map" in said or "--date-order" in said for said in doubts] == [True, True]


def test_whoever_says_how_a_table_is_read_is_believed_and_need_not_say_it_twice(relapp: Run, table: Path) -> None:
    said = ["--map", "quem=full_name", "--map", "CONTATO=phone:cell", "--map", "Aniversário=occasion:Birthday"]
    options = ["--date-order", "month-first", "--encoding", "windows-1252", "--delimiter", ";"]

    result = as_json(relapp("import", table, *said, *options, "--json"))

    assert (result["added"], result["problems"]) == (2, [])
    assert birthdays(relapp) == {"Ana Prado": "1980-03-04", "Rui Melo": "1981-05-06"}
    again = as_json(relapp("import", table, "--json"))
    assert (again["skipped"], again["problems"]) == (2, [])


def test_a_dry_run_remembers_nothing(relapp: Run, table: Path) -> None:
    relapp("import", table, "--dry-run", "--map", "Quem=full_name", "--date-order", "month-first")

    assert as_json(relapp("import", table, "--dry-run", "--json"))["problems"] != []
    assert as_json(relapp("imports", "--json"))["imports"] == []


def test_a_whole_book_comes_in_and_goes_again(relapp: Run, cards: Path, tmp_path: Path) -> None:
    relapp("import", cards)
    relapp("export", tmp_path / "all.json")

    dry = as_json(relapp("import", tmp_path / "all.json", "--dry-run", "--json"))
    relapp("imports", "--undo", 1)
    result = as_json(relapp("import", tmp_path / "all.json", "--json"))

    assert (dry["read"], dry["skipped"]) == (2, 2)
    assert (result["read"], result["added"]) == (2, 2)
    assert as_json(relapp("imports", "--undo", 2, "--json"))["removed"] == 2


def test_a_mistake_in_the_second_file_keeps_the_first_out(relapp: Run, cards: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text("Name,Phone\n", encoding="utf-8")

    status, written, complaint = relapp("import", cards, broken)

    assert (status, written, complaint.count("\n")) == (2, "", 1)
    assert relapp("clients")[0] == 3
