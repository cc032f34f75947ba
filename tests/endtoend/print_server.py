"""A print server of the test's own: its files, its socket and its printers are nobody else's."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.endtoend.conftest import eventually

SYSTEM_OPTIONS = Path("/etc/cups")
PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
# What printers of today say of themselves, and a server takes for one that wants no PostScript.
TAKES_PDF = '*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"\n'

_SERVER = """
Listen {folder}/socket
Browsing No
DefaultAuthType None
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """
User lp
Group lp
SystemGroup root
LogFileGroup root
FileDevice Yes
ServerRoot {folder}/root
RequestRoot {folder}/spool
TempDir {folder}/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/access
ErrorLog {folder}/errors
PageLog {folder}/pages
"""
_CUPS_PDF = """
Out {folder}/out/{name}
AnonDirName {folder}/out/{name}
Spool {folder}/spool-pdf
Log {folder}
"""


class PrintServer:
    """Runs as long as `print_server`; `variables` tell a program to print here and nowhere else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.variables: Mapping[str, str] = {"CUPS_SERVER": str(folder / "socket")}

    def is_up(self) -> bool:
        """Whether it answers."""
        return "is running" in self._say("lpstat", "-r")

    def add_printer(self, name: str) -> None:
        """One that takes PDF as it comes, as those of today do."""
        (self._folder / "out" / name).mkdir()
        description = self._folder / f"{name}.ppd"
        description.write_text(PPD.read_text() + TAKES_PDF)
        self._add(name, f"file://{self._folder}/out/{name}/pages.pdf", description)

    @contextmanager
    def cups_pdf_printer(self, name: str) -> Iterator[None]:
        """One as Debian's package sets it up, by way of PostScript; until the block ends its options lie with the system's."""
        options = SYSTEM_OPTIONS / f"cups-pdf-{name}.conf"
        options.write_text(_CUPS_PDF.format(folder=self._folder, name=name))
        try:
            self._add(name, f"cups-pdf:/{name}", PPD, "-o", "pdftops-renderer-default=pdftocairo")
            yield
        finally:
            options.unlink()

    def printed(self, name: str) -> Path:
        """The pages of the one job that this printer had, once it is done."""
        assert eventually(lambda: bool(self._say("lpstat", "-W", "completed", "-o", name))), self._jobs()
        found = list((self._folder / "out" / name).glob("*.pdf"))
        assert len(found) == 1, self._jobs()
        return found[0]

    def _add(self, name: str, device: str, description: Path, *options: str) -> None:
        self._say("lpadmin", "-p", name, "-v", device, "-P", str(description), "-E", *options)

    def _say(self, *command: str) -> str:
        variables = os.environ | self.variables | {"LC_ALL": "C"}
        return subprocess.run(command, env=variables, capture_output=True, check=False, text=True).stdout

    def _jobs(self) -> str:
        """What the server wrote down of its jobs."""
        lines = (self._folder / "errors").read_text(errors="replace").splitlines()
        return "\n".join(line for line in lines if "[Job" in line)


@contextmanager
def print_server() -> Iterator[PrintServer]:
    """A server without printers."""
    # Not in the folders of pytest, which are closed to whom the filters run as.
    with tempfile.TemporaryDirectory(prefix="relapp-cups-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for each in ("root", "spool", "tmp", "cache", "state", "out"):
            (folder / each).mkdir()
        shutil.chown(folder / "tmp", group="lp")
        (folder / "tmp").chmod(0o1770)
        (folder / "cupsd.conf").write_text(_SERVER.format(folder=folder))
        (folder / "cups-files.conf").write_text(_FILES.format(folder=folder))
        command = ["/usr/sbin/cupsd", "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                server = PrintServer(folder)
                assert eventually(server.is_up), "the print server did not start"
                yield server
            finally:
                process.terminate()
