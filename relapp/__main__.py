"""`relapp` and `python -m relapp`."""

import sys

from relapp import cli, crashes, logs


def main() -> int:
    """Run what the command line asks for, with a log of it."""
    logs.start()
    crashes.start()
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
