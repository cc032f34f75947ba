"""What Relapp needs from a Linux system beside Python: libraries that Qt loads, a font, and the tools of the tests."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MANAGERS: Mapping[str, tuple[str, ...]] = {
    "apt-get": ("apt-get", "install", "-y", "--no-install-recommends"),
    "dnf": ("dnf", "install", "-y"),
    "pacman": ("pacman", "-S", "--needed"),
    "zypper": ("zypper", "install"),
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")

PROGRAM_FOLDERS = ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib")


@dataclass(frozen=True, slots=True)
class Need:
    """One thing the system gives, how to see that it is there, and its package for each of MANAGERS in their order."""

    name: str
    is_present: Callable[[str], bool]
    packages: tuple[str, str, str, str]


def loads(library: str) -> bool:
    """Whether the system's loader finds `library` and all that it needs in turn."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_on_path(tool: str) -> bool:
    """Whether `tool` can be called by its name."""
    return shutil.which(tool) is not None


def has_program(name: str, folders: Iterable[str] = PROGRAM_FOLDERS) -> bool:
    """Whether a program that no user calls is where systems keep those."""
    return any((Path(folder) / name).exists() for folder in folders)


def has_font(prefix: str, folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Whether the file of some scalable font begins with `prefix`; any font's does with an empty one."""
    return any(
        name.startswith(prefix) and name.lower().endswith((".ttf", ".otf", ".ttc"))
        for folder in folders
        for _, _, names in os.walk(Path(folder).expanduser())
        for name in names
    )


FOR_VENV = (
    Need(
        "ensurepip",
        lambda module: importlib.util.find_spec(module) is not None,
        (f"python3.{sys.version_info.minor}-venv", "python3-libs", "python", "python3-base"),
    ),
)

_LIBRARIES: Mapping[str, tuple[str, str, str, str]] = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd", "Mesa-libEGL1"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd", "Mesa-libGL1"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11", "libX11-xcb1"),
    "libcups.so.2": ("libcups2", "cups-libs", "libcups", "libcups2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig", "fontconfig"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2", "libglib-2_0-0"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2", "krb5-libs", "krb5", "krb5"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb", "libxcb-randr0"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil", "libxcb-render-util0"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb", "libxcb-sync1"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb", "libxcb-xfixes0"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb", "libxcb-xkb1"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11", "libxkbcommon-x11-0"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0"),
}

FOR_QT = (
    *(Need(library, loads, packages) for library, packages in _LIBRARIES.items()),
    Need("", has_font, ("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu", "dejavu-fonts")),
)

FOR_TESTS = (
    Need("Xvfb", is_on_path, ("xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb")),
    Need("xdotool", is_on_path, ("xdotool", "xdotool", "xdotool", "xdotool")),
    Need("pdftotext", is_on_path, ("poppler-utils", "poppler-utils", "poppler", "poppler-tools")),
    Need("dbus-daemon", is_on_path, ("dbus", "dbus-daemon", "dbus", "dbus-1")),
    Need("dunst", is_on_path, ("dunst", "dunst", "dunst", "dunst")),
    Need("openbox", is_on_path, ("openbox", "openbox", "openbox", "openbox")),
    Need("gnome-keyring-daemon", is_on_path, ("gnome-keyring", "gnome-keyring", "gnome-keyring", "gnome-keyring")),
    Need("Inter", has_font, ("fonts-inter", "rsms-inter-fonts", "inter-font", "inter-fonts")),
)

# What carries the words of the window to a screen reader: asked for by the one test that listens there.
FOR_SCREEN_READERS = (Need("at-spi-bus-launcher", has_program, ("at-spi2-core", "at-spi2-core", "at-spi2-core", "at-spi2-core")),)

# A printer to try: asked for by the one test that prints, which can be left out where the rest is to run.
FOR_PRINTING = (
    Need("/usr/sbin/cupsd", is_on_path, ("cups", "cups", "cups", "cups")),
    Need("/usr/lib/cups/backend/cups-pdf", is_on_path, ("printer-driver-cups-pdf", "cups-pdf", "cups-pdf", "cups-pdf")),
    Need("pdftocairo", is_on_path, ("poppler-utils", "poppler-utils", "poppler", "poppler-tools")),
)

# What makes a folder build, and a Debian package of it.
FOR_FOLDER = (
    Need("strip", is_on_path, ("binutils", "binutils", "binutils", "binutils")),
    Need("patchelf", is_on_path, ("patchelf", "patchelf", "patchelf", "patchelf")),
)
FOR_DEBIAN = (Need("dpkg-shlibdeps", is_on_path, ("dpkg-dev", "dpkg-dev", "dpkg", "dpkg")),)

# Who judges the Debian package; asked for by the tests of packages alone.
FOR_JUDGING = (
    Need("lintian", is_on_path, ("lintian", "lintian", "lintian", "lintian")),
    Need("appstreamcli", is_on_path, ("appstream", "appstream", "appstream", "AppStream")),
    Need("desktop-file-validate", is_on_path, ("desktop-file-utils",) * 4),
    Need("man", is_on_path, ("man-db", "man-db", "man-db", "man")),
)


def provide(needs: Sequence[Need]) -> None:
    """Have all `needs`: installed where this is Debian's root; else raises SystemExit with the exact command."""
    fault = obtain(needs) if sys.platform == "linux" else ""
    if fault:
        sys.exit(fault)


def obtain(needs: Sequence[Need]) -> str:
    """Install what is missing where this is Debian's root; what is missing then and the exact command for it, or nothing."""
    absent = missing(needs)
    manager = next(filter(is_on_path, MANAGERS), None)
    if absent and manager == "apt-get" and os.geteuid() == 0:
        _install(install_command(manager, absent))
        absent = missing(absent)
    return advice(manager, absent, is_root=os.geteuid() == 0) if absent else ""


def missing(needs: Iterable[Need]) -> list[Need]:
    """Those of `needs` that the system has not got."""
    return [need for need in needs if not need.is_present(need.name)]


def install_command(manager: str, needs: Iterable[Need]) -> list[str]:
    """The command of `manager`, one of MANAGERS, that installs `needs`."""
    column = list(MANAGERS).index(manager)
    return [*MANAGERS[manager], *sorted({need.packages[column] for need in needs})]


def advice(manager: str | None, needs: Sequence[Need], *, is_root: bool) -> str:
    """What is missing and the exact command to type; `manager` is None where no known one is there."""
    names = ", ".join(need.name or "a font" for need in needs)
    if manager is None:
        return f"Relapp needs from the system: {names}. Install them and run the same command again."
    command = " ".join([*([] if is_root else ["sudo"]), *install_command(manager, needs)])
    return f"Relapp needs from the system: {names}. Install them with:\n  {command}"


def _install(command: Sequence[str]) -> None:
    print(f"Installing from the system's packages: {' '.join(command)}", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # What apt says stays off standard output, which belongs to the program; what it could not do shows in what is still missing.
    for step in (["apt-get", "update"], command):
        subprocess.run(step, env=quiet, check=False, stdout=sys.stderr)
