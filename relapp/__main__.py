"""`relapp` and `python -m relapp`."""

import sys

from relapp.cli import main

if __name__ == "__main__":
    sys.exit(main())
