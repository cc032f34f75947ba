"""The most memory that an import takes, in KiB: ``import_peak.py BOOK FILE``."""

import sys
from pathlib import Path

from relapp.cli import main

book, file = sys.argv[1:]
assert main(["--book", book, "import", file]) == 0
# What the kernel tells a parent of its children counts the parent itself, which they were forked from.
lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
print(next(line.split()[1] for line in lines if line.startswith("VmHWM:")))
