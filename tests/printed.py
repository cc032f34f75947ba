"""What was printed, read back: words out of HTML, and out of a PDF through poppler."""

import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler, which reads the pages back, is not installed"
)


def text_of(html: str) -> str:
    """The words of a fragment."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def run(*command: str | Path) -> str:
    """What a program of poppler says."""
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def pages_of(pdf: Path) -> list[str]:
    """The words of each page, in the order in which they stand on it."""
    return [" ".join(page.split()) for page in run("pdftotext", "-layout", pdf, "-").split("\f")[:-1]]


def info_of(pdf: Path) -> dict[str, str]:
    """Title, page size and the like."""
    return dict(re.findall(r"^([^:]+):[ \t]*(.*)$", run("pdfinfo", pdf), re.MULTILINE))
