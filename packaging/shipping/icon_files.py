"""The program's icon in the one file that Windows (.ico) and macOS (.icns) each want: pictures in PNG one after the other."""

import struct
import tempfile
from pathlib import Path

from shipping import icons

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)

# The name by which each size goes (Apple's icns; those for dense screens are twice what they stand for).
ICNS_SIZES = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}

_HEAD, _ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")


def write_ico(file: Path) -> None:
    """Write the icon for Windows. Raises OSError."""
    pictures = [_picture(size) for size in ICO_SIZES]
    place = _HEAD.size + _ENTRY.size * len(pictures)
    head = _HEAD.pack(0, 1, len(pictures))
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        # 256 is written as 0.
        head += _ENTRY.pack(size % 256, size % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    file.write_bytes(head + b"".join(pictures))


def write_icns(file: Path) -> None:
    """Write the icon for macOS. Raises OSError."""
    parts = [(name, _picture(size)) for name, size in ICNS_SIZES.items()]
    body = b"".join(name + struct.pack(">I", len(picture) + 8) + picture for name, picture in parts)
    file.write_bytes(b"icns" + struct.pack(">I", len(body) + 8) + body)


def _picture(size: int) -> bytes:
    with tempfile.TemporaryDirectory(prefix="relapp-icon-") as folder:
        file = Path(folder, "icon.png")
        icons.write(size, file)
        return file.read_bytes()
