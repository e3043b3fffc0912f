"""`python -m loc`"""

from __future__ import annotations

import sys

from loc.cli import main

if __name__ == "__main__":
    sys.exit(main())
