"""Where the folder build begins: `relapp`, as its script would."""

import sys

from relapp.__main__ import main

sys.exit(main())
