"""The files that the program reads and that are no modules: packages carry them inside `relapp`, where `relapp.paths` looks."""

from collections.abc import Iterator
from pathlib import Path

DATA = Path("relapp", "_data")
NOT_READ = ("pictures", "desktop")  # the README's, and what a system reads of a program


def carried(root: Path) -> Iterator[tuple[Path, Path]]:
    """Each file to carry from the source tree `root`, and its place beside the package; the catalogues must be compiled."""
    resources = root / "resources"
    for path in sorted(resources.rglob("*")):
        if path.is_file() and path.relative_to(resources).parts[0] not in NOT_READ:
            yield path, DATA / path.relative_to(root)
    for path in sorted((root / "translations").glob("*/LC_MESSAGES/*.mo")):
        yield path, DATA / path.relative_to(root)
