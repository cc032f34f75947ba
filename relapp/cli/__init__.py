"""The command line."""

import argparse
import sys
from collections.abc import Callable, Sequence

from relapp import i18n
from relapp.cli.options import parser
from relapp.errors import UserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb, or the window where none is given; 0 done, 2 the input is at fault, 3 the book cannot be used."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    # A mistake in the arguments is said before they are understood: in the language asked for, if that can be seen.
    wanted = next((known for known in i18n.LANGUAGES if known in given), i18n.guess_language())
    i18n.set_language(wanted, i18n.guess_country())
    try:
        options = parser(given).parse_args(given)
        if options.lang:
            i18n.set_language(options.lang, i18n.guess_country())
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except UserError as error:
        print(f"relapp: {error}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        sys.stderr.close()
        return 0
