"""What can be known of the packages of other systems without those systems."""

import configparser
import plistlib
import re
import shlex
import struct
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import build
import smoke
from environment import ROOT
from relapp.autostart.macos import LABEL
from relapp.autostart.windows import RUN, VALUE
from relapp.i18n import LANGUAGES
from shipping import __main__ as shipping_main
from shipping import icon_files, macos, tree, windows

WORKFLOW = ROOT / ".github" / "workflows" / "packages.yml"
SCRIPT = windows.RECIPE / windows.SCRIPT


def sections(file: Path) -> dict[str, list[str]]:
    """The lines of each section of a file of Inno Setup's, without remarks."""
    found: dict[str, list[str]] = {"": []}
    name = ""
    for line in file.read_text("utf-8").splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            name = heading[1]
            assert name not in found
            found[name] = []
        elif line and not line.startswith(";"):
            found[name].append(line)
    return found


def parameters(line: str) -> dict[str, str]:
    """The parameters of an entry, such as `Name: "en"; Flags: unchecked`."""
    pairs = re.findall(r'(\w+): ("(?:[^"]|"")*"|[^;]*)', line)
    return {name: value.strip().strip('"') for name, value in pairs}


@pytest.fixture
def script() -> dict[str, list[str]]:
    return sections(SCRIPT)


def test_each_recipe_is_a_command():
    assert {"appimage", "windows", "macos"} <= set(build.NEEDS) == set(shipping_main.MAKERS)


@pytest.mark.parametrize("kind", ["windows", "macos"])
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it may be made")
def test_what_this_system_cannot_make_is_said(kind, tmp_path):
    with pytest.raises(SystemExit, match=r"is made on (Windows|macOS)"):
        shipping_main.MAKERS[kind](tmp_path / "dist")


def test_the_installer_takes_its_version_from_the_project(script):
    assert tree.version() not in SCRIPT.read_text("utf-8")
    setup = dict(line.split("=", 1) for line in script["Setup"])
    assert setup["AppVersion"] == setup["VersionInfoVersion"] == "{#Version}"
    assert re.fullmatch(r"\d+\.\d+\.\d+", tree.version())
    assert setup["OutputBaseFilename"] == "Relapp-{#Version}-setup"


def test_the_installer_needs_no_administrator_and_forces_nothing(script):
    setup = dict(line.split("=", 1) for line in script["Setup"])
    assert setup["PrivilegesRequired"] == "lowest"
    assert all(parameters(line)["Flags"] == "unchecked" for line in script["Tasks"])
    started = [parameters(line) for line in script["Registry"] if RUN in line]
    assert [(each["ValueType"], each["ValueName"]) for each in started] == [("none", VALUE)]
    assert {parameters(line)["Root"] for line in script["Registry"]} == {"HKCU"}


def test_the_uninstaller_takes_nothing_but_what_was_installed(script):
    assert "UninstallDelete" not in script
    assert [parameters(line)["Name"] for line in script["InstallDelete"]] == [r"{app}\_internal"]


def test_the_installer_names_files_that_there_are(script):
    files = re.findall(r"\{#Folder\}\\([\w.*]+)", SCRIPT.read_text("utf-8"))
    assert set(files) == {"relapp.ico", "*"}
    programs = set(re.findall(r"\{app\}\\([\w.]+)", SCRIPT.read_text("utf-8")))
    assert programs == {"relapp.exe", "relapp.ico", "_internal"}


def test_the_installer_speaks_the_program_s_languages(script):
    languages = {parameters(line)["Name"]: parameters(line)["MessagesFile"] for line in script["Languages"]}
    assert set(languages) == {language.partition("_")[0] for language in LANGUAGES}
    assert languages["ro"].split(",")[-1] == windows.ROMANIAN
    for section in ("Messages", "CustomMessages"):
        keys = [line.partition("=")[0].split(".") for line in script[section]]
        assert {language for language, _key in keys} == set(languages)
        assert len({key for _language, key in keys}) * len(languages) == len(keys)


def test_every_message_that_the_script_asks_for_is_in_romanian(script):
    asked = set(re.findall(r"\{cm:(\w+)", SCRIPT.read_text("utf-8")))
    own = {line.partition("=")[0].partition(".")[2] for line in script["CustomMessages"]}
    romanian = sections(windows.RECIPE / windows.ROMANIAN)
    assert asked - own == {line.partition("=")[0] for line in romanian["CustomMessages"]}


