import ast
import sys
from pathlib import Path

import pytest

import bootstrap
import environment
import system

PATH_TO_BOOTSTRAP = Path(bootstrap.__file__)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (3, 14)])
def test_the_supported_pythons_will_do(version):
    assert bootstrap.python_fault(version) == ""


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 15), (4, 0)])
def test_another_python_is_named_in_one_line_with_the_range(version):
    fault = bootstrap.python_fault(version)
    assert "3.11 to 3.14" in fault
    assert f"{version[0]}.{version[1]}" in fault
    assert "\n" not in fault


def test_an_old_python_can_read_far_enough_to_say_that_it_is_too_old():
    tree = ast.parse(PATH_TO_BOOTSTRAP.read_text(encoding="utf-8"), feature_version=(3, 7))
    lines = [type(node) for node in tree.body]
    judged = lines.index(ast.If)
    assert [alias.name for node in tree.body[:judged] if isinstance(node, ast.Import) for alias in node.names] == ["sys"]
    assert ast.ImportFrom not in lines[:judged]


@pytest.mark.parametrize(
    "arguments",
    [[], ["--book", "today.relapp"], ["--lang", "ro"], ["--book=x.relapp"], ["--book", "x.relapp", "--lang", "pt_BR"]],
)
def test_without_a_verb_the_window_opens(arguments):
    assert bootstrap.opens_window(arguments)
    assert bootstrap.draws(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["today"],
        ["--lang", "ro", "week", "--json"],
        ["--book", "x.relapp", "import", "a.vcf"],
        ["--help"],
        ["--version"],
        ["print", "--help"],
    ],
)
def test_a_verb_needs_neither_a_window_nor_qt(arguments):
    assert not bootstrap.opens_window(arguments)
    assert not bootstrap.draws(arguments)


@pytest.mark.parametrize(
    "arguments", [["week", "--pdf", "week.pdf"], ["--lang", "ro", "print", "client", "--pdf=ana.pdf", "Ana"]]
)
def test_a_pdf_needs_qt_but_no_window(arguments):
    assert not bootstrap.opens_window(arguments)
    assert bootstrap.draws(arguments)


@pytest.mark.parametrize(
    ("platform", "variables"),
    [
        ("linux", {"DISPLAY": ":0"}),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}),
        ("win32", {}),
        ("darwin", {}),
    ],
)
def test_where_there_is_a_display_nothing_is_wrong(platform, variables):
    assert bootstrap.display_fault(platform, variables) == ""


def test_without_a_display_one_line_points_to_the_list(monkeypatch, capsys):
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(environment, "provide", lambda lock: pytest.fail("nothing is installed for a window that cannot open"))
    assert bootstrap.main(["run"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "packaging/bootstrap.py run today" in said.err


def test_a_verb_becomes_the_program_without_a_display_or_qt(monkeypatch):
    started = []
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(system, "provide", lambda needs: pytest.fail("a verb needs nothing from the system"))
    monkeypatch.setattr(environment, "provide", started.append)
    monkeypatch.setattr(bootstrap.os, "name", "nt")
    monkeypatch.setattr(
        bootstrap.subprocess, "run", lambda command, check: started.append(command) or type("Done", (), {"returncode": 3})
    )
    assert bootstrap.main(["run", "today", "--json"]) == 3
    assert started[0] == environment.RUNTIME
    assert started[1][1:] == ["-m", "relapp", "today", "--json"]


@pytest.mark.parametrize("arguments", [[], ["install"], ["--help"]])
def test_another_verb_gets_the_usage(arguments, capsys):
    assert bootstrap.main(arguments) == 2
    assert "bootstrap.py run" in capsys.readouterr().err
