"""Which of Debian's packages a folder build needs, found by Debian's own tool in what its libraries ask for."""

import subprocess
import tempfile
from pathlib import Path

# What no library asks for by its name: zones of time, and what hands links and files to other programs.
ALSO = ("tzdata", "xdg-utils")
_ELF = b"\x7fELF"


def of(root: Path, library: Path) -> list[str]:
    """The packages, each with the version it must have; `library` is the folder build inside the package's `root`."""
    programs = [path for path in sorted(library.rglob("*")) if path.is_file() and not path.is_symlink() and _is_elf(path)]
    folders = sorted({str(path.parent) for path in programs})
    with tempfile.TemporaryDirectory(prefix="relapp-depends-") as temporary:
        # The tool wants to see a source package, and says into which folder things go by that of the package.
        control = Path(temporary, "debian", "control")
        control.parent.mkdir()
        control.write_text("Source: relapp\n\nPackage: relapp\nArchitecture: any\n", encoding="utf-8")
        options = ["-O", "--ignore-missing-info", "--warnings=0", f"-S{root}", *(f"-l{folder}" for folder in folders)]
        command = ["dpkg-shlibdeps", *options, *(f"-e{path}" for path in programs)]
        answer = subprocess.run(command, cwd=temporary, check=True, capture_output=True, text=True).stdout
    found = answer.partition("shlibs:Depends=")[2].strip().split(", ")
    return sorted({*(name for name in found if name), *ALSO})


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_ELF)) == _ELF
