import tomllib
from xml.etree import ElementTree as ET

import pytest

import build
import relapp
from environment import ROOT
from relapp.i18n import LANGUAGES
from relapp.paths import RESOURCES, TRANSLATIONS, shipped
from shipping import licences, manual, tree
from shipping.carried import carried

METAINFO = RESOURCES / "desktop" / "local.relapp.Relapp.metainfo.xml"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def test_the_program_finds_its_files_beside_the_package_in_the_tree(tmp_path):
    assert shipped("resources", ROOT / "relapp") == RESOURCES == ROOT / "resources"
    assert shipped("translations", ROOT / "relapp") == TRANSLATIONS


def test_the_program_finds_its_files_inside_an_installed_package(tmp_path):
    (tmp_path / "relapp" / "_data").mkdir(parents=True)
    assert shipped("resources", tmp_path / "relapp") == tmp_path / "relapp" / "_data" / "resources"


def test_every_file_that_is_read_is_carried():
    places = {place.as_posix() for _source, place in carried(ROOT)}
    for name in ("icons/bell.svg", "fonts/RelappPrint-Bold.otf", "print/print.css", "texts/ro.toml", "theme/relapp.qss"):
        assert f"relapp/_data/resources/{name}" in places
    assert not [place for place in places if "/desktop/" in place or "today-pt_BR.png" in place]


@pytest.mark.parametrize("words", [[], ["shoe"], ["wheel", "a", "b"]])
def test_what_is_not_made_is_refused_with_what_is(words, capsys):
    assert build.main(words) == 2
    assert "wheel, folder or debian" in capsys.readouterr().err


def test_one_version_is_said_everywhere():
    released = ET.parse(METAINFO).getroot().findall("releases/release")
    assert tree.version() == relapp.__version__ == released[0].get("version")
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == relapp.__version__


def test_packages_are_as_old_as_the_caller_says(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert tree.epoch() == 1700000000
    assert tree.epoch_environment()["SOURCE_DATE_EPOCH"] == "1700000000"


def test_software_centres_are_told_in_every_language():
    told = ET.parse(METAINFO).getroot()
    for texts in (told.findall("summary"), told.findall("description/p"), told.findall("description/ul/li")):
        found = [text.get(LANGUAGE, "en") for text in texts]
        assert [found.count(language) for language in LANGUAGES] == [len(found) // len(LANGUAGES)] * len(LANGUAGES)


def test_the_menu_is_told_in_every_language():
    lines = (RESOURCES / "desktop" / "relapp.desktop").read_text("utf-8").splitlines()
    for key in ("GenericName", "Comment", "Keywords"):
        for suffix in ("", "[pt_BR]", "[ro]"):
            assert [line for line in lines if line.startswith(f"{key}{suffix}=")]


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_the_manual_page_tells_every_verb(language):
    page = manual.page(language)
    for verb in ("import", "today", "print", "restore", "check"):
        assert rf"\fBrelapp {verb}\fR" in page
    assert r"print week [\-\-" in page
    assert "None" not in page


def test_every_language_has_a_manual_page():
    assert manual.LANGUAGES == LANGUAGES


def test_each_part_comes_under_known_terms_with_their_text():
    parts = {part.name.lower(): part for part in licences.parts()}
    assert {"python", "pyside6_essentials", "sqlcipher3", "peewee"} <= set(parts)
    assert all(part.terms and part.version for part in parts.values())
    assert [name for name, part in parts.items() if not part.texts and name not in ("pyside6_essentials", "shiboken6")] == []
