"""How the program that runs is started once more."""

from pathlib import Path

from PySide6.QtCore import QProcess

from relapp.autostart.command import HIDDEN, own_command


def start_again(book: Path | None) -> None:
    """Start it on `book`, or on the user's own where none is open; it outlives this one."""
    command = own_command(book)
    program, *arguments = (each for each in command.arguments if each != HIDDEN)
    process = QProcess()
    process.setProgram(program)
    process.setArguments(arguments)
    if command.folder:
        process.setWorkingDirectory(str(command.folder))
    # Whoever reads what this one says would wait for the other's end too.
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    process.startDetached()
