"""Where a book lies: a folder that is kept in step with others, or that is on another computer, is no place to work in."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from relapp.i18n import _

# By what their folders are called, as far as people leave them as they are.
_BY_NAME = (
    (re.compile(r"dropbox( \(.*\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"onedrive( ?- ?.*)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"google ?drive( .*)?|googledrive-.*|my drive", re.IGNORECASE), "Google Drive"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents", re.IGNORECASE), "iCloud"),
    (re.compile(r"nextcloud\d?", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"owncloud\d?", re.IGNORECASE), "ownCloud"),
    (re.compile(r"box( sync)?|box-box", re.IGNORECASE), "Box"),
    (re.compile(r"pclouddrive|pcloud ?drive", re.IGNORECASE), "pCloud"),
    (re.compile(r"mega( ?sync)?|megasync", re.IGNORECASE), "MEGA"),
    (re.compile(r"yandex\.?disk", re.IGNORECASE), "Yandex Disk"),
    (re.compile(r"synologydrive|synology ?drive", re.IGNORECASE), "Synology Drive"),
)

# By what they leave in their topmost folder.
_BY_MARK = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".sync", "Resilio Sync"),
)

# As Linux calls them.
_NETWORK = re.compile(
    r"nfs4?|cifs|smb\d?|smbfs|afs|ncpfs|9p|ceph|glusterfs|davfs2?|fuse\.(sshfs|rclone|gvfsd-fuse|davfs2?|s3fs|glusterfs)"
)

_MOUNTS = Path("/proc/self/mountinfo")

# What Windows says of a drive on another computer.
_REMOTE_DRIVE = 4


class Trouble(StrEnum):
    """Why a folder is no place for a book."""

    SYNCED = "synced"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that is no place for a book; `name` is the program that keeps it in step, or the kind of network."""

    trouble: Trouble
    folder: Path
    name: str


def trouble_with(book: Path) -> Place | None:
    """What is wrong with the folder of a book; None where nothing is."""
    folder = book.absolute().parent
    return _synced(folder) or _on_network(folder)


def warning(place: Place) -> str:
    """Why the book should not be there, and what to do instead."""
    if place.trouble is Trouble.SYNCED:
        message = _(
            "The book is in a folder that {name} keeps in step with other computers. It may copy the book in the middle of a "
            "change, or put an old copy over a new one. Move the book to a folder of this computer, and make this one the "
            "second place for backups: those are finished copies."
        )
    else:
        message = _(
            "The book is on another computer, reached over the network ({name}). A connection that breaks in the middle of a "
            "change can damage it, and two computers may write at once. Move the book to a folder of this computer, and make "
            "this one the second place for backups."
        )
    return message.format(name=place.name)


def short_warning(place: Place) -> str:
    """That the book should not be there; the settings say why."""
    if place.trouble is Trouble.SYNCED:
        return _("The book is in a folder of {name}, where it can be damaged: see Backups in the settings.").format(
            name=place.name
        )
    return _("The book is on another computer, where it can be damaged: see Backups in the settings.")


def _synced(folder: Path) -> Place | None:
    for each in (folder, *folder.parents):
        for pattern, name in _BY_NAME:
            if pattern.fullmatch(each.name):
                return Place(Trouble.SYNCED, each, name)
        for mark, name in _BY_MARK:
            if _has(each, mark):
                return Place(Trouble.SYNCED, each, name)
    return None


def _has(folder: Path, mark: str) -> bool:
    try:
        return next(folder.glob(mark), None) is not None if "*" in mark else (folder / mark).exists()
    except OSError:
        return False


def _on_network(folder: Path) -> Place | None:
    if sys.platform == "win32":
        return _on_network_drive(folder)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    kind = kind_of_mount(folder.resolve(), mounts)
    return Place(Trouble.NETWORK, folder, kind) if _NETWORK.fullmatch(kind) else None


def kind_of_mount(folder: Path, mounts: Iterable[str]) -> str:
    """The kind of file system that holds `folder`, by the lines of Linux's mountinfo (proc(5)); empty where none does."""
    longest, kind = -1, ""
    for line in mounts:
        before, _separator, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) < 5 or not kinds[0]:
            continue
        point = Path(re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), fields[4]))
        # Of several on one point, the last one is seen.
        if folder.is_relative_to(point) and len(point.parts) >= longest:
            longest, kind = len(point.parts), kinds[0]
    return kind


def _on_network_drive(folder: Path) -> Place | None:
    """By the name of a share, or by what Windows says of a drive."""
    import ctypes

    if folder.drive.startswith("\\\\"):
        return Place(Trouble.NETWORK, folder, folder.drive)
    kind = getattr(ctypes, "windll").kernel32.GetDriveTypeW(folder.anchor)  # noqa: B009 - there is none elsewhere
    return Place(Trouble.NETWORK, folder, folder.drive) if kind == _REMOTE_DRIVE else None
