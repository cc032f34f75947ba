import subprocess
import sys

import pytest

from environment import DEVELOPMENT, ROOT, RUNTIME
from shipping import left_out

# Imports all of the program and what it draws charts with, where what a folder build leaves out cannot be imported.
IMPORT_ALL = """
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys(sys.argv[1:]))
import pyqtgraph, relapp
for module in pkgutil.walk_packages(relapp.__path__, "relapp."):
    if not module.name.endswith("__main__") and ".migrations" not in module.name:
        importlib.import_module(module.name)
for name in ("holidays", "icalendar", "jeepney.io.blocking", "jinja2", "openpyxl", "phonenumbers", "rapidfuzz.distance", "segno"):
    importlib.import_module(name)
"""


def of_development() -> list[str]:
    return left_out.modules_only_of(left_out.locked(DEVELOPMENT) - left_out.locked(RUNTIME))


def test_the_program_does_without_what_is_left_out():
    command = [sys.executable, "-c", IMPORT_ALL, *left_out.MODULES, *of_development()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_tools_of_development_are_left_out_and_nothing_else():
    modules = of_development()
    assert {"hypothesis", "mypy", "pytest", "vobject"} <= set(modules)
    assert not {"PySide6", "babel", "dateutil", "keyring", "numpy", "relapp", "six"} & set(modules)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6\\translations\\qtbase_de.qm",
        "babel/locale-data/pt_PT.dat",
        "holidays/locale/de/LC_MESSAGES/DE.mo",
    ],
)
def test_what_nobody_asks_for_is_left_out(place):
    assert left_out.is_left_out(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "babel/global.dat",
        "babel/locale-data/en_GB.dat",
        "babel/locale-data/root.dat",
        "holidays/locale/ro/LC_MESSAGES/RO.mo",
        "relapp/_data/translations/ro/LC_MESSAGES/relapp.mo",
    ],
)
def test_what_is_asked_for_stays(place):
    assert not left_out.is_left_out(place)


def test_the_system_gives_its_libraries_but_not_pythons():
    assert left_out.is_of_the_system("/usr/lib/x86_64-linux-gnu/libxcb.so.1")
    assert not left_out.is_of_the_system("/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")
    assert not left_out.is_of_the_system("/usr/lib/python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so")
    assert not left_out.is_of_the_system("/home/ana/.venv/lib/python3.11/site-packages/PySide6/Qt/lib/libQt6Core.so.6")
