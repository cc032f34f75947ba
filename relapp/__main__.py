"""`relapp` and `python -m relapp`."""

import sys

from relapp import cli, logs


def main() -> int:
    """Run what the command line asks for, with a log of it."""
    logs.start()
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
