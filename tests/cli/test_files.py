import json
import shutil
from dataclasses import replace

import pytest
import time_machine

from relapp import i18n
from relapp.book import Book
from relapp.cli import main
from relapp.domain.clients import Pause

CARDS = "\r\n".join(
    line
    for name, tag, phone in (("João Țepeș", "cafés", "+55 11 5555-0101"), ("Ana Prado", "vinhos", ""), ("Bia Prado", "cafés", ""))
    for line in (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{name}",
        f"CATEGORIES:{tag}",
        f"TEL:{phone}",
        "BDAY:1980-11-23",
        "END:VCARD",
        "",
    )
)


@pytest.fixture(scope="module")
def three_clients(tmp_path_factory):
    """A book as the cards make it."""
    folder = tmp_path_factory.mktemp("cards")
    (folder / "cards.vcf").write_text(CARDS)
    with pytest.MonkeyPatch.context() as patched, time_machine.travel("2026-11-23T09:00:00", tick=False):
        patched.setenv("LANG", "en_US.UTF-8")
        assert main(["--book", str(folder / "clients.relapp"), "import", str(folder / "cards.vcf")]) == 0
    return folder / "clients.relapp"


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    with time_machine.travel("2026-11-23T09:00:00", tick=False):
        yield
    i18n.set_language("en")


@pytest.fixture
def relapp(tmp_path, capsys, three_clients):
    """Run a verb on a book with three clients: its exit status, what it wrote and what it complained of."""
    shutil.copy(three_clients, tmp_path)

    def run(*arguments, book=tmp_path / "clients.relapp"):
        capsys.readouterr()
        status = main(["--book", str(book), *map(str, arguments)])
        written = capsys.readouterr()
        return status, written.out, written.err

    return run


@pytest.mark.parametrize("ending", ["vcf", "csv", "xlsx", "ics", "json"])
def test_every_format_says_how_many_and_comes_back(relapp, tmp_path, ending):
    target = tmp_path / f"out.{ending}"
    assert relapp("export", target) == (0, f"{target}: 3 clients\n", "")
    status, said, _problems = relapp("import", target, "--json", book=tmp_path / "other.relapp")
    assert status == 0
    assert {name: json.loads(said)[name] for name in ("read", "added", "failed")} == {"read": 3, "added": 3, "failed": 0}
    status, said, _problems = relapp("clients", "--json", book=tmp_path / "other.relapp")
    names = [client["name"] for client in json.loads(said)["clients"]]
    assert sorted(names) == ["Ana Prado", "Bia Prado", "João Țepeș"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--search", "prado"], ["Ana Prado", "Bia Prado"]),
        (["--tag", "cafés"], ["Bia Prado", "João Țepeș"]),
        (["--search", "prado", "--tag", "cafés"], ["Bia Prado"]),
        (["--importance", "not-sorted"], ["Ana Prado", "Bia Prado", "João Țepeș"]),
        (["--importance", "vip"], []),
    ],
)
def test_some_clients_can_be_chosen(relapp, tmp_path, options, found):
    target = tmp_path / "out.vcf"
    status, said, _problems = relapp("export", target, *options)
    assert (status, said) == (0, f"{target}: {len(found)} client{'s' * (len(found) != 1)}\n")
    names = [line.removeprefix("FN:") for line in target.read_text().splitlines() if line.startswith("FN:")]
    assert sorted(names) == found


@pytest.mark.parametrize(("options", "version"), [([], "4.0"), (["--vcard", "4"], "4.0"), (["--vcard", "3"], "3.0")])
def test_a_card_has_the_version_asked_for(relapp, tmp_path, options, version):
    relapp("export", tmp_path / "out.vcf", *options)
    assert f"VERSION:{version}" in (tmp_path / "out.vcf").read_text()


@pytest.mark.parametrize(
    "arguments",
    [
        ["out.docx"],
        ["out"],
        ["out.csv", "--vcard", "3"],
        ["out.vcf", "--vcard", "2.1"],
        ["out.vcf", "--importance", "most"],
        ["no-such-folder/out.vcf"],
        [],
    ],
)
def test_a_mistake_is_one_line_and_writes_nothing(relapp, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    there = sorted(tmp_path.iterdir())
    status, said, problem = relapp("export", *arguments)
    assert (status, said, problem.count("\n")) == (2, "", 1)
    assert sorted(tmp_path.iterdir()) == there


def test_a_whole_book_that_is_cut_off_comes_in_as_far_as_it_goes(relapp, tmp_path):
    target = tmp_path / "out.json"
    relapp("export", target)
    target.write_bytes(target.read_bytes()[:-60])
    status, said, _problems = relapp("import", target, "--json", book=tmp_path / "other.relapp")
    result = json.loads(said)
    assert (status, result["read"], result["added"], result["failed"]) == (0, 3, 2, 1)
    assert any("the rest is missing" in problem["message"] for problem in result["problems"])


def test_looking_at_a_whole_book_changes_nothing(relapp, tmp_path):
    target, other = tmp_path / "out.json", tmp_path / "other.relapp"
    relapp("export", target)
    assert json.loads(relapp("import", target, "--dry-run", "--json", book=other)[1])["added"] == 3
    assert json.loads(relapp("clients", "--json", book=other)[1])["clients"] == []


def test_a_whole_book_of_a_newer_relapp_is_refused(relapp, tmp_path):
    newer = tmp_path / "newer.json"
    newer.write_text('{"relapp": 2,\n"settings": {}\n}\n')
    status, _said, problem = relapp("import", newer, book=tmp_path / "other.relapp")
    assert status == 2
    assert "newer Relapp" in problem
    assert not (tmp_path / "other.relapp").exists()


def test_who_is_not_to_be_contacted_is_left_out_unless_everybody_is_wanted(relapp, tmp_path):
    with Book(tmp_path / "clients.relapp") as book:
        ana = book.clients.get(book.list.find("Ana")[0].id)
        book.clients.save(replace(ana, pause=Pause.DO_NOT_CONTACT))
    target = tmp_path / "out.vcf"
    left_out = "1 left out: not to be contacted. Add --everybody to write them too.\n"
    assert relapp("export", target) == (0, f"{target}: 2 clients\n{left_out}", "")
    assert relapp("export", target, "--everybody") == (0, f"{target}: 3 clients\n", "")
    assert relapp("export", tmp_path / "out.json")[1].endswith(": 3 clients\n")
