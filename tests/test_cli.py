import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import time_machine

from relapp import i18n
from relapp.cli import main
from relapp.paths import ROOT

MONDAY = date(2026, 11, 23)
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:João Țepeș
ORG:Café do Porto
TEL;TYPE=CELL:(11) 9 5555-0127
EMAIL:joao@porto.exemplo
BDAY:1980-11-23
CATEGORIES:cafés
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ana Prado
BDAY:--11-25
END:VCARD
BEGIN:VCARD
VERSION:3.0
END:VCARD
"""


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setenv("LANG", "en_RO.UTF-8")
    with time_machine.travel("2026-11-23T09:00:00", tick=False):
        yield
    i18n.set_language("en")


@pytest.fixture
def relapp(tmp_path, capsys):
    """Run a verb on this test's own book: its exit status, what it wrote and what it complained of."""

    def run(*arguments, book=tmp_path / "clients.relapp"):
        status = main(["--book", str(book), *map(str, arguments)])
        written = capsys.readouterr()
        return status, written.out, written.err

    return run


@pytest.fixture
def cards(tmp_path):
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS, encoding="utf-8")
    return path


def as_json(answer):
    status, written, _ = answer
    assert status == 0
    return json.loads(written)


def test_import_counts_add_up_and_name_their_problems(relapp, cards):
    result = as_json(relapp("import", cards, "--json"))
    problems = result.pop("problems")
    assert result == {"version": 1, "read": 3, "added": 2, "merged": 0, "skipped": 0, "failed": 1}
    assert [(problem["file"], problem["position"]) for problem in problems] == [(str(cards), 15)]
    assert problems[0]["message"]
    again = as_json(relapp("import", cards, "--json"))
    assert (again["added"], again["skipped"]) == (0, 2)


def test_a_dry_run_changes_nothing(relapp, cards):
    assert as_json(relapp("import", cards, "--dry-run", "--json"))["added"] == 2
    assert as_json(relapp("clients", "--json"))["clients"] == []


def test_today_says_whom_and_why(relapp, cards):
    relapp("import", cards)
    result = as_json(relapp("today", "--json"))
    assert (result["version"], result["on"]) == (1, "2026-11-23")
    (touch,) = result["touches"]
    assert touch["client"] == {"id": 1, "name": "João Țepeș"}
    assert (touch["purpose"], touch["due"], touch["overdue_days"], touch["hard"]) == ("greeting", "2026-11-23", 0, True)
    (reason,) = touch["reasons"]
    assert reason["code"] == "greet"
    assert reason["data"]["years"] == 46
    assert reason["source"].startswith("occasion/")
    assert "João Țepeș · Café do Porto" in relapp("today")[1]


def test_another_day_can_be_asked_for(relapp, cards):
    relapp("import", cards)
    for day, names in (
        ("2026-11-25", {"João Țepeș", "Ana Prado"}),
        ("2027-11-25", {"João Țepeș", "Ana Prado"}),
        ("2026-11-22", set()),
    ):
        touches = as_json(relapp("today", "--on", day, "--json"))["touches"]
        assert {touch["client"]["name"] for touch in touches} == names


def test_the_week_has_seven_days(relapp, cards):
    relapp("import", cards)
    result = as_json(relapp("week", "--json"))
    assert (result["version"], result["start"], result["not_fitting"]) == (1, "2026-11-23", [])
    assert [day["date"] for day in result["days"]] == [f"2026-11-{day}" for day in range(23, 30)]
    assert [day["working"] for day in result["days"]] == [True] * 5 + [False] * 2
    assert [len(day["touches"]) for day in result["days"]] == [1, 0, 1, 0, 0, 0, 0]
    assert result["days"][0]["capacity"] == 8
    assert "Ana Prado" in relapp("week")[1]


def test_upcoming(relapp, cards):
    relapp("import", cards)
    result = as_json(relapp("upcoming", "--days", 2, "--json"))
    assert (result["version"], result["from"], result["days"]) == (1, "2026-11-23", 2)
    assert [(item["date"], item["client"]["name"]) for item in result["items"]] == [
        ("2026-11-23", "João Țepeș"),
        ("2026-11-25", "Ana Prado"),
    ]
    assert all(item["purpose"] == "greeting" and item["reasons"] for item in result["items"])


