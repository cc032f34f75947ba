"""Renews packaging/requirements*.txt from pyproject.toml: `python3 packaging/lock.py [--upgrade] [--upgrade-package NAME]`."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / "packaging" / "requirements.txt"
DEV = ROOT / "packaging" / "requirements-dev.txt"

# One lock serves every system and every Python of the range; it holds names, versions and hashes, and no address.
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
)


def compile_lock(uv: str, lock: Path, *options: str) -> None:
    """Write `lock`, keeping the versions it has unless `options` ask for newer ones; raises SystemExit where uv fails."""
    command = [uv, "pip", "compile", "pyproject.toml", "--output-file", str(lock.relative_to(ROOT)), *OPTIONS, *options]
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    if status:
        sys.exit(status)
    if "://" in lock.read_text(encoding="utf-8"):
        sys.exit(f"{lock.name} holds an address: check uv's settings, it may not be committed.")


def main() -> None:
    """Renew both locks; the development lock repeats the versions of the other."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(ROOT / ".venv" / "bin"))
    if uv is None:
        sys.exit("lock.py needs uv: install it with `python3 -m pip install uv`.")
    options = sys.argv[1:]
    compile_lock(uv, RUNTIME, *options)
    compile_lock(uv, DEV, "--group=dev", f"--constraints={RUNTIME.relative_to(ROOT)}", *options)


if __name__ == "__main__":
    main()
