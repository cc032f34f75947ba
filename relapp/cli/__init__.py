"""The command line."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import TextIO, cast

from relapp import i18n, logs
from relapp.cli.options import parser
from relapp.cli.terminal import Terminal, one_line
from relapp.errors import BookError, UserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb, or the window where none is given; 0 done, 2 the input is at fault, 3 the book cannot be used."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    # A mistake in the arguments is said before they are understood: in the language asked for, if that can be seen.
    wanted = next((known for known in i18n.LANGUAGES if known in given), i18n.guess_language())
    i18n.set_language(wanted, i18n.guess_country())
    with redirect_stdout(_terminal(sys.stdout)), redirect_stderr(_terminal(sys.stderr)):
        return _run(given)


def _run(given: Sequence[str]) -> int:
    try:
        options = parser(given).parse_args(given)
        if options.lang:
            i18n.set_language(options.lang, i18n.guess_country())
        run: Callable[[argparse.Namespace], int] = options.run
        with logs.timed(run.__name__):
            return run(options)
    except UserError as error:
        if isinstance(error, BookError):
            logs.fault(error)
        print("relapp:", one_line(str(error)), file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _terminal(stream: TextIO | None) -> TextIO:
    # Windows gives a program of windows no terminal to write to.
    return cast("TextIO", Terminal(stream or StringIO()))
