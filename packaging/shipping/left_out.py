"""What a folder build leaves out: parts of Python, of Qt and of the packages that Relapp never asks for."""

import re
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path, PurePosixPath

# Imported only by what we do not call, or in a `try` whose failure is harmless.
MODULES = (
    # Python's own: tools, servers, terminals, and what reaches for the network.
    "_curses", "_ssl", "_tkinter", "curses", "doctest", "ensurepip", "ftplib", "idlelib", "lib2to3", "multiprocessing.dummy",
    "pdb", "pydoc_data", "readline", "smtplib", "ssl", "test", "tkinter", "turtle", "unittest", "venv", "xmlrpc",
    # What speaks of a place or a carrier, and numbers of emergency.
    "phonenumbers.carrierdata", "phonenumbers.geodata", "phonenumbers.tzdata",
    # Stock exchanges.
    "holidays.financial",
    # Charts are drawn by Qt's painter, in two dimensions, of numbers that we counted.
    "IPython", "OpenGL", "PySide6.QtDBus", "PySide6.QtTest", "cupy", "matplotlib", "numba",
    "numpy.char", "numpy.ctypeslib", "numpy.f2py", "numpy.fft", "numpy.ma", "numpy.polynomial", "numpy.random", "numpy.rec",
    "numpy.strings", "numpy.testing", "numpy.tests", "pyqtgraph.canvas", "pyqtgraph.console", "pyqtgraph.dockarea",
    "pyqtgraph.examples", "pyqtgraph.flowchart", "pyqtgraph.jupyter", "pyqtgraph.opengl", "scipy",
    # Ways to speak to other programs that Relapp does not use.
    "apscheduler.jobstores.mongodb", "apscheduler.jobstores.redis", "apscheduler.jobstores.sqlalchemy",
    "apscheduler.jobstores.zookeeper", "apscheduler.schedulers.asyncio", "apscheduler.schedulers.gevent",
    "apscheduler.schedulers.tornado", "apscheduler.schedulers.twisted", "gi", "playhouse.cockroachdb", "playhouse.postgres_ext",
)  # fmt: skip

_LOCALES = ("root", "en", "en_001", "en_150", "en_GB", "en_US", "pt", "pt_BR", "ro", "ro_RO")
_HOLIDAY_LANGUAGES = ("en_US", "pt_BR", "ro")
_QT_PLUGINS = (
    r"platforms/(libqxcb|libqwayland[^/]*|libqoffscreen|qwindows|qoffscreen|libqcocoa)\.",
    r"iconengines/(lib)?qsvgicon\.",
    r"imageformats/(lib)?q(svg|jpeg)\.",
    r"platforminputcontexts/lib(compose|ibus)platforminputcontextplugin\.",
    r"platformthemes/libqxdgdesktopportal\.",
    r"printsupport/",
    r"styles/",
    r"wayland-decoration-client/libadwaita\.",
    r"wayland-shell-integration/libxdg-shell\.",
)
_QT_LIBRARIES = (
    "Core",
    "DBus",
    "Gui",
    "Network",
    "OpenGL",
    "OpenGLWidgets",
    "PrintSupport",
    "Svg",
    "WaylandClient",
    "Widgets",
    "XcbQpa",
)

_LEFT_OUT = re.compile(
    "|".join((
        r"PySide6/(Qt/)?translations/",  # every word of Qt's that is seen is ours: see relapp/ui/qt_words.py
        rf"PySide6/(Qt/)?plugins/(?!{'|'.join(_QT_PLUGINS)})",
        rf"PySide6/Qt/lib/libQt6(?!({'|'.join(_QT_LIBRARIES)})\.)",
        r"PySide6/opengl32sw\.dll",
        rf"babel/locale-data/(?!({'|'.join(_LOCALES)})\.dat)",
        r"dateutil/zoneinfo/",
        rf"holidays/locale/(?!({'|'.join(_HOLIDAY_LANGUAGES)})/)",
        r"(.*/)?tests?/",
        r"numpy/_core/(_multiarray_tests|_operand_flag_tests|_rational_tests|_simd|_struct_ufunc_tests|_umath_tests)\.",
        r"numpy/.*\.pyi?$",
        r"pyqtgraph/colors/maps/",
        r"setuptools/|_distutils_hack/",
    ))
)  # fmt: skip

# Each desktop has these in its own build, and its own of them must be used with its drivers, fonts and printers.
_SYSTEM_FOLDERS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")


def is_left_out(place: str) -> bool:
    """Whether the file that would go to `place` in the folder is of no use there."""
    return _LEFT_OUT.match(PurePosixPath(place.replace("\\", "/")).as_posix()) is not None


def is_of_the_system(source: str) -> bool:
    """Whether a library is one that a Linux system gives; Python's own is brought along wherever it lies."""
    path = Path(source)
    is_library = ".so" in path.name and not path.name.startswith("libpython") and "lib-dynload" not in path.parts
    folders = {folder for given in _SYSTEM_FOLDERS for folder in (given, str(Path(given).resolve()))}
    return is_library and any(source.startswith(f"{folder}/") for folder in folders) and "site-packages" not in path.parts


def modules_only_of(distributions: Iterable[str]) -> list[str]:
    """The modules that come with `distributions` and with no other: those of the tools of development."""
    wanted = {re.sub(r"[-_.]+", "-", name).lower() for name in distributions}
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if module.isidentifier() and all(re.sub(r"[-_.]+", "-", owner).lower() in wanted for owner in owners)
    )


def locked(lock: Path) -> set[str]:
    """The distributions that a lock of packaging/ names."""
    return set(re.findall(r"^([A-Za-z0-9_.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))