def test_clients(relapp, cards):
    relapp("import", cards)
    found = as_json(relapp("clients", "--search", "tepes", "--json"))["clients"]
    assert found == [
        {
            "id": 1,
            "name": "João Țepeș",
            "company": "Café do Porto",
            "importance": "not_sorted",
            "stage": None,
            "tags": ["cafés"],
            "phones": ["(11) 9 5555-0127"],
            "emails": ["joao@porto.exemplo"],
            "birthday": "1980-11-23",
            "last_contact": None,
        }
    ]
    assert [each["birthday"] for each in as_json(relapp("clients", "--json"))["clients"]] == ["--11-25", "1980-11-23"]


def test_duplicates_are_listed_with_their_reasons(relapp, tmp_path):
    path = tmp_path / "twice.csv"
    path.write_text("Name,Phone\nAna Prado,(11) 5555-0101\nAna Souza,(11) 5555-0101\n", encoding="utf-8")
    relapp("import", path)
    assert as_json(relapp("duplicates", "--json"))["duplicates"] == [
        {
            "first": {"id": 1, "name": "Ana Prado"},
            "second": {"id": 2, "name": "Ana Souza"},
            "score": 62,
            "sure": False,
            "reasons": ["same_phone"],
        }
    ]
    assert "Ana Souza  maybe  same phone\n1 pair" in relapp("duplicates")[1]


def test_log_by_name_and_by_number(relapp, cards):
    relapp("import", cards)
    assert relapp("log", "tepes", "--purpose", "greeting", "--channel", "whatsapp", "--note", "feliz")[0] == 0
    assert as_json(relapp("today", "--json"))["touches"] == []
    assert relapp("log", "2", "--purpose", "thank-you", "--on", "2026-11-20", "--outcome", "left-message")[0] == 0
    contacts = {each["name"]: each["last_contact"] for each in as_json(relapp("clients", "--json"))["clients"]}
    assert contacts == {"João Țepeș": "2026-11-23", "Ana Prado": None}


def test_a_touch_to_come_is_not_logged(relapp, cards):
    relapp("import", cards)
    status, _out, said = relapp("log", "2", "--purpose", "greeting", "--on", "2026-11-24")
    assert status == 2
    assert "still to come" in said


@pytest.mark.parametrize("ending", ["vcf", "csv"])
def test_what_was_exported_comes_back(relapp, cards, tmp_path, ending):
    relapp("import", cards)
    target = tmp_path / f"out.{ending}"
    assert relapp("export", target)[0] == 0
    result = as_json(relapp("import", target, "--json", book=tmp_path / "other.relapp"))
    assert (result["added"], result["failed"]) == (2, 0)
    result = as_json(relapp("import", target, "--json"))
    assert result["skipped"] == 2


def test_check_finds_nothing_in_a_sound_book(relapp, cards):
    relapp("import", cards)
    assert relapp("check")[0] == 0


def test_a_sample_is_a_book_to_try_things_on(relapp, tmp_path):
    path = tmp_path / "sample.relapp"
    assert relapp("sample", path, "--clients", 60, "--seed", 3, "--on", MONDAY)[0] == 0
    assert len(as_json(relapp("clients", "--json", book=path))["clients"]) == 60
    assert as_json(relapp("today", "--on", MONDAY, "--json", book=path))["touches"]
    again = tmp_path / "again.relapp"
    relapp("sample", again, "--clients", 60, "--seed", 3, "--on", MONDAY)
    for verb in (["clients"], ["today", "--on", MONDAY], ["week", "--on", MONDAY], ["upcoming", "--days", 30, "--on", MONDAY]):
        assert as_json(relapp(*verb, "--json", book=path)) == as_json(relapp(*verb, "--json", book=again))
    assert relapp("check", book=path)[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["today", "--on", "2026-13-01"],
        ["today", "--on", "tomorrow"],
        ["today", "--on", "0001-01-01"],
        ["week", "--on", "9999-12-31"],
        ["upcoming", "--days", "99999999"],
        ["upcoming", "--days", "0"],
        ["upcoming"],
        ["frobnicate"],
        ["import"],
        ["import", "no-such-file.vcf"],
        ["import", "."],
        ["log", "nobody", "--purpose", "gift"],
        ["log", "ana", "--purpose", "frobnicate"],
        ["export", "clients.docx"],
        ["--lang", "xx", "today"],
    ],
)
def test_a_users_mistake_is_one_line_and_changes_nothing(relapp, cards, arguments):
    relapp("import", cards)
    status, written, complaint = relapp(*arguments)
    assert status == 2
    assert written == ""
    assert complaint.count("\n") == 1
    assert complaint.startswith("relapp: ")
    assert len(as_json(relapp("clients", "--json"))["clients"]) == 2


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(100), b"hello", b"BEGIN:VCARD", b"PK\x03\x04" + bytes(50)])
@pytest.mark.parametrize("name", ["cards.vcf", "cards.csv"])
def test_a_file_that_is_none_is_said(relapp, cards, tmp_path, content, name):
    relapp("import", cards)
    bad = tmp_path / name
    bad.write_bytes(content)
    good = tmp_path / "good.vcf"
    good.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:New\nEND:VCARD\n", encoding="utf-8")
    status, written, complaint = relapp("import", bad, "--json")
    if status:
        assert status == 2
        assert written == ""
        assert complaint.count("\n") == 1
    else:
        assert json.loads(written)["failed"] == json.loads(written)["read"] == 1
    assert len(as_json(relapp("clients", "--json"))["clients"]) == 2