def test_romanian_is_written_as_romanians_write():
    parser = configparser.RawConfigParser(comment_prefixes=(";",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(windows.RECIPE / windows.ROMANIAN, "utf-8")
    texts = dict(parser["Messages"])
    assert len(texts) > 100
    assert not [key for key, text in texts.items() if set("şţŞŢ") & set(text) or not text]
    # A number that is left out leaves the reader without a name or a path.
    assert all(f"%{number}" in texts["LastErrorMessage"] for number in (1, 2, 3))
    assert "[name]" in texts["WelcomeLabel1"]
    assert parser["LangOptions"]["LanguageID"] == "$0418"


def test_the_copy_that_is_compiled_is_known_as_utf_8(tmp_path):
    copied = windows.lay_out(tmp_path)

    assert copied.read_bytes().startswith(b"\xef\xbb\xbf#" if SCRIPT.read_text("utf-8").startswith("#") else b"\xef\xbb\xbf;")
    assert (tmp_path / windows.ROMANIAN).read_text("utf-8-sig") == (windows.RECIPE / windows.ROMANIAN).read_text("utf-8")


def test_windows_finds_every_size_in_the_icon(tmp_path):
    icon_files.write_ico(tmp_path / "relapp.ico")

    data = (tmp_path / "relapp.ico").read_bytes()
    kind, count = struct.unpack_from("<HH", data, 2)
    assert (kind, count) == (1, len(icon_files.ICO_SIZES))
    for number, size in enumerate(icon_files.ICO_SIZES):
        width, length, place = struct.unpack_from("<B7xII", data, 6 + 16 * number)
        picture = QImage.fromData(data[place : place + length], "PNG")
        assert (width or 256, picture.width(), picture.height()) == (size, size, size)
        assert picture.pixelColor(size // 2, size // 2).alpha() == 255


def test_macos_finds_every_size_in_the_icon(tmp_path):
    icon_files.write_icns(tmp_path / "relapp.icns")

    data = (tmp_path / "relapp.icns").read_bytes()
    assert data[:4] == b"icns"
    assert struct.unpack_from(">I", data, 4)[0] == len(data)
    place, found = 8, {}
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place + 4)
        found[data[place : place + 4]] = QImage.fromData(data[place + 8 : place + length], "PNG").width()
        place += length
    assert found == icon_files.ICNS_SIZES


def test_the_app_says_who_it_is():
    info = plistlib.loads(plistlib.dumps(macos.info()))
    assert info["CFBundleShortVersionString"] == info["CFBundleVersion"] == tree.version()
    assert info["CFBundleLocalizations"] == [language.replace("_", "-") for language in LANGUAGES]
    assert info["LSBackgroundOnly"] is False
    assert macos.IDENTIFIER == LABEL


def test_the_app_is_made_of_what_the_folder_build_collects(tmp_path, monkeypatch):
    bundled = []
    monkeypatch.setattr("shipping.folder.SPEC", tmp_path / "folder" / "relapp.spec")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "relapp.spec").write_text("COLLECT('parts of ' + SPECPATH, name='relapp')", encoding="utf-8")
    given = {
        "SPECPATH": str(macos.SPEC.parent),
        "workpath": str(tmp_path),
        "COLLECT": lambda parts, **_options: parts,
        "BUNDLE": lambda parts, **options: bundled.append((parts, options)),
    }

    exec(compile(macos.SPEC.read_text("utf-8"), "relapp.spec", "exec"), given)

    ((parts, options),) = bundled
    assert parts == f"parts of {tmp_path / 'folder'}"
    assert (options["name"], options["bundle_identifier"], options["version"]) == ("Relapp.app", LABEL, tree.version())
    assert Path(options["icon"]).read_bytes().startswith(b"icns")


def test_the_workflow_builds_by_the_commands_there_are():
    lines = [line.strip().removeprefix("- ") for line in WORKFLOW.read_text("utf-8").splitlines()]
    built = [shlex.split(line)[-1] for line in lines if line.startswith("run: python packaging/build.py")]
    assert set(built) == {"wheel", "debian", "appimage", "windows", "macos"}
    tried = [line for line in lines if "smoke.py" in line]
    assert len(tried) == 4


def test_the_workflow_says_which_version_of_everything_it_runs():
    text = WORKFLOW.read_text("utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+\.\d+\.\d+", each) for each in used)
    assert not re.findall(r"runs-on: \S*latest", text)
    assert (
        len(re.findall(r"gh release download [\d.]+ ", text)) == len(re.findall(r"^ +[0-9a-f]{64}  \S", text, re.MULTILINE)) == 2
    )
    assert re.search(r"choco install innosetup --version \d", text)
    assert "\t" not in text
    assert not [line for line in text.splitlines() if (len(line) - len(line.lstrip())) % 2]


def test_the_workflow_reads_the_repository_and_writes_nothing():
    text = WORKFLOW.read_text("utf-8")
    assert "permissions:\n  contents: read\n" in text
    assert "secrets." not in text
    assert "https://" not in text


def test_a_smoke_test_of_what_does_not_run_fails(tmp_path, capsys):
    broken = tmp_path / "relapp"
    broken.write_text("#!/bin/sh\nexit 7\n")
    broken.chmod(0o700)
    if sys.platform == "win32":
        pytest.skip("a script is no program there")

    assert smoke.main([str(broken)]) == 1
    assert "ended with 7" in capsys.readouterr().err
    assert smoke.main([]) == 2
