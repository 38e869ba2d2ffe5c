"""`python -m atelier_app`, and the entry of the bundle."""

import sys

from atelier_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
