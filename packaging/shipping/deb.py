"""The Debian package: the folder, an entry in the menu, icons, manual pages, and what each part may be used for."""

import gzip
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from email.utils import formatdate
from pathlib import Path

from shipping import depends, folder, icons, licences, manual
from shipping.tree import ROOT, epoch, epoch_environment, version

TEMPLATES = ROOT / "packaging" / "debian"
DESKTOP = ROOT / "resources" / "desktop"
LIBRARY = Path("usr", "lib", "relapp")
METAINFO = "local.relapp.Relapp.metainfo.xml"
MAINTAINER = "The Relapp authors <relapp@localhost>"

# How dpkg-deb packs: well, in minutes, or in seconds for a package that is only tried.
SMALL, QUICK = ("-Zxz", "-z6"), ("-Zgzip", "-z4")


def make(target: Path, program: Path | None = None, packing: Sequence[str] = SMALL) -> Path:
    """Write the package into the folder `target`, of the folder build `program` or of a new one; raises CalledProcessError."""
    with tempfile.TemporaryDirectory(prefix="relapp-debian-") as temporary:
        root = Path(temporary, "root")
        shutil.copytree(program or folder.make(Path(temporary, "built")), root / LIBRARY, symlinks=True)
        _write_share(root / "usr" / "share")
        binary = root / "usr" / "bin" / "relapp"
        binary.parent.mkdir()
        binary.symlink_to("../lib/relapp/relapp")
        _set_modes(root)
        _write_control(root)
        target.mkdir(parents=True, exist_ok=True)
        package = target / f"relapp_{version()}-1_{_architecture()}.deb"
        command = ["dpkg-deb", "--root-owner-group", *packing, "--build", str(root), str(package)]
        subprocess.run(command, check=True, env=epoch_environment(), stdout=subprocess.DEVNULL)
        return package


def _write_share(share: Path) -> None:
    _copy(DESKTOP / "relapp.desktop", share / "applications")
    _copy(DESKTOP / METAINFO, share / "metainfo")
    _copy(TEMPLATES / "lintian-overrides", share / "lintian" / "overrides", "relapp")
    icons.write_theme(share)
    for language in manual.LANGUAGES:
        place = share / "man" / ("" if language == "en" else language) / "man1"
        _write_packed(place / "relapp.1.gz", manual.page(language))
    _write_documents(share / "doc" / "relapp")


def _write_documents(documents: Path) -> None:
    _write_packed(documents / "changelog.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    _write_packed(
        documents / "changelog.Debian.gz",
        f"relapp ({version()}-1) unstable; urgency=medium\n\n  * As told in changelog.gz.\n\n"
        f" -- {MAINTAINER}  {formatdate(epoch())}\n",
    )
    known = licences.parts()
    for part in known:
        for number, text in enumerate(part.texts):
            name = text.name if len(part.texts) == 1 else f"{number + 1}-{text.name}"
            _copy(text, documents / "licences" / part.name, name)
    lines = [f"  {part.name} {part.version}: {part.terms}" for part in known]
    template = (TEMPLATES / "copyright.in").read_text(encoding="utf-8")
    told = template.format(parts="\n".join(lines), licence=(ROOT / "LICENSE").read_text(encoding="utf-8"))
    (documents / "copyright").write_text(told, encoding="utf-8")


def _write_control(root: Path) -> None:
    size = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
    template = (TEMPLATES / "control.in").read_text(encoding="utf-8")
    needed = ", ".join(depends.of(root, root / LIBRARY))
    text = template.format(version=version(), architecture=_architecture(), maintainer=MAINTAINER, size=size, depends=needed)
    _write(root / "DEBIAN" / "control", text)
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts)
    command = ["md5sum", *(str(path.relative_to(root)) for path in files)]
    _write(root / "DEBIAN" / "md5sums", subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout)


def _set_modes(root: Path) -> None:
    """What runs may be run, what is read may be read, by everybody; whatever the mask of whoever builds."""
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == root / LIBRARY / "relapp" else 0o644)


def _architecture() -> str:
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)
    path.parent.chmod(0o755)


def _write_packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _copy(source: Path, place: Path, name: str = "") -> None:
    place.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, place / (name or source.name))
