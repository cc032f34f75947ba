"""The .venv beside the repository: made from a lock, used as it is while that lock stands, remade when anything is amiss."""

import hashlib
import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import system

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUNTIME = ROOT / "packaging" / "requirements.txt"
DEVELOPMENT = ROOT / "packaging" / "requirements-dev.txt"  # repeats every line of RUNTIME
STAMP = "relapp-stamp.json"


def interpreter(folder: Path = VENV) -> Path:
    """The Python inside the environment `folder`."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def provide(lock: Path, folder: Path = VENV) -> None:
    """Have every package of `lock` in `folder`, from the network only where they are not; raises SystemExit in one line."""
    if not is_ready(lock, folder):
        system.provide(system.FOR_VENV)
        _make(lock, folder)
    _compile_catalogues(folder)


def is_ready(lock: Path, folder: Path) -> bool:
    """Whether `folder` was finished here for this Python and the present text of `lock`, and nothing went missing since."""
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        made_for = (stamp["python"], stamp["folder"], stamp["locks"].get(lock.name))
        installed = set(stamp["installed"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False
    return made_for == (_python(), str(folder), digest(lock)) and _base_exists(folder) and installed <= set(_installed(folder))


def digest(lock: Path) -> str:
    """A fingerprint of the lock's text, the same on every system."""
    return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def stale_catalogues(translations: Path) -> list[Path]:
    """The catalogues under `translations` that were never compiled, or changed since."""
    return [
        source
        for source in sorted(translations.glob("*/LC_MESSAGES/relapp.po"))
        if not source.with_suffix(".mo").exists() or source.with_suffix(".mo").stat().st_mtime < source.stat().st_mtime
    ]


def _make(lock: Path, folder: Path) -> None:
    import venv

    print("Setting up .venv: once, a minute or two…", file=sys.stderr, flush=True)
    pip = [str(interpreter(folder)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    try:
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(folder)
        options = ("--require-hashes", "--only-binary=:all:", "--requirement", str(lock))
        subprocess.run([*pip, *options], check=True, stdout=sys.stderr)
        # Relative, so that its text is plain whatever the folder is called; it lets `-m relapp` work in any folder.
        (_site_packages(folder) / "relapp.pth").write_text(os.path.relpath(ROOT, _site_packages(folder)), encoding="ascii")
        _write_stamp(lock, folder)
    except subprocess.CalledProcessError:
        sys.exit("The packages could not be installed, as said above. Check the network and run the same command again.")
    except OSError as error:
        sys.exit(f"{folder} could not be made: {error}. Close what uses it, and run the same command again.")


def _write_stamp(lock: Path, folder: Path) -> None:
    locks = (RUNTIME, DEVELOPMENT) if lock == DEVELOPMENT else (lock,)
    stamp = {
        "python": _python(),
        "folder": str(folder),
        "locks": {each.name: digest(each) for each in locks},
        "installed": _installed(folder),
    }
    (folder / STAMP).write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def _python() -> str:
    return f"{sys.implementation.cache_tag} {sysconfig.get_platform()}"


def _base_exists(folder: Path) -> bool:
    lines = (folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines() if (folder / "pyvenv.cfg").exists() else []
    homes = [line.partition("=")[2].strip() for line in lines if line.partition("=")[0].strip() == "home"]
    return interpreter(folder).exists() and bool(homes) and Path(homes[0]).is_dir()


def _installed(folder: Path) -> list[str]:
    return sorted(path.parent.name for path in _site_packages(folder).glob("*.dist-info/RECORD"))


def _site_packages(folder: Path) -> Path:
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))


def _compile_catalogues(folder: Path) -> None:
    """Compile what changed; the program does without, in memory and slower, where that fails."""
    if stale_catalogues(ROOT / "translations"):
        subprocess.run([str(interpreter(folder)), str(ROOT / "packaging" / "catalogues.py"), "compile"], check=False)
