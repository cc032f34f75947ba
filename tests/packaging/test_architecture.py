import subprocess
import sys

from environment import ROOT

WITH_QT = ("relapp.app", "relapp.background", "relapp.paper.render", "relapp.reminding", "relapp.scheduling", "relapp.ui")
IMPORT_ALL = (
    "import importlib, sys; sys.modules.update(PySide6=None, shiboken6=None); [importlib.import_module(n) for n in sys.argv[1:]]"
)


def _modules() -> list[str]:
    paths = [path.relative_to(ROOT).with_suffix("").parts for path in sorted((ROOT / "relapp").rglob("*.py"))]
    names = [".".join(parts).removesuffix(".__init__") for parts in paths if "migrations" not in parts]
    return [name for name in names if not any(f"{name}.".startswith(f"{allowed}.") for allowed in WITH_QT)]


def test_all_but_the_window_imports_where_qt_cannot_be_imported():
    names = _modules()
    assert "relapp.domain.dates" in names
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL, *names], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