def test_two_files_come_in_together_or_not_at_all(relapp, cards, tmp_path):
    bad = tmp_path / "bad.vcf"
    bad.write_bytes(b"")
    assert relapp("import", cards, bad)[0] == 2
    assert relapp("clients")[0] == 3


def test_what_is_no_book_is_refused(relapp, cards):
    for verb in (["today"], ["import", cards], ["check"]):
        status, _, complaint = relapp(*verb, book=cards)
        assert status == 3
        assert "not a Relapp book" in complaint
    assert cards.read_text(encoding="utf-8") == CARDS


def test_a_book_that_is_not_there_is_said(relapp):
    status, _, complaint = relapp("today")
    assert status == 3
    assert "relapp import FILE" in complaint


def test_no_verb_needs_qt(tmp_path, cards):
    """In a process where Qt cannot be imported, every verb but the PDF works."""
    script = tmp_path / "without_qt.py"
    script.write_text(
        "import sys\nsys.modules['PySide6'] = None\nsys.modules['shiboken6'] = None\nfrom relapp.cli import main\n"
        "book = sys.argv[1]\n"
        "verbs = ['sample ' + book + ' --clients 20', 'import ' + sys.argv[2], 'today', 'week', 'upcoming --days 3', 'clients',\n"
        "         'log 1 --purpose gift', 'export ' + book + '.vcf', 'check', 'today --json']\n"
        "for verb in map(str.split, verbs):\n"
        "    assert main(['--book', book, *verb]) == 0, verb\n",
        encoding="utf-8",
    )
    command = [sys.executable, script, tmp_path / "b.relapp", cards]
    subprocess.run(
        command, check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}, stdout=subprocess.DEVNULL
    )


def test_the_weeks_list_as_pdf(relapp, cards, tmp_path, qapp):
    relapp("import", cards)
    target = tmp_path / "week.pdf"
    assert relapp("week", "--pdf", target)[0] == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert relapp("week", "--pdf", tmp_path / "no" / "such" / "folder.pdf")[0] == 2


def test_help_needs_no_book(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    assert "verbs" in capsys.readouterr().out


def test_the_language_asked_for_is_spoken(relapp, cards):
    relapp("import", cards)
    assert "segunda-feira" in relapp("--lang", "pt_BR", "week")[1].lower()
    assert "luni" in relapp("week", "--lang", "ro")[1].lower()


def test_the_program_starts_as_a_module():
    done = subprocess.run([sys.executable, "-m", "relapp", "--version"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Relapp ")
    assert Path(ROOT, "relapp", "__main__.py").exists()


def test_on_a_sunday_the_week_is_the_one_to_work(relapp, cards):
    relapp("import", cards)
    with time_machine.travel("2026-11-22T10:00:00", tick=False):
        assert as_json(relapp("week", "--json"))["start"] == "2026-11-23"
        assert as_json(relapp("week", "--on", "2026-11-22", "--json"))["start"] == "2026-11-16"


def test_problems_are_told_in_the_language_of_the_book(relapp, cards, monkeypatch):
    relapp("--lang", "pt_BR", "import", cards)
    monkeypatch.setenv("LANG", "ro_RO.UTF-8")
    assert "lidos" in relapp("import", cards)[1]
    assert "endereço" not in relapp("--lang", "en", "import", cards)[1]
