"""The app for macOS and its disk image, made on macOS with what that brings along. Neither is signed by a known developer."""

import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import catalogues
from shipping import icon_files
from shipping.tree import ROOT, epoch_environment, version

SPEC = ROOT / "packaging" / "macos" / "relapp.spec"
IDENTIFIER = "local.relapp.Relapp"
APP = "Relapp.app"

# What Qt 6.10 and 6.11 are made for.
OLDEST_SYSTEM = "13.0"


def make(target: Path) -> Path:
    """Write the disk image into the folder `target`. Raises CalledProcessError, and SystemExit elsewhere than on macOS."""
    if platform.system() != "Darwin":
        sys.exit("The app for macOS is made on macOS.")
    catalogues.compile_all(ROOT)
    target.mkdir(parents=True, exist_ok=True)
    image = target / f"Relapp-{version()}-{platform.machine()}.dmg"
    with tempfile.TemporaryDirectory(prefix="relapp-macos-") as temporary:
        shown = Path(temporary, "shown")
        options = ("--noconfirm", "--log-level", "ERROR", "--workpath", str(Path(temporary, "work")), "--distpath", temporary)
        subprocess.run([sys.executable, "-m", "PyInstaller", *options, str(SPEC)], check=True, env=epoch_environment())
        shown.mkdir()
        # `ditto` keeps what a plain copy of an app would lose.
        copy = ["ditto", str(Path(temporary, APP)), str(shown / APP)]
        subprocess.run(copy, check=True)
        (shown / "Applications").symlink_to("/Applications")
        command = ["hdiutil", "create", "-volname", "Relapp", "-srcfolder", str(shown), "-ov", "-format", "UDZO", str(image)]
        subprocess.run(command, check=True)
    return image


def bundle(icon: Path) -> dict[str, Any]:
    """What PyInstaller's BUNDLE is told; the icon is written to `icon`."""
    icon_files.write_icns(icon)
    return {"name": APP, "icon": str(icon), "bundle_identifier": IDENTIFIER, "version": version(), "info_plist": info()}


def info() -> dict[str, Any]:
    """The app's Info.plist, beyond what PyInstaller writes."""
    return {
        "CFBundleName": "Relapp",
        "CFBundleDisplayName": "Relapp",
        "CFBundleVersion": version(),
        "CFBundleShortVersionString": version(),
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "pt-BR", "ro"],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        # The program answers verbs in a terminal too; PyInstaller would take it for one without windows.
        "LSBackgroundOnly": False,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "© 2026 The Relapp authors. MIT License.",
    }
