from pathlib import Path

import pytest

from relapp.book import places
from relapp.book.places import Trouble, kind_of_mount, trouble_with, warning

MOUNTS = r"""21 1 8:1 / / rw - ext4 /dev/sda1 rw
22 21 0:30 / /mnt/my\040office rw shared:1 - nfs4 server:/clients rw
23 21 0:31 / /home/ana/Far rw - fuse.sshfs ana@server: rw
24 22 0:32 / /mnt/my\040office/local rw - ext4 /dev/sdb1 rw
25 21 0:33 / /stick rw - ext4 /dev/sdc1 rw
26 21 0:34 / /stick rw - cifs //server/stick rw
nonsense
""".splitlines()


@pytest.fixture(autouse=True)
def _mounts(tmp_path, monkeypatch):
    file = tmp_path / "mountinfo"
    file.write_text("\n".join(MOUNTS))
    monkeypatch.setattr(places, "_MOUNTS", file)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive - Casa das Flores", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-ana@example.com", "Google Drive"),
        ("com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
    ],
)
def test_a_folder_that_is_kept_in_step_is_known_by_its_name(folder, name):
    found = trouble_with(Path("/home/ana") / folder / "work" / "clients.relapp")

    assert (found.trouble, found.name) == (Trouble.SYNCED, name)
    assert name in warning(found)
    assert "second place" in warning(found)


@pytest.mark.parametrize(("mark", "name"), [(".stfolder", "Syncthing"), (".sync_1a2b.db", "Nextcloud"), (".dropbox", "Dropbox")])
def test_or_by_what_is_in_it(tmp_path, mark, name):
    (tmp_path / "kept" / "deep").mkdir(parents=True)
    (tmp_path / "kept" / mark).touch()

    assert trouble_with(tmp_path / "kept" / "deep" / "clients.relapp").name == name


@pytest.mark.parametrize(
    ("folder", "kind"), [("/mnt/my office/shop", "nfs4"), ("/home/ana/Far", "fuse.sshfs"), ("/stick", "cifs")]
)
def test_another_computer_is_known_by_its_mount(folder, kind):
    found = trouble_with(Path(folder) / "clients.relapp")

    assert (found.trouble, found.name) == (Trouble.NETWORK, kind)
    assert kind in warning(found)


@pytest.mark.parametrize("folder", ["/home/ana", "/home/ana/Dropbox stories", "/mnt/my office/local", "/home/ana/Farther"])
def test_any_other_folder_is_fine(folder):
    assert trouble_with(Path(folder) / "clients.relapp") is None


def test_a_system_that_lists_no_mounts_is_no_trouble(monkeypatch):
    monkeypatch.setattr(places, "_MOUNTS", Path("/nowhere/at/all"))
    assert trouble_with(Path("/mnt/my office/clients.relapp")) is None


def test_what_lies_below_nothing_has_no_kind():
    assert kind_of_mount(Path("/home"), []) == ""
